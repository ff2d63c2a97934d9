package io.scimwright.sql;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimString;
import io.scimwright.server.spi.ResourceMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects the columns of a {@link TableMapping}. Not thread-safe.
 *
 * <p>Every method throws {@link IllegalArgumentException} for what is no name of a table or column, and for a key that the mapper
 * does not map.
 *
 * @param <T> the application's own class
 */
public final class TableMappingBuilder<T> {

    private static final String ID = "id";
    private static final String CREATED = "meta.created";
    private static final String LAST_MODIFIED = "meta.lastModified";
    private static final String TYPE = "type";
    private static final String USER = "User";

    private final Identifier table;
    private final Map<String, Identifier> columns = new LinkedHashMap<>();
    private final Map<String, Identifier> folded = new LinkedHashMap<>();
    private final List<Elements> elements = new ArrayList<>();
    private ResourceMapper<T> mapper;
    private @Nullable Identifier id;
    private @Nullable Identifier version;
    private @Nullable Identifier lastModified;
    private @Nullable JoinTable groups;
    private @Nullable JoinTable members;
    private @Nullable Identifier latest;

    TableMappingBuilder(ResourceMapper<T> mapper, Identifier table) {
        this.mapper = Objects.requireNonNull(mapper);
        this.table = table;
    }

    /** Sets the column of the key: a whole number, a UUID or a text. */
    public TableMappingBuilder<T> id(String column) {
        id = Identifier.column(column);
        columns.put(ID, id);
        return this;
    }

    /**
     * Maps an attribute or a part of it onto a column. A key to one element of a multi-valued attribute, such as {@code
     * User.EMAILS.ofType("work").value()}, is one that the mapper maps just so.
     */
    public TableMappingBuilder<T> column(SimpleAttribute<?> attribute, String column) {
        Identifier name = Identifier.column(column);
        ResolvedPath path = kept(attribute);
        if (path.attribute().isMultiValued()) {
            putElement(attribute, path, name);
        } else if (!isMapped(path)) {
            throw new IllegalArgumentException("'" + attribute + "' is not mapped by " + mapper
                    + ": filters would ask the column, and show something else");
        } else if (columns.put(path.toString(), name) != null) {
            throw new IllegalArgumentException("'" + path + "' is mapped twice");
        }
        latest = name;
        return this;
    }

    /** Whether the mapper maps it, or the whole attribute that it is a part of. */
    private boolean isMapped(ResolvedPath path) {
        List<String> keys = List.of(path.toString(), path.withoutSub().toString());
        return mapper.mapped().stream()
                .map(known -> mapper.resourceType().require(known.path()).toString())
                .anyMatch(keys::contains);
    }

    private void putElement(SimpleAttribute<?> attribute, ResolvedPath path, Identifier column) {
        if (!mapper.mapped().contains(attribute)) {
            throw new IllegalArgumentException("'" + attribute + "' is not mapped by " + mapper
                    + "; a table of all elements is mapped by children(…)");
        }
        String whole = path.withoutSub().toString();
        Map<String, Part> parts = new LinkedHashMap<>();
        attribute.elementType().ifPresent(type -> parts.put(TYPE, new Part.Constant(ScimString.of(type))));
        for (Elements known : elements) {
            if (known.attribute().equals(whole) && Objects.equals(known.parts().get(TYPE), parts.get(TYPE))) {
                parts.putAll(known.parts());
            }
        }
        elements.removeIf(known ->
                known.attribute().equals(whole) && Objects.equals(known.parts().get(TYPE), parts.get(TYPE)));
        parts.put(path.leaf().name(), new Part.Own(column));
        elements.add(new Elements(whole, null, parts));
    }

    /**
     * Names a column beside the one mapped last, which always holds its {@link TextFold}: look-ups use the index on it. For databases
     * that have no index on an expression, such as H2.
     */
    public TableMappingBuilder<T> foldedIn(String column) {
        if (latest == null) {
            throw new IllegalStateException("foldedIn(\"" + column + "\") comes after the column it is for");
        }
        folded.put(latest.toString(), Identifier.column(column));
        return this;
    }

