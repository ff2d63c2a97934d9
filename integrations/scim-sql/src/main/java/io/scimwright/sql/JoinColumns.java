package io.scimwright.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether the two columns of a join table are mapped the right way round, as far as the database tells: by its foreign keys, or by the
 * types of its columns. A join table that says neither is believed.
 */
final class JoinColumns {

    private JoinColumns() {}

    /**
     * Looks at the join tables of a mapping.
     *
     * @throws IllegalStateException when the columns of one have to be exchanged
     */
    static void check(TableMapping<?> mapping, Shape shape, Connection connection) {
        mapping.members().ifPresent(join -> check(mapping, join, shape, connection));
        mapping.groups().ifPresent(join -> check(mapping, join, shape, connection));
    }

    private static void check(TableMapping<?> mapping, JoinTable join, Shape shape, Connection connection) {
        String here = mapping.table().name(shape.dialect());
        String there = join.target().name(shape.dialect());
        if (here.equals(there)) {
            return;
        }
        Map<String, Set<String>> keys = foreignKeys(join, shape.dialect(), connection);
        Set<String> own = keys.getOrDefault(join.own().name(shape.dialect()), Set.of());
        Set<String> other = keys.getOrDefault(join.other().name(shape.dialect()), Set.of());
        boolean isSwapped = (own.contains(there) && !own.contains(here))
                || (other.contains(here) && !other.contains(there))
                || isSwappedByType(mapping, join, shape);
        if (isSwapped) {
            throw new IllegalStateException("the columns of the join table " + join.table() + " are exchanged: "
                    + join.own() + " leads to " + join.target() + ", " + join.other() + " to " + mapping.table()
                    + "; JoinTable.of wants the column that leads to " + mapping.table() + " first");
        }
    }

    private static boolean isSwappedByType(TableMapping<?> mapping, JoinTable join, Shape shape) {
        ColumnType.Kind own = shape.type(join.table(), join.own()).kind();
        ColumnType.Kind other = shape.type(join.table(), join.other()).kind();
        ColumnType.Kind here = shape.type(mapping.table(), mapping.id()).kind();
        ColumnType.Kind there = shape.type(join.target(), join.targetKey()).kind();
        return here != there && own == there && other == here;
    }

    /** The tables that each column leads to, by its name; none where the database does not tell. */
    private static Map<String, Set<String>> foreignKeys(JoinTable join, SqlDialect dialect, Connection connection) {
        Map<String, Set<String>> keys = new HashMap<>();
        try {
            String here = connection.getSchema();
            String schema = join.table().schema(dialect).orElse(here);
            try (ResultSet found = connection
                    .getMetaData()
                    .getImportedKeys(
                            connection.getCatalog(), schema, join.table().name(dialect))) {
                while (found.next()) {
                    keys.computeIfAbsent(found.getString("FKCOLUMN_NAME"), none -> new HashSet<>())
                            .add(found.getString("PKTABLE_NAME"));
                }
            }
        } catch (SQLException untold) {
            return Map.of();
        }
        return keys;
    }
}
