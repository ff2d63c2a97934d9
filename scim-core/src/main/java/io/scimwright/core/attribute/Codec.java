package io.scimwright.core.attribute;

import io.scimwright.core.internal.Dates;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How a Java value stands on the wire. */
record Codec<T>(Function<ScimValue, Optional<T>> reader, Function<T, ScimValue> writer) {

    static final Codec<String> STRING = new Codec<>(Codec::text, ScimString::of);

    static final Codec<Boolean> BOOL = new Codec<>(
            value -> value instanceof ScimBoolean bool ? Optional.of(bool.value()) : Optional.empty(), ScimBoolean::of);

    static final Codec<BigDecimal> DECIMAL = new Codec<>(
            value -> value instanceof ScimNumber number ? Optional.of(number.value()) : Optional.empty(),
            ScimNumber::of);

    static final Codec<Long> INTEGER = new Codec<>(
            value -> DECIMAL.read(value).filter(Codec::isLong).map(BigDecimal::longValueExact), ScimNumber::of);

    static final Codec<Instant> DATE_TIME =
            new Codec<>(value -> text(value).flatMap(Dates::instant), time -> ScimString.of(Dates.text(time)));

    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    Optional<T> read(ScimValue value) {
        return reader.apply(value);
    }

    ScimValue write(T value) {
        return writer.apply(value);
    }

    static <T> Codec<T> complex(Function<ScimObject, T> reader, Function<T, ScimObject> writer) {
        return new Codec<>(
                value -> value instanceof ScimObject object && object.isAssigned()
                        ? Optional.of(reader.apply(object))
                        : Optional.empty(),
                writer::apply);
    }

    static <E> Codec<List<E>> list(Codec<E> element) {
        return new Codec<>(
                value -> value instanceof ScimList list ? Optional.of(elements(element, list)) : Optional.empty(),
                values -> ScimList.of(values.stream().map(element::write).toList()));
    }

    private static <E> List<E> elements(Codec<E> codec, ScimList list) {
        return list.elements().stream()
                .flatMap(element -> codec.read(element).stream())
                .toList();
    }

    private static Optional<String> text(ScimValue value) {
        return value instanceof ScimString string ? Optional.of(string.value()) : Optional.empty();
    }

    private static boolean isLong(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                && number.compareTo(MIN_LONG) >= 0
                && number.compareTo(MAX_LONG) <= 0;
    }
}
