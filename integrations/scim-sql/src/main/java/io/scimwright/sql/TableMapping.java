package io.scimwright.sql;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.server.spi.ResourceMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says in which table and columns the attributes stand that a {@link ResourceMapper} maps, by the same keys: what a {@link
 * TableProvider} makes SQL of. What has no column here is filtered and sorted outside SQL. Immutable.
 *
 * <pre>{@code
 * TableMapping<Employee> employees = TableMapping.of(employeeAsUser, "employee")
 *         .id("id")
 *         .column(User.USER_NAME, "login")
 *         .column(User.NAME.givenName(), "first_name")
 *         .column(User.EMAILS.ofType("work").value(), "mail")
 *         .column(User.ACTIVE, "enabled")
 *         .version("version")
 *         .build();
 * }</pre>
 *
 * <p>A column has to hold what the mapper reads of it: texts as they are, points in time in UTC. A name is folded to the case of the
 * database; one that has to keep its case stands in double quotes.
 *
 * @param <T> the application's own class
 */
public final class TableMapping<T> {

    private final ResourceMapper<T> mapper;
    private final Identifier table;
    private final Identifier id;
    private final @Nullable Identifier version;
    private final @Nullable Identifier lastModified;
    private final Map<String, Identifier> columns;
    private final Map<String, Identifier> folded;
    private final List<Elements> elements;
    private final @Nullable JoinTable groups;
    private final @Nullable JoinTable members;

    TableMapping(TableMappingBuilder<T> builder, Identifier id) {
        this.mapper = builder.mapper();
        this.table = builder.table();
        this.id = id;
        this.version = builder.version();
        this.lastModified = builder.lastModified();
        this.columns = Map.copyOf(builder.columns());
        this.folded = Map.copyOf(builder.folded());
        this.elements = List.copyOf(builder.elements());
        this.groups = builder.groups();
        this.members = builder.members();
    }

    /**
     * Starts the mapping of a table.
     *
     * @param table its name, perhaps with its schema and a dot before it
     * @throws IllegalArgumentException when that is no name of a table
     */
    public static <T> TableMappingBuilder<T> of(ResourceMapper<T> mapper, String table) {
        return new TableMappingBuilder<>(mapper, Identifier.table(table));
    }

    /** The application's own class, of which each object is a row. */
    public Class<T> javaType() {
        return mapper.javaType();
    }

    /** The mapper of the rows; of a group whose members stand in a join table it keeps {@code members} too. */
    ResourceMapper<T> mapper() {
        return mapper;
    }

    Identifier table() {
        return table;
    }

    Identifier id() {
        return id;
    }

    Optional<Identifier> version() {
        return Optional.ofNullable(version);
    }

    Optional<Identifier> lastModified() {
        return Optional.ofNullable(lastModified);
    }

    /** The column of a single-valued attribute or a part of it, by its canonical path. */
    Optional<Identifier> column(String path) {
        return Optional.ofNullable(columns.get(path));
    }

    /** All columns of the resource's own row that are compared, by path. */
    Map<String, Identifier> columns() {
        return columns;
    }

    /** The column that holds the fold of another one. */
    Optional<Identifier> foldOf(Identifier column) {
        return Optional.ofNullable(folded.get(column.toString()));
    }

    List<Identifier> folds() {
        return List.copyOf(folded.values());
    }

    /** Where the elements of a multi-valued attribute are; empty where it is not mapped. */
    List<Elements> elements(String attribute) {
        return elements.stream()
                .filter(some -> some.attribute().equals(attribute))
                .toList();
    }

    List<Elements> elements() {
        return elements;
    }

    Optional<JoinTable> groups() {
        return Optional.ofNullable(groups);
    }

    Optional<JoinTable> members() {
        return Optional.ofNullable(members);
    }

    /** Whether the mapper maps more of a multi-valued attribute than has columns here. */
    boolean isPartial(String attribute) {
        if (mapper.keepsRest() && elements(attribute).stream().anyMatch(some -> some.table() == null)) {
            return true;
        }
        long inRow = elements(attribute).stream()
                .filter(some -> some.table() == null)
                .mapToInt(some -> some.parts().size() - (some.parts().containsKey("type") ? 1 : 0))
                .sum();
        long mapped =
                mapper.mapped().stream().filter(key -> isOneOf(key, attribute)).count();
        return inRow > 0 && inRow != mapped;
    }

    private boolean isOneOf(Attribute<?> key, String attribute) {
        return mapper.resourceType().require(key.path()).withoutSub().toString().equals(attribute);
    }

    /** Mapper and table. */
    @Override
    public String toString() {
        return mapper + " in " + table;
    }
}
