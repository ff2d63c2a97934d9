package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.filter.AttributePath;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.QueryRequest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("nothing that comes from outside is ever SQL")
class HostileTest {

    private static final List<String> ATTACKS = List.of(
            "'",
            "''",
            "' or '1'='1",
            "'; drop table employee; --",
            "\\'; drop table employee; --",
            "\"; drop table employee; --",
            "$$; drop table employee; $$",
            "/* */ union select 1",
            "%",
            "_",
            "!",
            "!%",
            "%!",
            "\\",
            "\\%",
            "?",
            "{fn now()}",
            "$1",
            ":x",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udc00x",
            "\uffff",
            "\r\n\t",
            "'' || (select 1) || ''");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0.0",
            "0e10000",
            "1e0",
            "-1.5",
            "0.5",
            "-0.5",
            "1e-300",
            "1e-10000",
            "-1e-10000",
            "1e300",
            "1e10000",
            "-1e10000",
            "7.77e10000",
            "-7.77e10000",
            "7.77e-9998",
            "9223372036854775807",
            "9223372036854775807.5",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775808.5",
            "-9223372036854775809",
            "99999999999999999999999999999999999999999999",
            "0." + "0".repeat(400) + "1",
            "-" + "9".repeat(400));

    private static final List<String> OPERATORS = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");

    private static final List<String> PATHS = List.of(
            "userName",
            "id",
            "externalId",
            "emails.value",
            "phoneNumbers.value",
            "groups.display",
            "groups.value",
            "title",
            "urn:example:scim:2.0:Employee:badge");

    @ParameterizedTest
    @EnumSource(Database.class)
    void valuesOfFiltersAreOnlyValues(Database database) {
        Company company = Company.empty(database);
        for (String attack : ATTACKS) {
            if (attack.indexOf('\0') < 0 && Texts.isWhole(attack)) {
                Calls.create(
                        company.users,
                        "{\"userName\":" + RandomQueries.quoted("x" + attack)
                                + ",\"externalId\":" + RandomQueries.quoted(attack)
                                + "}");
            }
        }
        List<ScimResource> all = Calls.run(company.users, Query.all(100)).resources();
        for (String attack : ATTACKS) {
            for (String path : PATHS) {
                for (String operator : OPERATORS) {
                    Query query =
                            Calls.query(company.users, path + " " + operator + " " + RandomQueries.quoted(attack));
                    assertThat(Calls.run(company.users, query).resources())
                            .as(path + " " + operator + " " + attack)
                            .containsExactlyElementsOf(
                                    all.stream().filter(query::matches).toList());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void hugeAndTinyNumbersAreAnsweredLikeOthers(Database database) {
        Company company = Company.empty(database);
        String own = "urn:example:scim:2.0:Employee";
        for (String level : List.of("-2147483648", "-1", "0", "1", "2147483647")) {
            Calls.create(
                    company.users,
                    "{\"userName\":\"" + level + "\",\"" + own + "\":{\"level\":" + level + ",\"rate\":" + level
                            + ".5}}");
        }
        Calls.user(company.users, "nobody's");
        List<ScimResource> all = Calls.run(company.users, Query.all(100)).resources();
        for (String number : NUMBERS) {
            for (String path : List.of(own + ":level", own + ":rate")) {
                for (String operator : List.of("eq", "ne", "gt", "ge", "lt", "le")) {
                    Query query = Calls.query(company.users, path + " " + operator + " " + number);
                    assertThat(Calls.run(company.users, query).resources())
                            .as(path + " " + operator + " " + number)
                            .containsExactlyElementsOf(
                                    all.stream().filter(query::matches).toList());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void idsThatNobodyCanHaveAreUnknown(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        Calls.group(company.groups, "Engineers", ada);
        for (String attack : List.of(ada + " or 1=1", "0" + ada, " " + ada, "+" + ada, "9999999999999999999999", "")) {
            assertThat(company.users.find(new FindRequest(Calls.context(), attack, Projection.standard())))
                    .isEmpty();
            assertThatThrownBy(() -> Calls.delete(company.users, attack))
                    .isInstanceOfSatisfying(
                            ScimException.class,
                            refused -> assertThat(refused.status()).isEqualTo(404));
        }
        for (String attack : ATTACKS) {
            assertThat(company.groups.find(new FindRequest(Calls.context(), attack, Projection.standard())))
                    .as(attack)
                    .isEmpty();
            assertThatThrownBy(() -> Calls.patch(company.groups, attack, Calls.add(ada)))
                    .isInstanceOfSatisfying(
                            ScimException.class,
                            refused -> assertThat(refused.status()).isEqualTo(404));
        }
        assertThat(Calls.run(company.users, Query.all(0)).totalResults()).isOne();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void membersThatNobodyCanBeAreSkipped(Database database) {
        Company company = Company.empty(database);
        String group = Calls.group(company.groups, "Engineers");
        for (String attack : List.of("1 or 1=1", "'; drop table team; --", "0x1", "$1", "")) {
            Calls.patch(company.groups, group, Calls.add(attack));
            Calls.patch(company.groups, group, Calls.remove(attack.replace("'", "")));
        }
        assertThat(Calls.membersOf(Calls.find(company.groups, group))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatIsSortedByTravelsInCursorsUnharmed(Database database) {
        Company company = Company.empty(database);
        for (String attack : ATTACKS) {
            if (attack.indexOf('\0') < 0 && Texts.isWhole(attack)) {
                Calls.create(
                        company.users,
                        "{\"userName\":" + RandomQueries.quoted("x" + attack) + ",\"displayName\":"
                                + RandomQueries.quoted("x".repeat(250) + attack)
                                + "}");
            }
        }
        Query query = Query.all(1)
                .withSort(
                        company.users.resourceType().require(AttributePath.parse("displayName")), SortOrder.DESCENDING);
        List<String> expected = Calls.run(company.users, query.withPage(1, 100)).resources().stream()
                .map(ScimResource::id)
                .toList();
        var page = Calls.run(company.users, query);
        for (String id : expected) {
            assertThat(page.resources())
                    .singleElement()
                    .extracting(ScimResource::id)
                    .isEqualTo(id);
            if (page.nextKey().isPresent()) {
                page = company.users.query(new QueryRequest(Calls.context(), query)
                        .after(page.nextKey().get()));
            }
        }
        assertThatThrownBy(() -> company.users.query(
                        new QueryRequest(Calls.context(), Query.all(1)).after("{\"i\":\"1 or 1=1\"}")))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "employee; drop table employee",
                "employee e",
                "employee--",
                "em'ployee",
                "1employee",
                "a..b",
                ".a",
                "a.",
                "\"",
                "\"\"",
                "\"a\"b\"",
                "\"a\nb\"",
                "émployé",
                "a123456789012345678901234567890123456789012345678901234567890123"
            })
    void whatIsNoNameIsRefusedBeforeThereIsAnySql(String name) {
        assertThatThrownBy(() -> TableMapping.of(Company.EMPLOYEE_AS_USER, name))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        TableMapping.of(Company.EMPLOYEE_AS_USER, "employee").column(User.USER_NAME, name))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JoinTable.of(name, "a", "b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlDialect.h2().foldingBy(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void namesInQuotesAreWhatTheySay(Database database) {
        Company company = Company.empty(database);
        Database.executeOne(
                company.statements.source(),
                "create view \"A view; drop table x --\" as select id as \"Key (1)\", login as \"select\" from employee");
        String ada = Calls.user(company.users, "ada");
        TableMapping<Employee> quoted = TableMapping.of(Company.EMPLOYEE_AS_USER, "\"A view; drop table x --\"")
                .id("\"Key (1)\"")
                .column(User.USER_NAME, "\"select\"")
                .build();
        TableProvider<Employee> users =
                TableProvider.of(new EmployeeTable(company.transactions), quoted, company.transactions);
        assertThat(Calls.search(users, "userName eq \"ADA\"")).containsExactly(ada);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aMappingThatTheDatabaseDoesNotKnowFailsAndSaysWhich(Database database) {
        Company company = Company.empty(database);
        TableMapping<Employee> wrong = TableMapping.of(Company.EMPLOYEE_AS_USER, "employee")
                .id("id")
                .column(User.USER_NAME, "logon")
                .build();
        TableProvider<Employee> users =
                TableProvider.of(new EmployeeTable(company.transactions), wrong, company.transactions);
        assertThatThrownBy(() -> users.query(new QueryRequest(Calls.context(), Query.all(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("employee")
                .hasMessageContaining("logon");
    }
}
