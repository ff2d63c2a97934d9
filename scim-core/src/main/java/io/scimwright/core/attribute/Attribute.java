package io.scimwright.core.attribute;

import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.Filter;
import io.scimwright.filter.Present;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A typed key: it reads and writes one attribute of a resource, and names it in filters, sorts and mappings. Keys of the RFC's
 * attributes are constants of {@code User} and {@code Group}; keys of one's own are made here from a path. Immutable.
 *
 * <pre>{@code
 * ScimResource disabled = ada.with(User.ACTIVE, false);
 * Optional<String> mail = ada.find(User.EMAILS.ofType("work").value());
 * Filter filter = User.USER_NAME.startsWith("ad").and(User.ACTIVE.eq(true));
 * SimpleAttribute<String> badge = Attribute.string("urn:example:scim:2.0:Employee:badge.number");
 * }</pre>
 *
 * <p>A path is {@code attribute} or {@code attribute.subAttribute}, for the attributes of an extension with its URI and a colon
 * before it; core attributes stand without a URI.
 *
 * @param <T> the Java type of the value
 */
public abstract sealed class Attribute<T>
        permits SimpleAttribute, ListAttribute, ComplexAttribute, MultiValuedAttribute {

    private final Place place;
    private final Codec<T> codec;

    Attribute(Place place, Codec<T> codec) {
        this.place = Objects.requireNonNull(place);
        this.codec = Objects.requireNonNull(codec);
    }

    /**
     * A key for a string; also for binary values and references, which are strings on the wire.
     *
     * @throws io.scimwright.filter.PathSyntaxException when the text is no path
     */
    public static SimpleAttribute<String> string(String path) {
        return new SimpleAttribute<>(Place.of(AttributePath.parse(path)), Codec.STRING);
    }

    /** A key for a boolean. */
    public static SimpleAttribute<Boolean> bool(String path) {
        return new SimpleAttribute<>(Place.of(AttributePath.parse(path)), Codec.BOOL);
    }

    /** A key for an integer; one beyond the range of {@code long} reads as absent. */
    public static SimpleAttribute<Long> integer(String path) {
        return new SimpleAttribute<>(Place.of(AttributePath.parse(path)), Codec.INTEGER);
    }

    /** A key for a decimal number. */
    public static SimpleAttribute<BigDecimal> decimal(String path) {
        return new SimpleAttribute<>(Place.of(AttributePath.parse(path)), Codec.DECIMAL);
    }

    /** A key for a point in time. */
    public static SimpleAttribute<Instant> dateTime(String path) {
        return new SimpleAttribute<>(Place.of(AttributePath.parse(path)), Codec.DATE_TIME);
    }

    /** A key for a multi-valued attribute of strings. */
    public static ListAttribute<String> strings(String path) {
        return new ListAttribute<>(Place.of(AttributePath.parse(path)), Codec.STRING);
    }

    /**
     * A key for a single-valued complex attribute.
     *
     * @param reader makes the Java value of the object on the wire
     * @param writer the other way round
     */
    public static <T> ComplexAttribute<T> complex(
            String path, Function<ScimObject, T> reader, Function<T, ScimObject> writer) {
        return new ComplexAttribute<>(Place.of(AttributePath.parse(path)), Codec.complex(reader, writer));
    }

    /**
     * A key for a multi-valued complex attribute.
     *
     * @param reader makes the Java value of one element on the wire
     * @param writer the other way round
     */
    public static <E> MultiValuedAttribute<E> multiValued(
            String path, Function<ScimObject, E> reader, Function<E, ScimObject> writer) {
        return new MultiValuedAttribute<>(AttributePath.parse(path), Codec.complex(reader, writer));
    }

    /** The value in a resource's tree; empty where it is unassigned or of another type. */
    public final Optional<T> find(ScimObject resource) {
        return place.read(resource).flatMap(codec::read);
    }

    /** The tree with the value set. An empty list, or an object without parts, leaves the attribute unassigned. */
    public final ScimObject set(ScimObject resource, T value) {
        return place.write(resource, codec.write(value));
    }

    /** The tree without the value; the objects around it go when nothing else is in them. */
    public final ScimObject remove(ScimObject resource) {
        return place.write(resource, ScimList.empty());
    }

    /** The filter {@code pr}: the attribute has a value. */
    public final Filter present() {
        return place.filter(Present::new);
    }

    /**
     * The names of the attribute and its sub-attribute, with the URI of the extension where there is one. Of a key to an element
     * of a certain type it leaves the type out; see {@link #elementType}.
     */
    public final AttributePath path() {
        return place.path();
    }

    /** The {@code type} of the one element of a multi-valued attribute that is meant; absent for all other keys. */
    public final Optional<String> elementType() {
        return place.elementType();
    }

    final Place place() {
        return place;
    }

    final Codec<T> codec() {
        return codec;
    }

    /** Two keys are equal when they lead to the same place. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof Attribute<?> key && key.place.equals(place) && key.getClass() == getClass();
    }

    @Override
    public final int hashCode() {
        return place.hashCode();
    }

    /** The path as text, such as {@code name.givenName} or {@code emails[type eq "work"].value}. */
    @Override
    public final String toString() {
        AttributePath path = path();
        return elementType()
                .map(type -> path.withoutSubAttribute() + "[type eq \"" + type + "\"]"
                        + path.subAttribute().map(sub -> "." + sub).orElse(""))
                .orElseGet(path::toString);
    }
}
