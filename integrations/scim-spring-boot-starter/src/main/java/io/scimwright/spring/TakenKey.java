package io.scimwright.spring;

import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** Whether a failure of a database is about a unique key. Spring says so for JDBC; for JPA it leaves it in the cause. */
final class TakenKey {

    /** PostgreSQL, H2, HSQLDB, Derby and Db2 have a state for it. */
    private static final String UNIQUE = "23505";

    private static final String INTEGRITY = "23000";

    /** With the general state come Oracle 1; MySQL and MariaDB 1062 and 1586; SQL Server 2601 and 2627. */
    private static final Set<Integer> VENDOR_CODES = Set.of(1, 1062, 1586, 2601, 2627);

    private TakenKey() {}

    static boolean isReportedBy(RuntimeException failure) {
        if (failure instanceof DuplicateKeyException) {
            return true;
        }
        return failure instanceof DataIntegrityViolationException violation
                && violation.getMostSpecificCause() instanceof SQLException cause
                && isTaken(cause);
    }

    private static boolean isTaken(SQLException cause) {
        if (UNIQUE.equals(cause.getSQLState())) {
            return true;
        }
        return INTEGRITY.equals(cause.getSQLState()) && VENDOR_CODES.contains(cause.getErrorCode());
    }
}
