package io.scimwright.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Locale;

/**
 * H2.
 *
 * @param fidelity ASCII where its process has a Turkish locale, in which {@code lower} gives the I a lower case of its own
 */
record H2Dialect(boolean storesUpperCase, FoldFidelity fidelity) implements SqlDialect {

    static final H2Dialect STANDARD = new H2Dialect(true, FoldFidelity.LETTERS);

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    static H2Dialect of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select lower('I') = 'i'")) {
            return new H2Dialect(
                    connection.getMetaData().storesUpperCaseIdentifiers(),
                    row.next() && row.getBoolean(1) ? FoldFidelity.LETTERS : FoldFidelity.ASCII);
        }
    }

    @Override
    public String stored(String name) {
        return storesUpperCase ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String folded(String text) {
        return fidelity == FoldFidelity.LETTERS
                ? "lower(" + text + ")"
                : "translate(" + text + ", '" + LETTERS.toUpperCase(Locale.ROOT) + "', '" + LETTERS + "')";
    }

    /** Strings compare by UTF-16, which is another order beyond the basic plane. */
    @Override
    public String byCodePoint(String text) {
        return "stringtoutf8(" + text + ")";
    }

    /** A foreign key is checked against what is committed, which another transaction may be about to delete. */
    @Override
    public boolean guardsReferences() {
        return false;
    }

    @Override
    public String insertMissing(String table, String columns, int rows) {
        return "merge into " + table + " (" + columns + ") key (" + columns + ") values "
                + String.join(", ", Collections.nCopies(rows, "(?, ?)"));
    }
}
