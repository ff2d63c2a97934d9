package io.scimwright.sql;

import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.MembershipDelta;
import io.scimwright.core.resource.Group;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.RequestContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The join table of groups and their members, from either end. Thread-safe. */
final class MembershipTable {

    private static final int PORTION = 1000;
    private static final String MEMBERS = Group.MEMBERS.toString();

    private final TableMapping<?> mapping;
    private final Shape shape;
    private final SqlDialect dialect;
    private final Connections connections;

    MembershipTable(TableMapping<?> mapping, Shape shape, Connections connections) {
        this.mapping = mapping;
        this.shape = shape;
        this.dialect = shape.dialect();
        this.connections = connections;
        if (mapping.members().isPresent()) {
            requireCounter(mapping.table(), mapping.version().orElseThrow());
        }
        mapping.groups()
                .filter(join -> join.version() != null)
                .ifPresent(join -> requireCounter(join.target(), Objects.requireNonNull(join.version())));
    }

    private void requireCounter(Identifier table, Identifier version) {
        if (shape.type(table, version).kind() != ColumnType.Kind.INTEGER) {
            throw new IllegalStateException(
                    "the version of " + table + " has to be a counter, since members are kept beside it");
        }
    }

    private JoinTable members() {
        return mapping.members().orElseThrow();
    }

