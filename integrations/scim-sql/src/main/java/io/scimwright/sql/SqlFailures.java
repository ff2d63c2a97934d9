package io.scimwright.sql;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.UniqueKeyException;
import java.sql.SQLException;

/** What the failures of a database mean here. */
final class SqlFailures {

    private static final String UNIQUE = "23505";
    private static final String SERIALIZATION = "40001";
    private static final String DEADLOCK = "40P01";

    private SqlFailures() {}

    static RuntimeException translate(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return switch (state) {
            case UNIQUE -> UniqueKeyException.causedBy(failure);
            case SERIALIZATION, DEADLOCK ->
                ScimException.preconditionFailed("somebody else was writing the same")
                        .causedBy(failure);
            default -> new IllegalStateException("the database refused a statement (" + state + ")", failure);
        };
    }
}
