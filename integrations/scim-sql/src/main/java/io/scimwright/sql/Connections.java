package io.scimwright.sql;

import io.scimwright.server.spi.RequestContext;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Lends connections to the database that are in the transaction of the operation, where there is one. Thread-safe. */
public interface Connections {

    /** Something done with a connection, which belongs to the lender: it is neither closed nor committed. */
    @FunctionalInterface
    interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    /**
     * Does some work of an operation.
     *
     * @throws io.scimwright.server.spi.UniqueKeyException when a unique key is taken
     * @throws io.scimwright.core.error.ScimException 412 when the database has given up because of a concurrent write; the engine
     *     does it again
     */
    <R> R lend(RequestContext context, Work<R> work);

    /**
     * Connections of a data source, closed after each piece of work. It has to know the transaction itself, as Spring's {@code
     * TransactionAwareDataSourceProxy} does, or that of a Jakarta container; otherwise see {@link JdbcTransactions}.
     */
    static Connections of(DataSource dataSource) {
        return new Connections() {
            @Override
            public <R> R lend(RequestContext context, Work<R> work) {
                try (Connection connection = dataSource.getConnection()) {
                    return work.on(connection);
                } catch (SQLException e) {
                    throw SqlFailures.translate(e);
                }
            }
        };
    }
}
