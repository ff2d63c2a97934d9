package io.scimwright.spring;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.TransactionHook;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * A database that cannot be reached: nobody's fault who sent the request, and over some time. Clients are told to come back (RFC 7231
 * section 6.6.4).
 */
final class AwayDatabase {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** Connection exceptions of the SQL standard. */
    private static final String CONNECTION = "08";

    /** PostgreSQL, while it stops, has crashed or is starting. */
    private static final String SHUTDOWN = "57P0";

    private AwayDatabase() {}

    /** The hook, after which such failures are 503, those of begin and commit among them. */
    static TransactionHook toldBy(TransactionHook hook) {
        return (context, work) -> {
            try {
                hook.run(context, work);
            } catch (ScimException told) {
                throw told;
            } catch (RuntimeException failure) {
                if (!isReportedBy(failure)) {
                    throw failure;
                }
                throw ScimException.of(503, "the database cannot be reached at the moment")
                        .retryAfter(PAUSE)
                        .causedBy(failure);
            }
        };
    }

    private static boolean isReportedBy(RuntimeException failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessResourceException
                || isOfConnection(failure);
    }

    /** What Spring leaves in the cause, as it does for a commit, and what a repository throws itself. */
    private static boolean isOfConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException of && (isByClass(of) || isByState(of.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isByClass(SQLException failure) {
        return failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }

    private static boolean isByState(@Nullable String state) {
        return state != null && (state.startsWith(CONNECTION) || state.startsWith(SHUTDOWN));
    }
}
