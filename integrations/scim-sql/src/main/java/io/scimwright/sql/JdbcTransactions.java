package io.scimwright.sql;

import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.TransactionHook;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Transactions by JDBC alone, for an application that has nothing else for them: each operation has one connection, which repository
 * and provider find by its context. Thread-safe.
 *
 * <pre>{@code
 * JdbcTransactions transactions = JdbcTransactions.of(dataSource);
 * ResourceProvider users = TableProvider.of(new Employees(transactions), employees, transactions).withTransactions(transactions);
 * }</pre>
 */
public final class JdbcTransactions implements TransactionHook, Connections {

    private final DataSource dataSource;
    private final Map<RequestContext, Connection> open = new ConcurrentHashMap<>();

    private JdbcTransactions(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource);
    }

    /** Transactions on connections of a data source, in its own isolation, which is to be READ COMMITTED. */
    public static JdbcTransactions of(DataSource dataSource) {
        return new JdbcTransactions(dataSource);
    }

    /** Runs the work in the transaction of this context, or in a new one. */
    @Override
    public void run(RequestContext context, Runnable work) {
        if (open.containsKey(context)) {
            work.run();
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            run(context, work, connection);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private void run(RequestContext context, Runnable work, Connection connection) throws SQLException {
        boolean wasAutomatic = connection.getAutoCommit();
        connection.setAutoCommit(false);
        open.put(context, connection);
        boolean done = false;
        try {
            work.run();
            connection.commit();
            done = true;
        } finally {
            open.remove(context);
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(wasAutomatic);
        }
    }

    /** Does some work in the transaction of this context; on a connection of its own where there is none. */
    @Override
    public <R> R lend(RequestContext context, Work<R> work) {
        Connection connection = open.get(context);
        if (connection == null) {
            return Connections.of(dataSource).lend(context, work);
        }
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }
}
