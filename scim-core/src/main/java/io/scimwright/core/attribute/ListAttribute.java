package io.scimwright.core.attribute;

import io.scimwright.core.value.ScimString;
import io.scimwright.filter.ComparisonOperator;
import io.scimwright.filter.Filter;
import io.scimwright.filter.Literal;
import java.util.List;

/**
 * A key for a multi-valued attribute of simple values. Reading gives all of them; a filter holds when one of them does.
 *
 * @param <E> the Java type of one value
 */
public final class ListAttribute<E> extends Attribute<List<E>> {

    private final Codec<E> element;

    ListAttribute(Place place, Codec<E> element) {
        super(place, Codec.list(element));
        this.element = element;
    }

    /** The filter {@code eq}: one of the values is this one. */
    public Filter has(E value) {
        return place().filter(path -> path.compare(
                ComparisonOperator.EQ,
                element.write(value) instanceof ScimString string ? Literal.of(string.value()) : Literal.ofNull()));
    }
}
