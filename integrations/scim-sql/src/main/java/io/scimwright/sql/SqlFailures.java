package io.scimwright.sql;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.server.spi.UniqueKeyException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the failures of a database mean here, by the states of the SQL standard, PostgreSQL and H2. */
final class SqlFailures {

    private static final String UNIQUE = "23505";

    /** A row refers to one that is not there: PostgreSQL, H2. */
    private static final Set<String> DANGLING = Set.of("23503", "23506");

    /** Serialization and deadlock; H2 has a state of its own for a row that changed meanwhile. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "90131");

    /** A lock or a statement that takes longer than the application has allowed. */
    private static final Set<String> TIMEOUTS = Set.of("55P03", "57014", "HYT00");

    private static final String DOES_NOT_FIT = "a value does not fit its column";
    private static final String NUMBER = "a number is too large for its column";
    private static final String MOMENT = "a point in time is none that its column can hold";
    private static final String CHARACTER = "a text has a character that the database does not keep";

    /** What is wrong with a value that a client has sent. */
    private static final Map<String, String> REFUSED = Map.of(
            "22001", "a value is too long for its column",
            "22003", NUMBER,
            "22004", NUMBER,
            "22007", MOMENT,
            "22008", MOMENT,
            "22018", DOES_NOT_FIT,
            "22021", CHARACTER,
            "22P02", DOES_NOT_FIT,
            "22P05", CHARACTER,
            "54000", "a value is too long for the index of its column");

    private SqlFailures() {}

    static RuntimeException translate(SQLException failure) {
        return of(failure)
                .orElseGet(() -> new IllegalStateException(
                        "the database refused a statement (" + failure.getSQLState() + ")", failure));
    }

    /** What a failure means whose cause is one of the database, as frameworks throw it; empty where that is the server's fault. */
    static Optional<RuntimeException> known(RuntimeException failure) {
        SQLException cause = cause(failure);
        return cause == null ? Optional.empty() : of(cause);
    }

    /** Whether a failure came of a concurrent write, so that the same may succeed when it is done again. */
    static boolean isConflict(RuntimeException failure) {
        SQLException cause = cause(failure);
        return cause != null && CONFLICTS.contains(state(cause));
    }

    static boolean isDangling(SQLException failure) {
        return DANGLING.contains(state(failure));
    }

    static ScimException conflict(Throwable cause) {
        return ScimException.preconditionFailed("somebody else was writing the same")
                .causedBy(cause);
    }

    private static Optional<RuntimeException> of(SQLException failure) {
        String state = state(failure);
        if (state.equals(UNIQUE)) {
            return Optional.of(UniqueKeyException.causedBy(failure));
        }
        if (CONFLICTS.contains(state)) {
            return Optional.of(conflict(failure));
        }
        if (isAway(failure)) {
            return Optional.of(ScimException.of(503, "the database cannot be reached at the moment")
                    .retryAfter(Duration.ofSeconds(10))
                    .causedBy(failure));
        }
        if (TIMEOUTS.contains(state)) {
            return Optional.of(ScimException.of(503, "the database took too long")
                    .retryAfter(Duration.ofSeconds(1))
                    .causedBy(failure));
        }
        return Optional.ofNullable(REFUSED.get(state))
                .map(detail ->
                        ScimException.of(400, ScimType.INVALID_VALUE, detail).causedBy(failure));
    }

    /** Whether nobody could ask it: the class 08 of the SQL standard, PostgreSQL's 57P01 to 57P03, or a pool that ran empty. */
    private static boolean isAway(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || state(failure).startsWith("08")
                || state(failure).startsWith("57P0");
    }

    private static @Nullable SQLException cause(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return (SQLException) cause;
    }

    private static String state(SQLException failure) {
        return String.valueOf(failure.getSQLState());
    }
}
