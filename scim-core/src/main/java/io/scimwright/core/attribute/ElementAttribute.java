package io.scimwright.core.attribute;

/**
 * A key for one element of a multi-valued attribute, with the sub-attributes that such elements have by default (RFC 7643
 * section 2.4).
 *
 * @param <E> the Java type of the element
 */
public final class ElementAttribute<E> extends ComplexAttribute<E> {

    private static final SimpleAttribute<String> VALUE = Attribute.string("value");
    private static final SimpleAttribute<String> DISPLAY = Attribute.string("display");

    ElementAttribute(Place place, Codec<E> codec) {
        super(place, codec);
    }

    /** The key of the element's {@code value}. */
    public SimpleAttribute<String> value() {
        return at(VALUE);
    }

    /** The key of the element's {@code display}. */
    public SimpleAttribute<String> display() {
        return at(DISPLAY);
    }
}
