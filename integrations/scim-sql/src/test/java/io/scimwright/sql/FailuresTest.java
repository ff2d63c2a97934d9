package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.User;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.RequestContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("failures of the database are told as what they mean")
class FailuresTest {

    private static final int REQUESTS = 5;
    private static final String OWN = "urn:example:scim:2.0:Employee";

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatOnlyTheJoinTableLacksIsNobodysDeletion(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers");
        Database.executeOne(company.statements.source(), "alter table team_member add column since date not null");
        assertThatThrownBy(() -> Calls.patch(company.groups, group, Calls.add(ada)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2350");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whoeverWaitsTooLongForALockIsToldToComeBack(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers");
        RequestContext holder = Calls.context();
        RequestContext waiting = Calls.context();
        company.transactions.run(holder, () -> {
            execute(company, holder, "update team set external_id = 'held'");
            company.transactions.run(waiting, () -> {
                execute(company, waiting, database == Database.H2 ? "set lock_timeout 20" : "set lock_timeout = 20");
                assertBusy(() -> Calls.patch(company.groups, waiting, group, Precondition.none(), Calls.add(ada)));
            });
        });
    }

    private static void execute(Company company, RequestContext context, String sql) {
        company.transactions.lend(context, connection -> execute(connection, sql));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static void assertBusy(ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(ScimException.class, busy -> {
            assertThat(busy.status()).isEqualTo(503);
            assertThat(busy.retryAfter()).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"HYT00", "55P03", "57014", "08001", "08006", "57P01"})
    void aTimeoutOrALostConnectionThatAFrameworkTellsIsOneToo(String state) {
        Company company = Company.empty(Database.H2);
        String ada = Calls.user(company.users, "ada");
        for (ThrowingCallable request :
                requests(failing(company, state, 1000), ada).toList()) {
            assertBusy(request);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "90131"})
    void whatLosesARaceIsDoneAgain(String state) {
        Company company = Company.empty(Database.H2);
        String ada = Calls.user(company.users, "ada");
        for (int i = 0; i < REQUESTS; i++) {
            requests(failing(company, state, 2), ada)
                    .skip(i)
                    .limit(1)
                    .forEach(request -> assertThatCode(() -> asEngine(request)).doesNotThrowAnyException());
        }
        assertThat(Calls.search(company.users, "userName eq \"bob\"")).hasSize(1);
        assertThat(Calls.run(company.users, Query.all(0)).totalResults()).isOne();
    }

    /** Reading and creating are done again here; all other writes lose to the engine, which does those again. */
    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void whatLosesEveryRaceIsToldToComeBack(String state) {
        Company company = Company.empty(Database.H2);
        String ada = Calls.user(company.users, "ada");
        TableProvider<Employee> users = failing(company, state, 1000);
        assertBusy(() -> Calls.find(users, ada));
        assertBusy(() -> Calls.run(users, Query.all(10)));
        assertBusy(() -> Calls.user(users, "bob"));
    }

    private static void asEngine(ThrowingCallable request) throws Throwable {
        try {
            request.call();
        } catch (ScimException failure) {
            assertThat(failure.status()).isEqualTo(412);
            asEngine(request);
        }
    }

    private static TableProvider<Employee> failing(Company company, String state, int times) {
        FailingTable table = new FailingTable(new EmployeeTable(company.transactions), state, new AtomicInteger(times));
        return TableProvider.of(table, Company.EMPLOYEES, company.transactions).withTransactions(company.transactions);
    }

    /** Read, list, change, create, delete. */
    private static Stream<ThrowingCallable> requests(TableProvider<Employee> users, String id) {
        return Stream.of(
                () -> Calls.find(users, id),
                () -> Calls.run(users, Query.all(10)),
                () -> Calls.patch(users, id, Calls.replace("displayName", "\"Ada\"")),
                () -> Calls.delete(users, id),
                () -> Calls.user(users, "bob"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aValueThatDoesNotFitItsColumnIsTheClients(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        assertRefused(() -> Calls.user(company.users, "x".repeat(301)));
        assertRefused(() -> Calls.group(company.groups, "x".repeat(301)));
        assertRefused(() ->
                Calls.patch(company.users, ada, Calls.replace("displayName", "\"" + "x".repeat(5001) + "\"")));
        assertRefused(() -> Calls.patch(company.users, ada, Calls.replace(OWN + ":level", "3000000000")));
        assertRefused(() -> Calls.patch(company.users, ada, Calls.replace(OWN + ":rate", "1e30")));
        assertRefused(() ->
                Calls.patch(company.users, ada, Calls.replace("emails", "[{\"value\":\"" + "x".repeat(301) + "\"}]")));
        assertThat(Calls.find(company.users, ada).version()).contains("W/\"1\"");
    }

    @ParameterizedTest
    @CsvSource({"22001", "22003", "22004", "22007", "22008", "22018", "22021", "22P02", "22P05"})
    void aValueThatAFrameworkTellsIsOneToo(String state) {
        Company company = Company.empty(Database.H2);
        String ada = Calls.user(company.users, "ada");
        TableProvider<Employee> users = failing(company, state, 1000);
        requests(users, ada).skip(2).forEach(FailuresTest::assertRefused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"22012", "23502", "42P01"})
    void whatIsTheServersFaultStaysThat(String state) {
        Company company = Company.empty(Database.H2);
        TableProvider<Employee> users = failing(company, state, 1);
        assertThatThrownBy(() -> Calls.user(users, "bob")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(ThrowingCallable request) {
        assertThatThrownBy(request).isInstanceOfSatisfying(ScimException.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.error().scimType()).contains(ScimType.INVALID_VALUE);
        });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aTextIsKeptAsItWasSentOrRefused(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers");
        int number = 0;
        for (String text : new String[] {"a\u0000b", "\ud800", "x\udc00y", "\ud83d\ude00"}) {
            String json = RandomQueries.quoted(text + number++);
            boolean kept = database == Database.H2 || text.equals("\ud83d\ude00");
            for (String path : new String[] {"displayName", "title", "externalId", "name.familyName"}) {
                keptOrRefused(kept, path, () -> Calls.patch(company.users, ada, Calls.replace(path, json)));
            }
            keptOrRefused(
                    kept,
                    "emails",
                    () -> Calls.patch(company.users, ada, Calls.replace("emails", "[{\"value\":" + json + "}]")));
            keptOrRefused(kept, "userName", () -> Calls.create(company.users, "{\"userName\":" + json + "}"));
            keptOrRefused(kept, "displayName", () -> Calls.create(company.groups, "{\"displayName\":" + json + "}"));
            keptOrRefused(
                    kept, "externalId", () -> Calls.patch(company.groups, group, Calls.replace("externalId", json)));
            if (kept) {
                assertThat(Calls.find(company.users, ada).find(User.TITLE)).contains(text + (number - 1));
            }
        }
    }

    private static void keptOrRefused(boolean kept, String path, Runnable write) {
        if (kept) {
            write.run();
        } else {
            assertThatThrownBy(write::run).isInstanceOfSatisfying(ScimException.class, refused -> {
                assertThat(refused.error().scimType()).contains(ScimType.INVALID_VALUE);
                assertThat(refused.path()).contains(path);
            });
        }
    }
}
