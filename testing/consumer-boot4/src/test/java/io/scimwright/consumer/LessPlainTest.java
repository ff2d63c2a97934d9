package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.Group;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.spi.Rows;
import io.scimwright.core.schema.ResourceType;
import java.util.List;
import org.springframework.core.annotation.Order;
import java.util.Optional;
import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.core.resource.User;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.ScimRequest;
import io.scimwright.server.ScimServer;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.spring.ScimAutoConfiguration;
import io.scimwright.spring.ScimJwtAutoConfiguration;
import io.scimwright.spring.ScimRepositoryAutoConfiguration;
import io.scimwright.spring.ScimSecurityAutoConfiguration;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.example.StandardChain;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Applications that are less plain than the sample. */
class LessPlainTest {

    private static final String ADA =
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}";

    private static WebApplicationContextRunner application(Class<?> configuration) {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ScimAutoConfiguration.class,
                        ScimRepositoryAutoConfiguration.class,
                        ScimJwtAutoConfiguration.class,
                        ScimSecurityAutoConfiguration.class))
                .withUserConfiguration(configuration)
                .withPropertyValues("scimwright.tokens.test=token");
    }

    private static ScimRequest.Builder request(String method, String path) {
        return ScimRequest.builder(method, path)
                .baseUri("http://localhost/scim/v2")
                .header("Authorization", "Bearer token")
                .header("Content-Type", "application/scim+json");
    }

    private static int create(BeanFactory beans) {
        return beans.getBean(ScimServer.class)
                .handle(request("POST", "/Users")
                        .body(new ByteArrayInputStream(ADA.getBytes(StandardCharsets.UTF_8)))
                        .build())
                .status();
    }

    private static int list(BeanFactory beans) {
        return beans.getBean(ScimServer.class)
                .handle(request("GET", "/Groups").build())
                .status();
    }

    @Configuration(proxyBeanMethods = false)
    static class Groups {

        @Bean
        ResourceProvider groups() {
            return MemoryProvider.of(Group.TYPE);
        }
    }

    @Test
    void springSecurityThatNobodyHasEnabledIsNoMatter() {
        application(Groups.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SecurityFilterChain.class));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Secured extends Groups {}

    /** It would stand back, and leave everything open, if it saw the chain of SCIM. */
    @Test
    void aStandardChainOfSomebodyElseStays() {
        application(Secured.class)
                .withConfiguration(AutoConfigurations.of(StandardChain.class))
                .run(context -> assertThat(context).hasBean("scimSecurityFilterChain").hasBean("standard"));
    }

    @Test
    void anIssuerThatDoesNotAnswerIsNoFaultOfTheClient() {
        application(Groups.class)
                .withBean(JwtDecoder.class, () -> new SupplierJwtDecoder(() -> {
                    throw new IllegalStateException("the issuer does not answer");
                }))
                .withPropertyValues("scimwright.jwt.enabled=true")
                .run(context -> assertThat(list(context)).isEqualTo(503));
    }

    @Test
    void anAccessTokenOfNobodyIsRefused() {
        application(Groups.class)
                .withBean(JwtDecoder.class, () -> token -> Jwt.withTokenValue(token)
                        .header("alg", "HS256")
                        .claim("scope", "scim.write")
                        .build())
                .withPropertyValues("scimwright.jwt.enabled=true")
                .run(context -> assertThat(list(context)).isEqualTo(401));
    }

    @Configuration(proxyBeanMethods = false)
    static class Mapped {

        @Bean
        ResourceMapper<Employee> employeeAsUser() {
            return ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                    .id(Employee::getId)
                    .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                    .version(Employee::getVersion)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Scoped extends Mapped {

        @Bean
        @Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
        Employees employees() {
            return new Employees();
        }
    }

    @Test
    void aRepositoryBehindAScopedProxyIsOne() {
        application(Scoped.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(ScimServer.class).resourceTypes()).hasSize(1);
        });
    }

    /** A team has a name, by which it is known. */
    record Team(String name) {}

    /** Nobody has founded one yet. */
    static final class Teams implements ResourceRepository<Team> {

        @Override
        public Optional<Team> find(RequestContext context, String id) {
            return Optional.empty();
        }

        @Override
        public Rows<Team> list(RequestContext context, int offset, int limit) {
            return new Rows<>(List.of(), 0);
        }

        @Override
        public Team insert(RequestContext context, Team row) {
            return row;
        }

        @Override
        public Optional<Team> update(RequestContext context, Team row, ExpectedVersion expected) {
            return Optional.empty();
        }

        @Override
        public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
            return false;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Ordered extends Mapped {

        @Bean
        ResourceMapper<Team> teamAsGroup() {
            return ResourceMapper.ofImmutable(Team.class, Group.TYPE, () -> new Team(""))
                    .id(Team::name)
                    .map(Group.DISPLAY_NAME, Team::name, (team, name) -> new Team(name))
                    .build();
        }

        @Bean
        @Order(2)
        Employees employees() {
            return new Employees();
        }

        @Bean
        @Order(1)
        Teams teams() {
            return new Teams();
        }
    }

    @Test
    void repositoriesAreServedInTheOrderOfTheirBeans() {
        application(Ordered.class).run(context -> assertThat(
                        context.getBean(ScimServer.class).resourceTypes())
                .extracting(ResourceType::name)
                .containsExactly("Group", "User"));
    }

    @Test
    void aServerOfTheApplicationsOwnNeedsNoTokens() {
        ScimServer own = ScimServer.builder()
                .resource(MemoryProvider.of(Group.TYPE))
                .authenticator(BearerTokens.of("own", "token"))
                .build();
        application(Empty.class)
                .withBean(ScimServer.class, () -> own)
                .withPropertyValues("scimwright.tokens.test=")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(Authenticator.class);
                    assertThat(list(context)).isEqualTo(200);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Empty {}

    /** Counts what ends how. */
    static final class Transactions extends AbstractPlatformTransactionManager {

        private static final long serialVersionUID = 1L;

        private int commits;
        private int rollbacks;

        @Override
        protected Object doGetTransaction() {
            return this;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            commits++;
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            rollbacks++;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Plain extends Mapped {

        @Bean
        Employees employees() {
            return new Employees();
        }
    }

    @Test
    void whatFailsIsRolledBack() {
        application(Plain.class).withBean(Transactions.class).run(context -> {
            Transactions transactions = context.getBean(Transactions.class);
            assertThat(create(context)).isEqualTo(201);
            assertThat(transactions.commits).isPositive();
            assertThat(transactions.rollbacks).isZero();
            assertThat(create(context)).isEqualTo(409);
            assertThat(transactions.rollbacks).isEqualTo(1);
        });
    }

    /** As Spring's support of JPA reports what a database refuses. */
    static final class Refusing extends Employees {

        private final String state;
        private final int code;

        Refusing(String state, int code) {
            this.state = state;
            this.code = code;
        }

        @Override
        public synchronized Employee insert(RequestContext context, Employee row) {
            throw new DataIntegrityViolationException(
                    "refused", new IllegalStateException(new SQLException("refused", state, code)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "23505, 0, 409",
        "23000, 1062, 409",
        "23000, 1048, 500",
        "23502, 0, 500",
        "23503, 0, 400",
        "23506, 0, 400",
        "22001, 0, 400",
        "22021, 0, 400"
    })
    void aTakenKeyIsAConflictAndAValueThatIsRefusedAFaultOfTheClient(String state, int code, int status) {
        application(Mapped.class)
                .withBean(Refusing.class, () -> new Refusing(state, code))
                .run(context -> assertThat(create(context)).isEqualTo(status));
    }
}
