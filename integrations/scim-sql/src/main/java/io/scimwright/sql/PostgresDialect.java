package io.scimwright.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Locale;

/**
 * PostgreSQL.
 *
 * @param collation that texts are brought into before their lower case is taken; empty for their own
 */
record PostgresDialect(FoldFidelity fidelity, String collation) implements SqlDialect {

    static final PostgresDialect STANDARD = new PostgresDialect(FoldFidelity.LETTERS, "");

    private static final String BY_CODE_POINT = " collate \"C\"";

    /**
     * A database of the locale C has lower cases for ASCII only, and in one of a Turkish locale an I has a lower case of its own, so
     * that it is asked for those of C.
     */
    static PostgresDialect of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select lower(chr(196)) = chr(228), lower('I') = 'i'")) {
            row.next();
            if (!row.getBoolean(2)) {
                return new PostgresDialect(FoldFidelity.ASCII, BY_CODE_POINT);
            }
            return row.getBoolean(1) ? STANDARD : new PostgresDialect(FoldFidelity.ASCII, "");
        }
    }

    @Override
    public String stored(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String folded(String text) {
        return "lower(" + text + collation + ")";
    }

    /** The bytes of UTF-8 have the order of the code points. */
    @Override
    public String byCodePoint(String text) {
        return text + BY_CODE_POINT;
    }

    @Override
    public String asText(String expression) {
        return "cast(" + expression + " as text)";
    }

    /** Its driver makes a question mark of half a character. */
    @Override
    public boolean holds(String text) {
        return text.indexOf('\0') < 0 && Texts.isWhole(text);
    }

    @Override
    public String insertMissing(String table, String columns, int rows) {
        return "insert into " + table + " (" + columns + ") values "
                + String.join(", ", Collections.nCopies(rows, "(?, ?)")) + " on conflict do nothing";
    }
}
