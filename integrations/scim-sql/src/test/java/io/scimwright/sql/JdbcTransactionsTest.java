package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.server.spi.RequestContext;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("transactions by JDBC alone")
class JdbcTransactionsTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatFailsIsUndoneWhole(Database database) {
        Company company = Company.empty(database);
        RequestContext context = Calls.context();
        assertThatThrownBy(() -> company.transactions.run(context, () -> {
                    insert(company, context, "one");
                    company.transactions.run(context, () -> insert(company, context, "two"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(teams(company, Calls.context())).isZero();
        company.transactions.run(context, () -> insert(company, context, "three"));
        assertThat(teams(company, Calls.context())).isOne();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void anOperationHasOneConnectionAndOthersHaveTheirs(Database database) {
        Company company = Company.empty(database);
        RequestContext context = Calls.context();
        List<Connection> lent = new ArrayList<>();
        company.transactions.run(context, () -> {
            company.transactions.lend(context, connection -> lent.add(connection));
            company.transactions.lend(context, connection -> lent.add(connection));
            insert(company, context, "one");
            assertThat(teams(company, context)).isOne();
            assertThat(teams(company, Calls.context()))
                    .as("what others see of it")
                    .isZero();
        });
        assertThat(lent.get(0)).isSameAs(lent.get(1));
        assertThat(teams(company, Calls.context())).isOne();
    }

    private static void insert(Company company, RequestContext context, String id) {
        company.transactions.lend(
                context,
                connection -> Statements.update(
                        connection,
                        Sql.of(
                                "insert into team (id, name, version, created_at, changed_at)"
                                        + " values (?, ?, 1, current_timestamp, current_timestamp)",
                                id,
                                id)));
    }

    private static long teams(Company company, RequestContext context) {
        return company.transactions.lend(
                context,
                connection -> Statements.query(connection, Sql.of("select count(*) from team"), row -> row.getLong(1))
                        .get(0));
    }
}
