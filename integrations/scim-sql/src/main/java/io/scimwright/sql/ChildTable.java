package io.scimwright.sql;

import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table whose rows are the elements of a multi-valued attribute. Not thread-safe.
 *
 * <pre>{@code
 * .children(User.EMAILS, child -> child.table("employee_email")
 *         .references("employee_id")
 *         .column(Email.VALUE, "address")
 *         .column(Email.TYPE, "kind")
 *         .column(Email.PRIMARY, "is_primary")
 *         .orderedBy("position"))
 * }</pre>
 */
public final class ChildTable {

    private final String attribute;
    private final AttributeDefinition definition;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final List<Identifier> order = new ArrayList<>();
    private @Nullable Identifier table;
    private @Nullable Identifier owner;
    private String latest = "";

    ChildTable(String attribute, AttributeDefinition definition) {
        this.attribute = attribute;
        this.definition = definition;
    }

    /** Sets the table. */
    public ChildTable table(String name) {
        table = Identifier.table(name);
        return this;
    }

    /** Sets the column that has the id of the resource. */
    public ChildTable references(String column) {
        owner = Identifier.column(column);
        return this;
    }

    /**
     * Maps a sub-attribute.
     *
     * @param part a key that counts from the element, such as {@code Email.VALUE}
     */
    public ChildTable column(SimpleAttribute<?> part, String column) {
        return put(part, new Part.Own(Identifier.column(column)));
    }

    /**
     * Names a column beside the one mapped last, which always holds its {@link TextFold}: look-ups use the index on it; see {@link
     * TableMappingBuilder#foldedIn}.
     *
     * @throws IllegalStateException when no column is mapped yet
     */
    public ChildTable foldedIn(String column) {
        if (!(parts.get(latest) instanceof Part.Own own)) {
            throw new IllegalStateException("foldedIn(\"" + column + "\") comes after the column it is for");
        }
        parts.put(latest, new Part.Own(own.column(), Identifier.column(column)));
        return this;
    }

    /** Says what a sub-attribute is in every row, such as the type where a table holds one type only. */
    public ChildTable constant(SimpleAttribute<String> part, String value) {
        return put(part, new Part.Constant(ScimString.of(value)));
    }

    /** Maps the values of an attribute that is not complex. */
    public ChildTable values(String column) {
        latest = "value";
        parts.put(latest, new Part.Own(Identifier.column(column)));
        return this;
    }

    /** Says in which order the application reads the rows; without it a sort by this attribute is not left to SQL. */
    public ChildTable orderedBy(String... columns) {
        for (String column : columns) {
            order.add(Identifier.column(column));
        }
        return this;
    }

    private ChildTable put(SimpleAttribute<?> part, Part from) {
        String name = definition
                .subAttribute(part.path().toString())
                .orElseThrow(() -> new IllegalArgumentException("'" + attribute + "' has no '" + part + "'"))
                .name();
        if (parts.put(name, from) != null) {
            throw new IllegalArgumentException("'" + attribute + "." + name + "' is mapped twice");
        }
        latest = name;
        return this;
    }

    Elements build() {
        if (table == null || owner == null || parts.isEmpty()) {
            throw new IllegalStateException(
                    "the rows of '" + attribute + "' need table(name), references(column) and a column");
        }
        return new Elements(attribute, new Elements.Source(table, owner, order, null), parts);
    }
}
