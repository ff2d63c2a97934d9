package io.scimwright.core.attribute;

import io.scimwright.core.internal.Base64Text;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimValue;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One component of a bound record. */
final class RecordPart {

    private final String name;
    private final Method accessor;
    private final AttributeDefinition definition;
    private final Codec<Object> codec;
    private final boolean optional;

    private RecordPart(
            String name, Method accessor, AttributeDefinition definition, Codec<Object> codec, boolean optional) {
        this.name = name;
        this.accessor = accessor;
        this.definition = definition;
        this.codec = codec;
        this.optional = optional;
    }

    static RecordPart of(RecordComponent component, boolean nesting) {
        String name = component.getName();
        Class<?> type = component.getType();
        boolean optional = type == Optional.class;
        boolean multiValued = type == List.class;
        Class<?> single = optional || multiValued ? argument(component) : type;
        Wire wire = nesting && single.isRecord() ? nested(single.asSubclass(Record.class)) : wire(single, name);
        AttributeDefinition definition = AttributeDefinition.builder(name, wire.type())
                .multiValued(multiValued)
                .required(!optional && !multiValued)
                .subAttributes(wire.subAttributes())
                .build();
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return new RecordPart(name, accessor, definition, multiValued ? list(wire.codec()) : wire.codec(), optional);
    }

    private static Class<?> argument(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (argument instanceof Class<?> single) {
                return single;
            }
        }
        throw unbindable(component.getName(), component.getGenericType());
    }

    private static IllegalArgumentException unbindable(String name, Type type) {
        return new IllegalArgumentException(
                "component '" + name + "' is of type " + type.getTypeName() + ", which SCIM has no value for");
    }

    String name() {
        return name;
    }

    AttributeDefinition definition() {
        return definition;
    }

    /** The component's value; empty where one is needed and none is there. */
    Optional<Object> read(ScimValue value) {
        Optional<Object> read = codec.read(value);
        if (optional) {
            return Optional.of(read);
        }
        return read.isEmpty() && definition.isMultiValued() ? Optional.of(List.of()) : read;
    }

    ScimValue write(Record owner) {
        try {
            Object value = accessor.invoke(owner);
            if (optional) {
                return ((Optional<?>) value).map(codec::write).orElse(ScimList.empty());
            }
            return codec.write(value);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the accessor '" + name + "' failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the accessor '" + name + "' was made accessible", e);
        }
    }

    /** What a Java type is in SCIM. */
    private record Wire(AttributeType type, List<AttributeDefinition> subAttributes, Codec<Object> codec) {

        static <T> Wire of(AttributeType type, Class<T> java, Codec<T> codec) {
            return new Wire(type, List.of(), erased(java, codec));
        }
    }

    private static Wire wire(Class<?> type, String name) {
        if (type == String.class) {
            return Wire.of(AttributeType.STRING, String.class, Codec.STRING);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Wire.of(AttributeType.BOOLEAN, Boolean.class, Codec.BOOL);
        }
        if (type == long.class || type == Long.class) {
            return Wire.of(AttributeType.INTEGER, Long.class, Codec.INTEGER);
        }
        if (type == int.class || type == Integer.class) {
            return Wire.of(AttributeType.INTEGER, Integer.class, INT);
        }
        if (type == BigDecimal.class) {
            return Wire.of(AttributeType.DECIMAL, BigDecimal.class, Codec.DECIMAL);
        }
        if (type == Instant.class) {
            return Wire.of(AttributeType.DATE_TIME, Instant.class, Codec.DATE_TIME);
        }
        if (type == URI.class) {
            return Wire.of(AttributeType.REFERENCE, URI.class, URIS);
        }
        if (type == byte[].class) {
            return Wire.of(AttributeType.BINARY, byte[].class, BYTES);
        }
        throw unbindable(name, type);
    }

    private static <R extends Record> Wire nested(Class<R> type) {
        RecordBinding<R> binding = RecordBinding.of(type, false);
        return new Wire(AttributeType.COMPLEX, binding.definitions(), erased(type, binding.codec()));
    }

    private static final Codec<Integer> INT = new Codec<>(
            value -> Codec.INTEGER
                    .read(value)
                    .filter(number -> number == number.intValue())
                    .map(Long::intValue),
            number -> Codec.INTEGER.write(number.longValue()));

    private static final Codec<URI> URIS = new Codec<>(
            value -> Codec.STRING.read(value).flatMap(RecordPart::uri), uri -> Codec.STRING.write(uri.toString()));

    private static final Codec<byte[]> BYTES = new Codec<>(
            value -> Codec.STRING
                    .read(value)
                    .filter(text -> Base64Text.isValid(text, true))
                    .map(RecordPart::bytes),
            bytes -> Codec.STRING.write(Base64.getEncoder().encodeToString(bytes)));

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(Base64Text.canonical(base64));
    }

    private static <T> Codec<Object> erased(Class<T> type, Codec<T> codec) {
        return new Codec<>(value -> codec.read(value).map(Object.class::cast), value -> codec.write(type.cast(value)));
    }

    private static Codec<Object> list(Codec<Object> element) {
        Codec<List<Object>> list = Codec.list(element);
        return new Codec<>(
                value -> list.read(value).map(Object.class::cast),
                values -> ScimList.of(
                        ((List<?>) values).stream().map(element::write).toList()));
    }
}
