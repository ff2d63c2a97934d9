package io.scimwright.example.users;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Tells in a sentence instead of a stack trace that there is no database. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<CannotGetJdbcConnectionException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, CannotGetJdbcConnectionException failure) {
        return new FailureAnalysis(
                "The database cannot be used: " + reason(failure),
                "Look at DATABASE_URL, or without one at STAFF_FILE, which one process at a time can have.",
                failure);
    }

    /** What the driver says, which knows the place. */
    private static @Nullable String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null || failure instanceof SQLException ? failure.getMessage() : reason(cause);
    }
}
