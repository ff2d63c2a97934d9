package io.scimwright.example.users;

import io.scimwright.example.users.Running.Store;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.sql.TableMapping;
import io.scimwright.sql.TableProvider;
import io.scimwright.sql.TableRepository;
import io.scimwright.testkit.ResourceProviderContract;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
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
            TransactionTemplate template = application.getBean(TransactionTemplate.class);
            ObjectProvider<TableRepository<T>> repository =
                    application.getBeanProvider(ResolvableType.forClassWithGenerics(TableRepository.class, rows));
            ObjectProvider<TableMapping<T>> mapping =
                    application.getBeanProvider(ResolvableType.forClassWithGenerics(TableMapping.class, rows));
            return TableProvider.of(
                            repository.getObject(),
                            mapping.getObject(),
                            new TransactionAwareDataSourceProxy(application.getBean(DataSource.class)))
                    .withTransactions((context, work) -> template.executeWithoutResult(status -> work.run()))
                    .withConflicts(ConcurrencyFailureException.class::isInstance)
                    .withTakenKeys(DuplicateKeyException.class::isInstance);
        }

        @Override
        protected String member(int number) {
            return new UUID(1, number).toString();
        }
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
