package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.User;
import io.scimwright.server.ScimServer;
import io.scimwright.server.spi.ExpectedVersion;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.spring.ScimAutoConfiguration;
import io.scimwright.spring.ScimConfigurationException;
import io.scimwright.spring.ScimRepositoryAutoConfiguration;
import io.scimwright.spring.ScimSqlAutoConfiguration;
import io.scimwright.sql.TableMapping;
import io.scimwright.sql.TableProvider;
import io.scimwright.sql.TableRepository;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A bean of type TableMapping puts a repository on SQL; what is missing for that stops the start. */
class TablesTest {

    private static final WebApplicationContextRunner APPLICATION = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    ScimAutoConfiguration.class, ScimRepositoryAutoConfiguration.class, ScimSqlAutoConfiguration.class))
            .withPropertyValues("scimwright.tokens.test=token");

    /** As if there were a database. */
    static final class Table implements TableRepository<Employee> {

        @Override
        public List<Employee> findAll(RequestContext context, List<String> ids) {
            return List.of();
        }

        @Override
        public Employee insert(RequestContext context, Employee row) {
            return row;
        }

        @Override
        public Optional<Employee> update(RequestContext context, Employee row, ExpectedVersion expected) {
            return Optional.empty();
        }

        @Override
        public boolean delete(RequestContext context, String id, ExpectedVersion expected) {
            return false;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Mapped {

        @Bean
        ResourceMapper<Employee> employeeAsUser() {
            return ResourceMapper.of(Employee.class, User.TYPE, Employee::new)
                    .id(Employee::getId)
                    .map(User.USER_NAME, Employee::getLogin, Employee::setLogin)
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class InTable extends Mapped {

        @Bean
        TableMapping<Employee> employeeTable(ResourceMapper<Employee> employeeAsUser) {
            return TableMapping.of(employeeAsUser, "employee")
                    .id("id")
                    .column(User.USER_NAME, "login")
                    .build();
        }
    }

    private static DataSource dataSource() {
        return new DriverManagerDataSource("jdbc:none:staff");
    }

    private static void fails(WebApplicationContextRunner application, String... words) {
        application.run(context -> assertThat(context.getStartupFailure())
                .rootCause()
                .isInstanceOf(ScimConfigurationException.class)
                .hasMessageContainingAll(words));
    }

    @Test
    void aRepositoryAndAMappingMakeAProvider() {
        APPLICATION
                .withUserConfiguration(InTable.class)
                .withBean(Table.class)
                .withBean(DataSource.class, TablesTest::dataSource)
                .run(context -> assertThat(context.getBean(ScimServer.class).resourceTypes())
                        .singleElement()
                        .satisfies(type -> assertThat(type.endpoint()).isEqualTo("/Users")));
    }

    @Test
    void aTableRepositoryWantsAMapping() {
        fails(
                APPLICATION
                        .withUserConfiguration(Mapped.class)
                        .withBean("staff", Table.class)
                        .withBean(DataSource.class, TablesTest::dataSource),
                "'staff'",
                "TableMapping<Employee> there is none");
    }

    @Test
    void aMappingWantsATableRepository() {
        fails(
                APPLICATION
                        .withUserConfiguration(InTable.class)
                        .withBean("staff", Employees.class)
                        .withBean(DataSource.class, TablesTest::dataSource),
                "'staff' is no TableRepository");
    }

    @Test
    void aTableIsInOneDataSource() {
        WebApplicationContextRunner without =
                APPLICATION.withUserConfiguration(InTable.class).withBean(Table.class);
        fails(without, "The data source", "is missing, or not the only one");
        fails(
                without.withBean("one", DataSource.class, TablesTest::dataSource)
                        .withBean("two", DataSource.class, TablesTest::dataSource),
                "The data source",
                "is missing, or not the only one");
    }

    @Test
    void whoHasNotScimSqlHasRepositoriesAllTheSame() {
        APPLICATION
                .withClassLoader(new FilteredClassLoader(TableProvider.class))
                .withUserConfiguration(Mapped.class)
                .withBean(Employees.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("scimTables"));
    }
}
