package io.scimwright.filter;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PATCH path that names the elements of an attribute that satisfy a filter, or a sub-attribute of these elements:
 * {@code members[value eq "2819c223"]}, {@code addresses[type eq "work"].streetAddress}.
 *
 * <p>The form {@code schemas eq "urn:example"} (erratum 7122) means the same as {@code schemas[value eq "urn:example"]} and
 * is parsed to that.
 */
public final class ElementTarget implements PatchPath {

    private final AttributePath attribute;
    private final Filter filter;
    private final @Nullable String subAttribute;

    private ElementTarget(AttributePath attribute, Filter filter, @Nullable String subAttribute) {
        this.attribute = Objects.requireNonNull(attribute, "attribute");
        this.filter = Objects.requireNonNull(filter, "filter");
        this.subAttribute = subAttribute;
    }

    /**
     * The elements of an attribute that satisfy a filter.
     *
     * @param attribute the attribute
     * @param filter the test, with paths relative to the element
     * @return the path
     * @throws IllegalArgumentException if the filter holds a {@link ValuePath}
     */
    public static ElementTarget of(AttributePath attribute, Filter filter) {
        ValuePath.requireNoValuePathIn(filter);
        return new ElementTarget(attribute, filter, null);
    }

    /**
     * A sub-attribute of the same elements.
     *
     * @param name the sub-attribute's name
     * @return a path with this sub-attribute in place of the present one
     * @throws IllegalArgumentException if the name is no attribute name, or the attribute before the filter has a
     *     sub-attribute already
     */
    public ElementTarget withSubAttribute(String name) {
        if (attribute.subAttribute().isPresent()) {
            throw new IllegalArgumentException("'" + attribute + "' is a sub-attribute already");
        }
        return new ElementTarget(attribute, filter, AttributePath.of(name).attribute());
    }

    /**
     * The attribute whose elements are meant.
     *
     * @return the path before the filter
     */
    public AttributePath attribute() {
        return attribute;
    }

    /**
     * What an element must satisfy.
     *
     * @return a filter with paths relative to the element
     */
    public Filter filter() {
        return filter;
    }

    /**
     * The sub-attribute that is meant.
     *
     * @return a name, or empty if whole elements are meant
     */
    public Optional<String> subAttribute() {
        return Optional.ofNullable(subAttribute);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ElementTarget that
                && attribute.equals(that.attribute)
                && filter.equals(that.filter)
                && Objects.equals(subAttribute, that.subAttribute);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attribute, filter, subAttribute);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        String elements = attribute + "[" + filter + "]";
        return subAttribute == null ? elements : elements + "." + subAttribute;
    }
}
