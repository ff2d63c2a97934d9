package io.scimwright.example.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.example.users.Running.Store;
import io.scimwright.filter.Filter;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.sql.SqlSelect;
import io.scimwright.sql.TableMapping;
import io.scimwright.sql.TableProvider;
import io.scimwright.sql.TableRepository;
import io.scimwright.testkit.ResourceProviderContract;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** What every provider has to do, by the tables of the application, on each database. */
class ProviderContractTest {

    private static final Map<Store, Running> RUNNING = new EnumMap<>(Store.class);

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(Running::close);
        RUNNING.clear();
    }

    abstract static class OfTable<T> extends ResourceProviderContract {

        /** As many as the contract asks for. */
        private static final int EMPLOYEES = 20;

        private final Class<T> rows;
        private final ApplicationContext application;

        OfTable(Class<T> rows, Store store) {
            this.rows = rows;
            this.application = RUNNING.computeIfAbsent(store, Running::on).context();
        }

        @Override
        protected ResourceProvider provider() {
            JdbcClient sql = application.getBean(JdbcClient.class);
            sql.sql("delete from team").update();
            sql.sql("delete from employee").update();
            if (rows == Team.class) {
                for (int number = 0; number < EMPLOYEES; number++) {
                    sql.sql("""
                            insert into employee (id, login, login_key, enabled, created, changed)
                            values (:id, :login, :login, true, current_timestamp, current_timestamp)""")
                            .param("id", UUID.fromString(member(number)))
                            .param("login", "member" + number)
                            .update();
                }
            }
            return anotherNode();
        }

        @Override
        protected ResourceProvider anotherNode() {
            return table();
        }

        TableProvider<T> table() {
            TransactionTemplate template = application.getBean(TransactionTemplate.class);
            ObjectProvider<TableRepository<T>> repository =
                    application.getBeanProvider(ResolvableType.forClassWithGenerics(TableRepository.class, rows));
            ObjectProvider<TableMapping<T>> mapping =
                    application.getBeanProvider(ResolvableType.forClassWithGenerics(TableMapping.class, rows));
            return TableProvider.of(
                            repository.getObject(),
                            mapping.getObject(),
                            new TransactionAwareDataSourceProxy(application.getBean(DataSource.class)))
                    .withTransactions((context, work) -> template.executeWithoutResult(status -> work.run()));
        }

        @Override
        protected String member(int number) {
            return new UUID(1, number).toString();
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void anAddressIsLookedUpByItsKeyAlone(Store store) {
        TableProvider<Employee> employees = new OfTable<>(Employee.class, store) {}.table();
        RequestContext context = RequestContext.of(new Principal("test"), "test", Dialect.tolerant());
        Filter filter = Filter.parse("emails[type eq \"work\" and value eq \"ADA@Example.com\"]");
        SqlSelect select = employees.explain(
                context,
                Query.all(1).withFilter(ResolvedFilter.of(filter, employees.resourceType(), Dialect.tolerant())));
        assertThat(select.residual()).isEmpty();
        assertThat(select.text().toLowerCase(Locale.ROOT)).contains("c.\"address_key\" = ?");
    }

    @Nested
    class EmployeesOnH2 extends OfTable<Employee> {
        EmployeesOnH2() {
            super(Employee.class, Store.H2);
        }
    }

    @Nested
    class EmployeesOnPostgres extends OfTable<Employee> {
        EmployeesOnPostgres() {
            super(Employee.class, Store.POSTGRESQL);
        }
    }

    @Nested
    class TeamsOnH2 extends OfTable<Team> {
        TeamsOnH2() {
            super(Team.class, Store.H2);
        }
    }

    @Nested
    class TeamsOnPostgres extends OfTable<Team> {
        TeamsOnPostgres() {
            super(Team.class, Store.POSTGRESQL);
        }
    }
}