    /**
     * Locks the row of a group until the transaction ends, and tells its version; empty where there is no such group.
     *
     * @throws IllegalStateException where no transaction is: the lock would be gone at once, and members and version be written apart
     */
    OptionalLong lock(RequestContext context, String id) {
        Sql select = Sql.of("select " + mapping.version().orElseThrow().in(dialect) + " from ")
                .then(mapping.table().in(dialect))
                .then(" where ")
                .then(isRow(id))
                .then(" for update");
        List<Long> versions = connections.lend(context, connection -> {
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("members of " + mapping.table()
                        + " are written in a transaction only: give the provider one by withTransactions");
            }
            return Statements.query(connection, select, row -> row.getLong(1));
        });
        return versions.isEmpty() ? OptionalLong.empty() : OptionalLong.of(versions.get(0));
    }

    private Sql isRow(String id) {
        IdType type = IdType.of(shape.type(mapping.table(), mapping.id()));
        return Sql.of(mapping.id().in(dialect) + " = ?", type.parameter(id).orElseThrow());
    }

    /** Makes another version of a group whose row stays as it is. */
    void touch(RequestContext context, String id) {
        Sql update = nextVersion(
                        mapping.table(),
                        mapping.version().orElseThrow(),
                        mapping.lastModified().orElse(null))
                .then(" where ")
                .then(isRow(id));
        connections.lend(context, connection -> Statements.update(connection, update));
    }

    /** A version that was never set counts as 0: nothing plus one is nothing. */
    private Sql nextVersion(Identifier table, Identifier version, @Nullable Identifier lastModified) {
        String counter = version.in(dialect);
        String last = shape.type(table, version).isNullable() ? "coalesce(" + counter + ", 0)" : counter;
        return Sql.of("update " + table.in(dialect) + " set " + counter + " = " + last + " + 1")
                .then(now(lastModified, table));
    }

    private Sql now(@Nullable Identifier column, Identifier table) {
        if (column == null) {
            return Sql.of("");
        }
        ColumnType type = shape.type(table, column);
        Instant now = Moments.floor(Instant.now(), type.digits());
        return Sql.of(", " + column.in(dialect) + " = ?", Moments.parameter(now, type));
    }

    /**
     * Adds and removes members by id.
     *
     * @return what came of it; empty where nothing had to be done
     */
    Optional<Change> apply(RequestContext context, String group, MembershipDelta delta) {
        return apply(context, group, delta, false);
    }

    /** The same with the difference to the members that are there, of whom the database is not asked again. */
    Optional<Change> applyDifference(RequestContext context, String group, MembershipDelta difference) {
        return apply(context, group, difference, true);
    }

    private Optional<Change> apply(RequestContext context, String group, MembershipDelta delta, boolean isDifference) {
        List<ScimValue> added = new ArrayList<>();
        List<ScimValue> removed = new ArrayList<>();
        for (List<String> some : portions(delta.removed())) {
            connections
                    .lend(context, connection -> remove(connection, group, some, isDifference))
                    .forEach(id -> removed.add(member(id)));
        }
        for (List<String> some : portions(delta.added())) {
            add(context, group, some, isDifference).forEach(id -> added.add(member(id)));
        }
        return added.isEmpty() && removed.isEmpty()
                ? Optional.empty()
                : Optional.of(Change.ofElements(MEMBERS, added, removed));
    }

    private static ScimValue member(String id) {
        return ScimObject.of("value", ScimString.of(id));
    }

    private static List<List<String>> portions(List<String> ids) {
        List<List<String>> portions = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += PORTION) {
            portions.add(ids.subList(from, Math.min(from + PORTION, ids.size())));
        }
        return portions;
    }

    private List<String> remove(Connection connection, String group, List<String> ids, boolean isDifference)
            throws SQLException {
        List<String> possible = possible(ids);
        List<String> there = isDifference || possible.isEmpty()
                ? possible
                : Statements.query(connection, present(group, possible), row -> row.getString(1));
        if (there.isEmpty()) {
            return List.of();
        }
        Sql delete = Sql.of("delete from " + members().table().in(dialect) + " where ")
                .then(isOf(group))
                .then(" and ")
                .then(isOneOf(members().other(), there));
        Statements.update(connection, delete);
        return there;
    }

    private Sql present(String group, List<String> ids) {
        return Sql.of("select " + members().other().in(dialect) + " from "
                        + members().table().in(dialect) + " where ")
                .then(isOf(group))
                .then(" and ")
                .then(isOneOf(members().other(), ids));
    }

    private List<String> add(RequestContext context, String group, List<String> ids, boolean isDifference) {
        Set<String> known = new LinkedHashSet<>();
        Set<String> present = new HashSet<>();
        List<String> possible = possible(ids);
        if (!possible.isEmpty()) {
            Sql candidates = isDifference ? candidates(possible) : candidatesAndMembers(group, possible);
            connections.lend(
                    context,
                    connection -> Statements.query(
                            connection,
                            candidates,
                            row -> (row.getInt(2) == 0 ? known : present).add(row.getString(1))));
        }
        Set<String> missing = new LinkedHashSet<>(known);
        missing.removeAll(present);
        if (!missing.isEmpty() && !dialect.guardsReferences()) {
            known.removeAll(missing);
            missing.retainAll(stillThere(context, missing));
            known.addAll(missing);
        }
        ids.stream().filter(id -> !known.contains(id)).forEach(id -> skip(context, id));
        List<String> added = List.copyOf(missing);
        if (!added.isEmpty()) {
            connections.lend(context, connection -> insert(context, connection, group, added));
        }
        return added;
    }

    /** Locks members, so that nobody deletes them while they are added. */
    private Set<String> stillThere(RequestContext context, Set<String> ids) {
        String key = members().targetKey().in(dialect);
        Sql rows = Sql.of("select " + key + " from " + members().target().in(dialect) + " where ")
                .then(isOneOf(members().targetKey(), ids))
                .then(" order by " + key);
        return new HashSet<>(lock(context, rows));
    }

    /** Those who may be members. */
    private Sql candidates(List<String> ids) {
        JoinTable join = members();
        return Sql.of("select " + join.targetKey().in(dialect) + ", 0 from "
                        + join.target().in(dialect) + " where ")
                .then(isOneOf(join.targetKey(), ids));
    }

    /**
     * The same, and of them those who are. For a join of the two a database that takes all groups for small ones would read the
     * group, once for each who is asked for.
     */
    private Sql candidatesAndMembers(String group, List<String> ids) {
        JoinTable join = members();
        return candidates(ids)
                .then(" union all select " + join.other().in(dialect) + ", 1 from "
                        + join.table().in(dialect) + " where ")
                .then(isOf(group))
                .then(" and ")
                .then(isOneOf(join.other(), ids));
    }

    private static void skip(RequestContext context, String id) {
        if (!context.dialect().grants(Leniency.SKIP_UNKNOWN_MEMBERS)) {
            throw ScimException.invalidValue(MEMBERS + ".value", "nobody has the id '" + id + "'");
        }
        context.recordSkippedMember(id);
    }

    private boolean areThere(RequestContext context, List<String> ids) {
        Sql select = Sql.of("select " + members().targetKey().in(dialect) + " from "
                        + members().target().in(dialect) + " where ")
                .then(isOneOf(members().targetKey(), ids));
        List<String> found =
                connections.lend(context, connection -> Statements.query(connection, select, row -> row.getString(1)));
        return found.size() == ids.size();
    }

    private int insert(RequestContext context, Connection connection, String group, List<String> ids)
            throws SQLException {
        JoinTable join = members();
        List<Object> parameters = new ArrayList<>();
        for (String id : ids) {
            parameters.add(ownType().parameter(group).orElseThrow());
            parameters.add(otherType().parameter(id).orElseThrow());
        }
        String columns = join.own().in(dialect) + ", " + join.other().in(dialect);
        Sql insert = new Sql(dialect.insertMissing(join.table().in(dialect), columns, ids.size()), parameters);
        try {
            return Statements.update(connection, insert);
        } catch (SQLException e) {
            if (SqlFailures.isDangling(e)) {
                throw new DanglingMember(join, () -> areThere(context, ids), e);
            }
            throw e;
        }
    }

    /** Removes all members of a group that is about to be deleted. */
    void removeAll(RequestContext context, String group) {
        Sql delete = Sql.of("delete from " + members().table().in(dialect) + " where ")
                .then(isOf(group));
        connections.lend(context, connection -> Statements.update(connection, delete));
    }

    /**
     * Takes somebody who is about to be deleted out of all groups, of which each becomes another version. The groups are locked
     * first, as in every write of a group; then the member, whom nobody can add any more. In between a group may have come by.
     */
    void leaveAll(RequestContext context, String member) {
        JoinTable join = mapping.groups().orElseThrow();
        Object id = IdType.of(shape.type(join.table(), join.own()))
                .parameter(member)
                .orElseThrow();
        Sql memberships = Sql.of(
                " from " + join.table().in(dialect) + " where " + join.own().in(dialect) + " = ?", id);
        String key = join.targetKey().in(dialect);
        Sql areTheirs = Sql.of(" where " + key + " in (select " + join.other().in(dialect))
                .then(memberships)
                .then(")");
        Identifier version = join.version();
        if (version != null) {
            lock(
                    context,
                    Sql.of("select " + key + " from " + join.target().in(dialect))
                            .then(areTheirs)
                            .then(" order by " + key));
        }
        lock(
                context,
                Sql.of("select " + mapping.id().in(dialect) + " from "
                                + mapping.table().in(dialect) + " where ")
                        .then(isRow(member)));
        if (version != null) {
            Sql update =
                    nextVersion(join.target(), version, join.lastModified()).then(areTheirs);
            connections.lend(context, connection -> Statements.update(connection, update));
        }
        connections.lend(
                context,
                connection -> Statements.update(connection, Sql.of("delete").then(memberships)));
    }

    /** Locks rows until the transaction ends; those that are gone when it is their turn are left out. */
    private List<String> lock(RequestContext context, Sql rows) {
        return connections.lend(
                context, connection -> Statements.query(connection, rows.then(" for update"), row -> row.getString(1)));
    }

    private IdType ownType() {
        return IdType.of(shape.type(members().table(), members().own()));
    }

    private IdType otherType() {
        return IdType.of(shape.type(members().table(), members().other()));
    }

    private List<String> possible(List<String> ids) {
        return ids.stream().filter(id -> otherType().parameter(id).isPresent()).toList();
    }

    private Sql isOf(String group) {
        return Sql.of(
                members().own().in(dialect) + " = ?", ownType().parameter(group).orElseThrow());
    }

    private Sql isOneOf(Identifier column, Collection<String> ids) {
        List<Object> parameters = new ArrayList<>();
        ids.forEach(id -> parameters.add(otherType().parameter(id).orElseThrow()));
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return new Sql(column.in(dialect) + " in (" + marks + ")", parameters);
    }
}
