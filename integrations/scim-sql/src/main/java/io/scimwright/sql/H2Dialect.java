package io.scimwright.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;

/** H2. */
record H2Dialect(boolean storesUpperCase) implements SqlDialect {

    static final H2Dialect STANDARD = new H2Dialect(true);

    static H2Dialect of(Connection connection) throws SQLException {
        return new H2Dialect(connection.getMetaData().storesUpperCaseIdentifiers());
    }

    @Override
    public String stored(String name) {
        return storesUpperCase ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String folded(String text) {
        return "lower(" + text + ")";
    }

    @Override
    public FoldFidelity fidelity() {
        return FoldFidelity.LETTERS;
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
