package io.scimwright.core.attribute;

import io.scimwright.filter.AttributePath;
import io.scimwright.filter.Filter;
import java.util.List;

/**
 * A key for a multi-valued complex attribute: all of its elements, or one of them.
 *
 * <pre>{@code
 * List<Email> all = ada.find(User.EMAILS).orElse(List.of());
 * Optional<String> work = ada.find(User.EMAILS.ofType("work").value());
 * Filter atWork = User.EMAILS.where(Email.TYPE.eq("work").and(Email.VALUE.endsWith("@example.com")));
 * }</pre>
 *
 * @param <E> the Java type of one element
 */
public final class MultiValuedAttribute<E> extends Attribute<List<E>> {

    private final Place.Top all;
    private final Codec<E> element;

    MultiValuedAttribute(AttributePath path, Codec<E> element) {
        super(Place.of(path), Codec.list(element));
        if (!(place() instanceof Place.Top top)) {
            throw new IllegalArgumentException("'" + path + "' is a sub-attribute and cannot hold complex values");
        }
        this.all = top;
        this.element = element;
    }

    /**
     * The key of the element of a type, in any case. Reading takes the first that has it; writing replaces that one, or adds one
     * and sets its type; in a filter one element has to satisfy everything.
     */
    public ElementAttribute<E> ofType(String type) {
        return new ElementAttribute<>(new Place.OfType(all, type), element);
    }

    /**
     * The key of the preferred element: reading and writing take the primary one, else the first, else a new one; a filter on a
     * part of it holds when any element has such a part.
     */
    public ElementAttribute<E> preferred() {
        return new ElementAttribute<>(new Place.Preferred(all), element);
    }

    /** The key of the value of the preferred element; in a filter, of any element. */
    public SimpleAttribute<String> value() {
        return preferred().value();
    }

    /** The filter that one element satisfies all of the test, whose names count from the element. */
    public Filter where(Filter test) {
        return path().where(test);
    }
}
