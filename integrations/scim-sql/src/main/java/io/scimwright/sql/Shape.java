package io.scimwright.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the database says of the columns of a mapping. Immutable.
 *
 * @param types by table and column, as the mapping names them
 */
record Shape(SqlDialect dialect, Map<String, ColumnType> types) {

    Shape {
        types = Map.copyOf(types);
    }

    /**
     * Reads it, one statement per table.
     *
     * @throws IllegalStateException when the database has no such table or column
     */
    static Shape read(TableMapping<?> mapping, SqlDialect dialect, Connection connection) {
        Map<String, ColumnType> types = new HashMap<>();
        columns(mapping).forEach((table, columns) -> read(table, List.copyOf(columns), dialect, connection, types));
        return new Shape(dialect, types);
    }

    private static Map<Identifier, Set<Identifier>> columns(TableMapping<?> mapping) {
        Map<Identifier, Set<Identifier>> columns = new LinkedHashMap<>();
        Set<Identifier> own = columns.computeIfAbsent(mapping.table(), none -> new LinkedHashSet<>());
        own.add(mapping.id());
        own.addAll(mapping.columns().values());
        own.addAll(mapping.folds());
        mapping.version().ifPresent(own::add);
        mapping.groups()
                .ifPresent(join ->
                        addCounters(join, columns.computeIfAbsent(join.target(), none -> new LinkedHashSet<>())));
        for (Elements elements : mapping.elements()) {
            Elements.Source source = elements.table();
            Set<Identifier> of =
                    source == null ? own : columns.computeIfAbsent(source.table(), none -> new LinkedHashSet<>());
            elements.parts().values().forEach(part -> {
                if (part instanceof Part.Own column) {
                    of.add(column.column());
                    Stream.ofNullable(column.fold()).forEach(of::add);
                }
            });
            if (source != null) {
                of.add(source.owner());
                of.addAll(source.order());
                addJoined(elements, source.join(), columns);
            }
        }
        return columns;
    }

    private static void addCounters(JoinTable groups, Set<Identifier> columns) {
        Stream.of(groups.version(), groups.lastModified())
                .flatMap(Stream::ofNullable)
                .forEach(columns::add);
    }

    private static void addJoined(
            Elements elements, Elements.@Nullable Join join, Map<Identifier, Set<Identifier>> columns) {
        if (join == null) {
            return;
        }
        Set<Identifier> joined = columns.computeIfAbsent(join.table(), none -> new LinkedHashSet<>());
        joined.add(join.key());
        elements.parts().values().forEach(part -> {
            if (part instanceof Part.Joined column) {
                joined.add(column.column());
            }
        });
    }

    private static void read(
            Identifier table,
            List<Identifier> columns,
            SqlDialect dialect,
            Connection connection,
            Map<String, ColumnType> types) {
        List<String> names = new ArrayList<>();
        columns.forEach(column -> names.add(column.in(dialect)));
        String sql = "select " + String.join(", ", names) + " from " + table.in(dialect) + " where 1 = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                var rows = statement.executeQuery()) {
            ResultSetMetaData found = rows.getMetaData();
            for (int i = 0; i < columns.size(); i++) {
                types.put(key(table, columns.get(i)), ColumnType.of(found, i + 1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "the database has no table " + table + " with the columns " + columns + " (" + e.getSQLState()
                            + ")",
                    e);
        }
    }

    private static String key(Identifier table, Identifier column) {
        return table + " " + column;
    }

    ColumnType type(Identifier table, Identifier column) {
        ColumnType type = types.get(key(table, column));
        if (type == null) {
            throw new IllegalStateException("no column " + column + " of " + table + " was read");
        }
        return type;
    }
}