    /** Maps a multi-valued attribute onto a table of its own, each row an element. */
    public TableMappingBuilder<T> children(Attribute<?> attribute, UnaryOperator<ChildTable> child) {
        ResolvedPath path = kept(attribute);
        if (!path.attribute().isMultiValued() || path.subAttribute().isPresent()) {
            throw new IllegalArgumentException("'" + path + "' has no elements");
        }
        elements.add(
                child.apply(new ChildTable(path.toString(), path.attribute())).build());
        return this;
    }

    /** Sets the column of the version: a counter, where members stand in a join table. */
    public TableMappingBuilder<T> version(String column) {
        version = Identifier.column(column);
        return this;
    }

    /** Sets the column of the time of creation. */
    public TableMappingBuilder<T> created(String column) {
        columns.put(CREATED, Identifier.column(column));
        return this;
    }

    /** Sets the column of the time of the last change. */
    public TableMappingBuilder<T> lastModified(String column) {
        lastModified = Identifier.column(column);
        columns.put(LAST_MODIFIED, lastModified);
        return this;
    }

    /**
     * Says where the groups of a user stand, so that the readOnly {@code groups} come by one join and a deleted user is no member
     * any more.
     */
    public TableMappingBuilder<T> groups(JoinTable table) {
        kept(User.GROUPS);
        groups = table;
        elements.add(table.elements(User.GROUPS.toString(), "direct"));
        return this;
    }

    /**
     * Says where the members of a group stand. The application's class needs not know of them, and its mapper does not map them: they
     * are read, added and removed in the join table. Members are users; a member that a client sends as a group is refused.
     */
    public TableMappingBuilder<T> members(JoinTable table) {
        if (mapper.mapped().contains(Group.MEMBERS)) {
            throw new IllegalArgumentException("'members' stand in a join table and are not for " + mapper);
        }
        mapper = ofUsers(mapper.keepingAlso(Group.MEMBERS));
        members = table;
        elements.add(table.elements(Group.MEMBERS.toString(), USER));
        return this;
    }

    /** Who is sent as a group is not taken for a user whom nobody knows. */
    private static <T> ResourceMapper<T> ofUsers(ResourceMapper<T> groups) {
        String members = Group.MEMBERS.toString();
        boolean tellType = groups.resourceType()
                .attribute(members)
                .flatMap(definition -> definition.subAttribute(TYPE))
                .isPresent();
        return tellType ? groups.withValuesOnly(members + "." + TYPE, List.of(USER)) : groups;
    }

    private ResolvedPath kept(Attribute<?> attribute) {
        ResolvedPath path = mapper.resourceType().require(attribute.path());
        if (!path.isKept()) {
            throw new IllegalArgumentException("'" + attribute + "' is not mapped by " + mapper);
        }
        return path;
    }

    /**
     * The mapping.
     *
     * @throws IllegalStateException when the column of the key is missing, or that of the version where there are members
     */
    public TableMapping<T> build() {
        Identifier key = id;
        if (key == null) {
            throw new IllegalStateException("the mapping of " + table + " needs id(column)");
        }
        if (members != null && version == null) {
            throw new IllegalStateException("the mapping of " + table
                    + " needs version(column): a group with other members is another version");
        }
        return new TableMapping<>(this, key);
    }

    ResourceMapper<T> mapper() {
        return mapper;
    }

    Identifier table() {
        return table;
    }

    @Nullable
    Identifier version() {
        return version;
    }

    @Nullable
    Identifier lastModified() {
        return lastModified;
    }

    Map<String, Identifier> columns() {
        return columns;
    }

    Map<String, Identifier> folded() {
        return folded;
    }

    List<Elements> elements() {
        return elements;
    }

    @Nullable
    JoinTable groups() {
        return groups;
    }

    @Nullable
    JoinTable members() {
        return members;
    }
}
