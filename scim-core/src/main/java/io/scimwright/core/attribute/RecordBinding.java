package io.scimwright.core.attribute;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.AttributePath;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Binds a record of one's own to an extension or a complex attribute: each component is the attribute of the same name.
 * Immutable.
 *
 * <pre>{@code
 * record Badge(String number, Optional<Instant> expires, List<String> doors) {}
 *
 * RecordBinding<Badge> badges = RecordBinding.of(Badge.class);
 * ResourceType employees = User.TYPE.withExtension(badges.schema("urn:example:scim:2.0:Badge", "Badge"));
 * Attribute<Badge> badge = badges.extension("urn:example:scim:2.0:Badge");
 * }</pre>
 *
 * <p>Components are strings, booleans, {@code int}, {@code long}, {@link java.math.BigDecimal}, {@link java.time.Instant},
 * {@link java.net.URI}, {@code byte[]} or records of such; {@code Optional} of one makes it optional, {@code List} multi-valued.
 * All others are required.
 *
 * @param <R> the record
 */
public final class RecordBinding<R extends Record> {

    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<RecordPart> parts;

    private RecordBinding(Class<R> type, Constructor<R> constructor, List<RecordPart> parts) {
        this.type = type;
        this.constructor = constructor;
        this.parts = parts;
    }

    /**
     * The binding of a record. Its package has to be open to this library where modules are used.
     *
     * @throws IllegalArgumentException when a component is of a type that SCIM has no value for, such as a record in a record in
     *     a record
     */
    public static <R extends Record> RecordBinding<R> of(Class<R> type) {
        return of(type, true);
    }

    /** {@code nesting} tells whether components may be records: complex values nest one level (RFC 7643 section 2.3.8). */
    static <R extends Record> RecordBinding<R> of(Class<R> type, boolean nesting) {
        RecordComponent[] components = type.getRecordComponents();
        List<RecordPart> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            parts.add(RecordPart.of(component, nesting));
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordBinding<>(type, constructor, List.copyOf(parts));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    /** A schema whose attributes are the components. */
    public Schema schema(String uri, String name) {
        return Schema.of(uri, name, "", definitions());
    }

    /** The key of all attributes of the extension with this URI. */
    public ComplexAttribute<R> extension(String uri) {
        return new ComplexAttribute<>(new Place.Extension(uri), codec());
    }

    /** The key of a single-valued complex attribute whose sub-attributes are the components. */
    public ComplexAttribute<R> attribute(String path) {
        return new ComplexAttribute<>(Place.of(AttributePath.parse(path)), codec());
    }

    /** The key of a multi-valued complex attribute whose sub-attributes are the components. */
    public MultiValuedAttribute<R> elements(String path) {
        return new MultiValuedAttribute<>(AttributePath.parse(path), codec());
    }

    List<AttributeDefinition> definitions() {
        return parts.stream().map(RecordPart::definition).toList();
    }

    /** What cannot be read as the record reads as absent, like a value of another type. */
    Codec<R> codec() {
        return new Codec<>(
                value -> value instanceof ScimObject object && missing(object).isEmpty()
                        ? Optional.of(read(object))
                        : Optional.empty(),
                this::write);
    }

    /** The first component that is not optional and has no value of its type. */
    private Optional<RecordPart> missing(ScimObject object) {
        return parts.stream()
                .filter(part -> part.read(object.value(part.name())).isEmpty())
                .findFirst();
    }

    /**
     * The record of an object on the wire.
     *
     * @throws IllegalStateException when a component that is not optional has no value of its type there
     */
    public R read(ScimObject object) {
        missing(object).ifPresent(part -> {
            throw new IllegalStateException("'" + part.name() + "' of " + type.getSimpleName()
                    + " has no value of its type and is not optional");
        });
        Object[] arguments = parts.stream()
                .map(part -> part.read(object.value(part.name())).orElseThrow())
                .toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(type.getSimpleName() + " refuses what the resource holds", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be made of its components", e);
        }
    }

    /** The object on the wire of a record. */
    public ScimObject write(R value) {
        ScimObject.Builder object = ScimObject.builder();
        for (RecordPart part : parts) {
            object.putIfAssigned(part.name(), part.write(value));
        }
        return object.build();
    }
}
