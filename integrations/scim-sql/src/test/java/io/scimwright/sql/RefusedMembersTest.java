package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.Group;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("members that a join table cannot hold")
class RefusedMembersTest {

    private static final List<Dialect> DIALECTS = List.of(Dialect.tolerant(), Dialect.rfc());

    private static void refuses(ThrowingCallable call, String words) {
        assertThatThrownBy(call).hasMessageContaining(words).isInstanceOfSatisfying(ScimException.class, refused -> {
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.error().scimType()).contains(ScimType.INVALID_VALUE);
        });
    }

    private static void create(ResourceProvider groups, String members, Dialect dialect) {
        String json = "{\"schemas\":[\"" + Group.TYPE.schema().id() + "\"],\"displayName\":\"New\",\"members\":["
                + members + "]}";
        RequestContext context = RequestContext.of(Calls.context().principal(), "test", dialect);
        groups.create(
                new CreateRequest(context, ScimJson.decode(json, groups.resourceType(), dialect), ScimJson.read(json)));
    }

    private static void patch(ResourceProvider groups, String group, String op, String members, Dialect dialect) {
        RequestContext context = RequestContext.of(Calls.context().principal(), "test", dialect);
        Calls.patch(
                groups,
                context,
                group,
                Precondition.none(),
                "{\"op\":\"" + op + "\",\"path\":\"members\",\"value\":[" + members + "]}");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aMemberOfAnotherTypeThanUser(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String outer = Calls.group(company.groups, "Outer", ada);
        String inner = Calls.group(company.groups, "Inner");
        for (Dialect dialect : DIALECTS) {
            for (String member : List.of(
                    "{\"value\":\"" + inner + "\",\"type\":\"Group\"}",
                    "{\"value\":\"" + ada + "\",\"type\":\"Bogus\"}")) {
                refuses(() -> create(company.groups, member, dialect), "members.type: expected one of User");
                refuses(() -> patch(company.groups, outer, "add", member, dialect), "expected one of User");
                refuses(() -> patch(company.groups, outer, "replace", member, dialect), "expected one of User");
            }
            patch(company.groups, outer, "add", "{\"value\":\"" + ada + "\",\"type\":\"user\"}", dialect);
        }
        assertThat(Calls.membersOf(Calls.find(company.groups, outer))).containsExactly(ada);
        assertThat(Calls.search(company.groups, "displayName eq \"New\"")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aMemberWithoutAnId(Database database) {
        Company company = Company.empty(database);
        String group = Calls.group(company.groups, "Engineers");
        for (Dialect dialect : DIALECTS) {
            refuses(() -> create(company.groups, "{\"display\":\"x\"}", dialect), "members.value: is required");
            refuses(() -> patch(company.groups, group, "add", "{\"display\":\"x\"}", dialect), "is required");
            refuses(() -> patch(company.groups, group, "replace", "{\"display\":\"x\"}", dialect), "is required");
        }
    }

    private static TableProvider<Team> groups(Company company, JoinTable join) {
        TableMapping<Team> mapping = TableMapping.of(Company.TEAM_AS_GROUP, "team")
                .id("id")
                .column(Group.DISPLAY_NAME, "name")
                .version("version")
                .members(join)
                .build();
        return TableProvider.of(new TeamTable(company.transactions), mapping, company.transactions)
                .withTransactions(company.transactions);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void columnsTheWrongWayRoundAreToldByTheirForeignKeys(Database database) {
        Company company = Company.empty(database);
        TableProvider<Team> swapped = groups(
                company, JoinTable.of("team_member", "employee_id", "team_id").leadingTo("employee", "id"));
        assertThatThrownBy(() -> Calls.search(swapped, "displayName pr"))
                .hasMessageContaining("columns of the join table team_member are exchanged")
                .hasMessageContaining("employee_id leads to employee");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void columnsTheWrongWayRoundAreToldByTheirTypes(Database database) {
        Company company = Company.empty(database);
        Database.execute(company.statements.source(), "create table loose (team_id varchar(40), employee_id bigint)");
        TableProvider<Team> swapped =
                groups(company, JoinTable.of("loose", "employee_id", "team_id").leadingTo("employee", "id"));
        assertThatThrownBy(() -> Calls.search(swapped, "displayName pr"))
                .hasMessageContaining("columns of the join table loose are exchanged");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aForeignKeyThatIsNeverSatisfiedIsNoRace(Database database) {
        Company company = Company.empty(database);
        Database.execute(
                company.statements.source(),
                "create table retired (id bigint primary key);"
                        + "create table alumni (team_id varchar(40) references team (id),"
                        + " employee_id bigint references retired (id), primary key (team_id, employee_id))");
        TableProvider<Team> groups =
                groups(company, JoinTable.of("alumni", "team_id", "employee_id").leadingTo("employee", "id"));
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(groups, "Engineers");
        assertThatThrownBy(() -> Calls.patch(groups, group, Calls.add(ada)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("foreign keys of alumni (team_id, employee_id)");
    }
}
