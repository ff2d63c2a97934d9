package io.scimwright.core.attribute;

/**
 * A key for one complex value: a single-valued complex attribute, all of an extension, or one element of a multi-valued
 * attribute. Keys for its parts start from it:
 *
 * <pre>{@code
 * User.NAME.at(Name.GIVEN_NAME)                        // name.givenName
 * User.ADDRESSES.ofType("work").at(Address.LOCALITY)   // addresses[type eq "work"].locality
 * }</pre>
 *
 * @param <T> the Java type of the value
 */
public non-sealed class ComplexAttribute<T> extends Attribute<T> {

    ComplexAttribute(Place place, Codec<T> codec) {
        super(place, codec);
    }

    /** A key with names of its own for the parts, over the same value. */
    protected ComplexAttribute(ComplexAttribute<T> same) {
        super(same.place(), same.codec());
    }

    /**
     * The key of a part.
     *
     * @param part a key that counts from this value, such as {@code Attribute.string("givenName")}
     * @throws IllegalArgumentException when the part has parts itself: SCIM nests no deeper
     */
    public final <P> SimpleAttribute<P> at(SimpleAttribute<P> part) {
        if (part.path().qualifier().isPresent() || part.path().subAttribute().isPresent()) {
            throw new IllegalArgumentException("'" + part + "' is no sub-attribute of " + this);
        }
        return new SimpleAttribute<>(new Place.Part(place(), part.path().attribute()), part.codec());
    }
}
