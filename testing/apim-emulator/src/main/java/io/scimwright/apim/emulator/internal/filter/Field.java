package io.scimwright.apim.emulator.internal.filter;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A field that a list can be filtered by. Immutable.
 *
 * @param <T> the entity
 * @param name as the filter writes it
 * @param kind what may be asked of the field
 * @param text the value of a {@link Kind#TEXT} or {@link Kind#STATE} field
 * @param moment the value of a {@link Kind#DATE} field
 * @param literal brings a literal into the form of the values, for ids that may be written short
 */
public record Field<T>(
        String name,
        Kind kind,
        Function<T, @Nullable String> text,
        Function<T, @Nullable Instant> moment,
        UnaryOperator<String> literal) {

    /** What may be asked of a field. */
    public enum Kind {
        /** Every operator and function. */
        TEXT,
        /** {@code eq} only, never with regard to case. */
        STATE,
        /** {@code eq} only. */
        EXACT,
        /** Every operator, no function. */
        DATE
    }

    /** A field of text. */
    public static <T> Field<T> text(String name, Function<T, @Nullable String> value) {
        return of(name, Kind.TEXT, value, UnaryOperator.identity());
    }

    /** A field of text that only {@code eq} may ask for. */
    public static <T> Field<T> exact(String name, Function<T, @Nullable String> value) {
        return of(name, Kind.EXACT, value, UnaryOperator.identity());
    }

    /** A field that holds ids, which a filter may write short. */
    public static <T> Field<T> id(String name, Function<T, @Nullable String> value, UnaryOperator<String> literal) {
        return of(name, Kind.TEXT, value, literal);
    }

    /** A state. */
    public static <T> Field<T> state(String name, Function<T, @Nullable String> value) {
        return of(name, Kind.STATE, value, UnaryOperator.identity());
    }

    /** A date. */
    public static <T> Field<T> date(String name, Function<T, @Nullable Instant> value) {
        return new Field<>(name, Kind.DATE, entity -> null, value, UnaryOperator.identity());
    }

    private static <T> Field<T> of(
            String name, Kind kind, Function<T, @Nullable String> value, UnaryOperator<String> literal) {
        return new Field<>(name, kind, value, entity -> null, literal);
    }
}
