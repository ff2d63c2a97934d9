package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.server.ScimRequest;
import io.scimwright.server.ScimResponse;
import io.scimwright.server.ScimServer;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.spring.ScimAutoConfiguration;
import io.scimwright.spring.ScimRepositoryAutoConfiguration;
import io.scimwright.spring.ScimSqlAutoConfiguration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.SimpleTransactionStatus;

/** A database that cannot be reached is 503 with Retry-After, wherever it is found out. */
@ExtendWith(OutputCaptureExtension.class)
class AwayDatabaseTest {

    private static final WebApplicationContextRunner WITHOUT_MAPPER = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ScimAutoConfiguration.class, ScimRepositoryAutoConfiguration.class, ScimSqlAutoConfiguration.class))
            .withPropertyValues("scimwright.tokens.test=token");

    private static final WebApplicationContextRunner APPLICATION =
            WITHOUT_MAPPER.withUserConfiguration(TablesTest.Mapped.class);

    /** Throws what it is given. */
    static class Failing extends Employees {

        private final RuntimeException failure;

        Failing(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public Employee insert(RequestContext context, Employee row) {
            throw failure;
        }
    }

    /** Begins, and cannot commit any more. */
    static final class LosingManager implements PlatformTransactionManager {

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return new SimpleTransactionStatus();
        }

        @Override
        public void commit(TransactionStatus status) {
            throw new TransactionSystemException("could not commit", new SQLException("connection lost", "08006"));
        }

        @Override
        public void rollback(TransactionStatus status) {}
    }

    private static DataSource away() {
        return new DriverManagerDataSource("jdbc:none:staff");
    }

    private static ScimResponse send(ScimServer server, String method, String path) {
        byte[] body = "{\"userName\":\"ada\"}".getBytes(StandardCharsets.UTF_8);
        return server.handle(ScimRequest.builder(method, path)
                .baseUri("http://localhost/scim/v2")
                .header("Authorization", "Bearer token")
                .header("Content-Type", "application/scim+json")
                .body(new ByteArrayInputStream(body))
                .build());
    }

    private static void isUnavailable(WebApplicationContextRunner application, String method, String path) {
        application.run(context -> {
            ScimResponse answer = send(context.getBean(ScimServer.class), method, path);
            assertThat(answer.status()).as(answer.bodyText()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isPresent();
        });
    }

    @Test
    void thatIsFoundOutWhenATransactionBegins(CapturedOutput output) {
        WebApplicationContextRunner application = APPLICATION
                .withBean(Employees.class)
                .withBean(DataSource.class, AwayDatabaseTest::away)
                .withBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(away()));
        isUnavailable(application, "GET", "/Users/7");
        isUnavailable(application, "POST", "/Users");
        assertThat(output.toString().lines().filter(line -> line.contains("answered")))
                .hasSize(2)
                .allMatch(line -> line.contains("No suitable driver"));
    }

    @Test
    void thatIsFoundOutWhenATransactionEnds() {
        isUnavailable(
                APPLICATION
                        .withBean(Employees.class)
                        .withBean(PlatformTransactionManager.class, LosingManager::new),
                "POST",
                "/Users");
    }

    @Test
    void thatIsFoundOutWhenTheTablesAreLookedAt() {
        WebApplicationContextRunner application = WITHOUT_MAPPER
                .withUserConfiguration(TablesTest.InTable.class)
                .withBean(TablesTest.Table.class)
                .withBean(DataSource.class, AwayDatabaseTest::away);
        isUnavailable(application, "GET", "/Users/7");
        isUnavailable(application, "GET", "/Users");
    }

    static Stream<RuntimeException> failures() {
        return Stream.of(
                new CannotGetJdbcConnectionException("no connection"),
                new DataAccessResourceFailureException("gone"),
                new TransientDataAccessResourceException("not now"),
                new IllegalStateException(new SQLException("broken", "08003")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void thatIsFoundOutByTheRepository(RuntimeException failure) {
        isUnavailable(APPLICATION.withBean(Failing.class, () -> new Failing(failure)), "POST", "/Users");
    }
}
