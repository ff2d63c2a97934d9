package io.scimwright.sql;

import io.scimwright.core.value.ScimString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table that says who is a member of what: a row for each pair, the two columns together its key. Immutable.
 *
 * <pre>{@code
 * JoinTable.of("team_member", "team_id", "employee_id").leadingTo("employee", "id").showing("login")      // members of a team
 * JoinTable.of("team_member", "employee_id", "team_id").leadingTo("team", "id").showing("name")           // teams of an employee
 * }</pre>
 */
public final class JoinTable {

    private final Identifier table;
    private final Identifier own;
    private final Identifier other;
    private final @Nullable Identifier target;
    private final Identifier targetKey;
    private final @Nullable Identifier display;
    private final @Nullable Identifier version;
    private final @Nullable Identifier lastModified;

    private JoinTable(
            Identifier table,
            Identifier own,
            Identifier other,
            @Nullable Identifier target,
            Identifier targetKey,
            @Nullable Identifier display,
            @Nullable Identifier version,
            @Nullable Identifier lastModified) {
        this.table = table;
        this.own = own;
        this.other = other;
        this.target = target;
        this.targetKey = targetKey;
        this.display = display;
        this.version = version;
        this.lastModified = lastModified;
    }

    /**
     * A join table.
     *
     * @param own the column with the id of the resource that is mapped
     * @param other the column with the id of the resource at the other end
     */
    public static JoinTable of(String table, String own, String other) {
        return new JoinTable(
                Identifier.table(table),
                Identifier.column(own),
                Identifier.column(other),
                null,
                Identifier.column("id"),
                null,
                null,
                null);
    }

    /** With the table at the other end and its key. */
    public JoinTable leadingTo(String name, String key) {
        return new JoinTable(
                table, own, other, Identifier.table(name), Identifier.column(key), display, version, lastModified);
    }

    /** With the column at the other end that is shown as {@code display}; without it there is none. */
    public JoinTable showing(String column) {
        return new JoinTable(table, own, other, target, targetKey, Identifier.column(column), version, lastModified);
    }

    /** With the counter of versions at the other end: where groups lose a deleted member they are in another version. */
    public JoinTable versioned(String column) {
        return new JoinTable(table, own, other, target, targetKey, display, Identifier.column(column), lastModified);
    }

    /** With the column of the last change at the other end; see {@link #versioned}. */
    public JoinTable lastModified(String column) {
        return new JoinTable(table, own, other, target, targetKey, display, version, Identifier.column(column));
    }

    Identifier table() {
        return table;
    }

    Identifier own() {
        return own;
    }

    Identifier other() {
        return other;
    }

    Identifier target() {
        return Objects.requireNonNull(target, "checked when the mapping is built");
    }

    Identifier targetKey() {
        return targetKey;
    }

    @Nullable
    Identifier display() {
        return display;
    }

    @Nullable
    Identifier version() {
        return version;
    }

    @Nullable
    Identifier lastModified() {
        return lastModified;
    }

    /** The rows as elements of {@code members} or {@code groups}. */
    Elements elements(String attribute, String type) {
        if (target == null) {
            throw new IllegalArgumentException("the join table of '" + attribute + "' needs leadingTo(table, key)");
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("value", new Part.Own(other));
        parts.put("type", new Part.Constant(ScimString.of(type)));
        if (display != null) {
            parts.put("display", new Part.Joined(display));
        }
        return new Elements(
                attribute,
                new Elements.Source(table, own, List.of(other), new Elements.Join(other, target, targetKey)),
                parts);
    }
}
