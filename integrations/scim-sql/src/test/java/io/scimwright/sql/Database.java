package io.scimwright.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The databases that everything is tried on; each call gives a new, empty one. */
enum Database {
    H2 {
        @Override
        SqlDialect dialect() {
            return SqlDialect.h2();
        }

        @Override
        DataSource empty() {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL("jdbc:h2:mem:scim" + NUMBER.incrementAndGet() + ";DB_CLOSE_DELAY=-1");
            JdbcConnectionPool pool = JdbcConnectionPool.create(source);
            pool.setMaxConnections(MOST_CONNECTIONS);
            return pool;
        }

        /** It takes the locale of its process. */
        @Override
        DataSource turkish() {
            return empty();
        }

        @Override
        String foldFunction() {
            return "create alias scim_fold deterministic for \"io.scimwright.sql.TextFold.ofColumn\"";
        }

        @Override
        String loginIndex() {
            return "alter table employee add column login_key varchar(300) generated always as (lower(login));"
                    + "create unique index employee_login on employee (login_key);";
        }
    },
    POSTGRES {
        @Override
        SqlDialect dialect() {
            return SqlDialect.postgres();
        }

        @Override
        DataSource empty() {
            String schema = "scim" + NUMBER.incrementAndGet();
            execute(Server.ONE.getDatabase("postgres", "scim"), "create schema " + schema);
            return pool(Server.ONE.getJdbcUrl("postgres", "scim") + "&currentSchema=" + schema);
        }

        @Override
        DataSource turkish() {
            String name = "scim" + NUMBER.incrementAndGet();
            execute(
                    Server.ONE.getPostgresDatabase(),
                    "create database " + name + " template template0 locale_provider icu icu_locale 'tr-TR'");
            return pool(Server.ONE.getJdbcUrl("postgres", name));
        }

        private DataSource pool(String url) {
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setUrl(url);
            JdbcConnectionPool pool = JdbcConnectionPool.create(source);
            pool.setMaxConnections(MOST_CONNECTIONS);
            return pool;
        }

        @Override
        String foldFunction() {
            return TextFold.POSTGRES_FUNCTION;
        }

        @Override
        String loginIndex() {
            return "create unique index employee_login on employee (lower(login));";
        }
    };

    private static final int MOST_CONNECTIONS = 20;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    abstract DataSource empty();

    /** One in which the lower case of I is that of Turkish, where the default locale of the process is Turkish too. */
    abstract DataSource turkish();

    abstract SqlDialect dialect();

    /** What gives the database the function scim_fold. */
    abstract String foldFunction();

    /** What keeps logins unique and makes look-ups quick. */
    abstract String loginIndex();

    static void execute(DataSource source, String statements) {
        for (String one : statements.split(";")) {
            if (!one.isBlank()) {
                executeOne(source, one);
            }
        }
    }

    static void executeOne(DataSource source, String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One server for all tests of a process. */
    private static final class Server {

        static final EmbeddedPostgres ONE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                // Neither the order nor the lower case of bytes: whatever relies on them fails here.
                execute(
                        server.getPostgresDatabase(),
                        "create database scim template template0 locale_provider icu icu_locale 'en-US'");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
