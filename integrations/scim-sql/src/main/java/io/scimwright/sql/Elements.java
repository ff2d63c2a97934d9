package io.scimwright.sql;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Elements of a multi-valued attribute: the rows of another table, or one element in columns of the resource's own row. Immutable.
 *
 * @param attribute canonical path of the attribute
 * @param table of which each row is an element; null where the element is in the resource's own row
 * @param parts by the name of the sub-attribute; {@code value} also for values that are not complex
 */
record Elements(String attribute, @Nullable Source table, Map<String, Part> parts) {

    Elements {
        parts = Map.copyOf(parts);
    }

    /**
     * A table of elements.
     *
     * @param owner the column that has the id of the resource
     * @param order the columns that the elements are in order by; empty where their order is not known
     * @param join the table that its rows lead to; null where there is none
     */
    record Source(
            Identifier table,
            Identifier owner,
            List<Identifier> order,
            @Nullable Join join) {
        Source {
            order = List.copyOf(order);
        }
    }

    /**
     * A table that a join table leads to.
     *
     * @param via the column of the join table
     * @param key the column that it refers to
     */
    record Join(Identifier via, Identifier table, Identifier key) {}
}
