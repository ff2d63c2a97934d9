package io.scimwright.sql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How a database writes what SQL leaves open. There are two ready ones, found from the connection; another database gets one of its
 * own, if it knows names in double quotes, {@code limit} and {@code offset}, {@code nulls first}, {@code is not true} and {@code
 * for update}, which is written the same for all. Implementations are immutable; they give SQL and never see a value.
 */
public interface SqlDialect {

    /** PostgreSQL 12 or later whose database has the encoding UTF8, as is usual. */
    static SqlDialect postgres() {
        return PostgresDialect.STANDARD;
    }

    /** H2 2.x in its regular mode. */
    static SqlDialect h2() {
        return H2Dialect.STANDARD;
    }

    /**
     * The dialect of a connection's database.
     *
     * @throws IllegalStateException for a database that has none here
     */
    static SqlDialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> PostgresDialect.of(connection);
            case "H2" -> H2Dialect.of(connection);
            default ->
                throw new IllegalStateException("there is no SQL dialect for " + product + "; give one by withDialect");
        };
    }

    /**
     * This dialect for a database that has {@link TextFold} as a function, in place of {@code lower}.
     *
     * @param function its name, such as {@code scim_fold}
     */
    default SqlDialect foldingBy(String function) {
        return new FoldingDialect(this, Identifier.table(function));
    }

    /** A plain name in the case in which the database stores names that were not quoted. */
    String stored(String name);

    /** The form in which a text compares where case does not matter: {@code lower(text)}. */
    String folded(String text);

    /** Which texts {@link #folded} treats as SCIM does, of those that clients ask for. */
    FoldFidelity fidelity();

    /** A text expression that compares and sorts by code points, whatever the collation of its column. */
    String byCodePoint(String text);

    /** A whole number as its digits, a UUID as its 36 characters. */
    default String asText(String expression) {
        return "cast(" + expression + " as varchar)";
    }

    /** Whether a text column can hold this text; otherwise no row has it, and who sends it for one is refused. */
    default boolean holds(String text) {
        return true;
    }

    /**
     * Whether a row that refers to another keeps that one from being deleted by others, from when it is inserted until its
     * transaction ends. Where it does not, the rows that it refers to are locked by a statement of their own.
     */
    default boolean guardsReferences() {
        return true;
    }

    /**
     * A statement that inserts rows into a join table and leaves out those that are there.
     *
     * @param table as it stands in SQL
     * @param columns two, as they stand in SQL; together they are a key of the table
     * @param rows how many rows, each of two parameters
     */
    String insertMissing(String table, String columns, int rows);
}
