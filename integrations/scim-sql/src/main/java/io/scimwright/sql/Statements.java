package io.scimwright.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs statements. */
final class Statements {

    private Statements() {}

    interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    static <R> List<R> query(Connection connection, Sql sql, RowReader<R> reader) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql);
                ResultSet rows = statement.executeQuery()) {
            List<R> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        }
    }

    /** How many rows it changed. */
    static int update(Connection connection, Sql sql) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, Sql sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.text());
        boolean prepared = false;
        try {
            for (int i = 0; i < sql.parameters().size(); i++) {
                statement.setObject(i + 1, sql.parameters().get(i));
            }
            prepared = true;
            return statement;
        } finally {
            if (!prepared) {
                statement.close();
            }
        }
    }
}
