package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.SortOrder;
import io.scimwright.filter.AttributePath;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("what SQL leaves is done on the resources that it narrowed")
class RestTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void theRestIsEvaluatedOverWhatSqlFinds(Database database) {
        Company company = Company.empty(database);
        String ada = user(company, "ada", "Countess");
        user(company, "bob", "Countess");
        user(company, "adam", "Gardener");
        Query query = Calls.query(company.users, "title eq \"countess\" and userName sw \"ad\"");
        SqlSelect select = company.users.explain(Calls.context(), query);
        assertThat(select.text().toLowerCase(Locale.ROOT)).contains("like").doesNotContain("title");
        assertThat(select.residual()).isPresent();
        assertThat(Calls.search(company.users, "title eq \"countess\" and userName sw \"ad\""))
                .containsExactly(ada);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void anAlternativeThatSqlCannotAnswerIsNotAnsweredByHalf(Database database) {
        Company company = Company.empty(database);
        String ada = user(company, "ada", "Countess");
        String bob = user(company, "bob", "Gardener");
        assertThat(Calls.search(company.users, "title eq \"countess\" or userName eq \"bob\""))
                .containsExactly(ada, bob);
        assertThat(Calls.search(company.users, "not (title eq \"countess\" or userName eq \"nobody\")"))
                .containsExactly(bob);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aPageThatNobodyIsLeftForIsEmpty(Database database) {
        Company company = Company.empty(database);
        List<String> all = List.of(user(company, "ada", "Countess"), user(company, "bob", "Countess"));
        Query query = Query.all(1)
                .withFilter(Calls.query(company.users, "title eq \"countess\"")
                        .filter()
                        .orElseThrow())
                .withSort(company.users.resourceType().require(AttributePath.parse("userName")), SortOrder.ASCENDING);
        String next = Calls.run(company.users, query).nextKey().orElseThrow();
        all.forEach(id -> Calls.delete(company.users, id));
        QueryResult page = company.users.query(new QueryRequest(Calls.context(), query).after(next));
        assertThat(page.resources()).isEmpty();
        assertThat(page.totalResults()).isZero();
        assertThat(page.nextKey()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void beyondTheScanLimitTheAnswerIsTooMany(Database database) {
        Company company = Company.empty(database);
        for (int i = 0; i < 5; i++) {
            user(company, "user " + i, "Countess");
        }
        TableProvider<Employee> limited = company.users.withScanLimit(4);
        assertThatThrownBy(() -> Calls.search(limited, "title sw \"c\""))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        refused -> assertThat(refused.error().scimType()).contains(ScimType.TOO_MANY));
        assertThat(Calls.search(limited, "title sw \"c\" and userName ne \"user 0\""))
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void statementsDoNotGrowWithTheRows(Database database) {
        Company company = Company.empty(database);
        for (int i = 0; i < 30; i++) {
            user(company, "user " + i, "Title " + i % 3);
        }
        Calls.search(company.users, "userName pr");
        company.statements.taken();
        Calls.search(company.users, "userName sw \"user\"");
        assertThat(company.statements.taken()).as("ids, rows, e-mails, groups").hasSize(4);
        Calls.search(company.users, "title eq \"title 1\"");
        assertThat(company.statements.taken())
                .as("count, ids, rows, e-mails, ids beyond, groups")
                .hasSize(6);
        Calls.run(
                company.users,
                Query.all(10)
                        .withSort(
                                company.users.resourceType().require(AttributePath.parse("title")),
                                SortOrder.ASCENDING));
        assertThat(company.statements.taken())
                .as("count, ids, rows, e-mails, ids beyond, groups")
                .hasSize(6);
        Calls.run(company.users, Query.all(0));
        assertThat(company.statements.taken()).as("the count alone").hasSize(1);
        Calls.run(company.users, Query.all(10));
        assertThat(company.statements.taken())
                .as("ids, count, rows, e-mails, groups")
                .hasSize(5);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aRowThatIsGoneIsLeftOutAndTheTotalStaysTrue(Database database) {
        Company company = Company.empty(database);
        String ada = user(company, "ada", "Countess");
        String bob = user(company, "bob", "Gardener");
        EmployeeTable table = new EmployeeTable(company.transactions);
        TableRepository<Employee> losing = new LosingTable(table, ada);
        TableProvider<Employee> users = TableProvider.of(losing, Company.EMPLOYEES, company.transactions);
        var page = Calls.run(users, Query.all(10));
        assertThat(page.resources()).extracting(resource -> resource.id()).isEqualTo(List.of(bob));
        assertThat(page.totalResults()).isEqualTo(2);
    }

    private static String user(Company company, String name, String title) {
        return Calls.create(company.users, "{\"userName\":\"" + name + "\",\"title\":\"" + title + "\"}")
                .id();
    }
}
