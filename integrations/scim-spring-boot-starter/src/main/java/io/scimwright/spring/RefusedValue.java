package io.scimwright.spring;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.server.spi.TransactionHook;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * What a database does not take of a client: a text that is too long or has a character that it does not keep, a reference to
 * something that is not there. That is a fault of the request, where other failures of a database are the server's.
 */
final class RefusedValue {

    /** Data exceptions of the SQL standard, such as 22001 (too long) and 22021 (a character that is not kept). */
    private static final String DATA = "22";

    /** Foreign keys: PostgreSQL has one state for both directions, H2 one for each. */
    private static final String REFERENCE = "23503";

    private static final String PARENT_MISSING = "23506";

    /** A limit of PostgreSQL; of values that clients send only that of an index. */
    private static final String TOO_LONG = "54000";

    private RefusedValue() {}

    /** The hook, after which such failures are 400. */
    static TransactionHook toldBy(TransactionHook hook) {
        return (context, work) -> {
            try {
                hook.run(context, work);
            } catch (DataIntegrityViolationException | DataAccessResourceFailureException failure) {
                throw in(failure).orElseThrow(() -> failure);
            }
        };
    }

    private static Optional<RuntimeException> in(DataAccessException failure) {
        if (!(failure.getMostSpecificCause() instanceof SQLException cause) || cause.getSQLState() == null) {
            return Optional.empty();
        }
        String state = cause.getSQLState();
        if (state.startsWith(DATA)) {
            return Optional.of(refused("a value is too long, or holds a character that is not kept", failure));
        }
        if (state.equals(TOO_LONG)) {
            return Optional.of(refused("a value is too long for the index of its column", failure));
        }
        if (state.equals(PARENT_MISSING)) {
            return Optional.of(refused("a value refers to something that is not there", failure));
        }
        return state.equals(REFERENCE)
                ? Optional.of(refused(
                        "something in the application refers to this resource, or a value to something that is not there",
                        failure))
                : Optional.empty();
    }

    private static RuntimeException refused(String detail, Throwable cause) {
        return ScimException.of(400, ScimType.INVALID_VALUE, detail).causedBy(cause);
    }
}
