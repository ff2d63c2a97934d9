package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Change;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.Member;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.Precondition;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.Scope;
import io.scimwright.server.spi.WriteOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("members of groups in a join table")
class MembershipsTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void aMemberIsAddedWithoutReadingTheGroupOrItsMembers(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers", Calls.user(company.users, "bob"));
        Calls.patch(company.groups, group, Calls.add(Calls.user(company.users, "warm up")));
        company.statements.taken();

        WriteOutcome outcome = Calls.patch(company.groups, group, Calls.add(ada));

        assertThat(company.statements.taken())
                .as(
                        "lock, who is there, insert, version; where nothing else keeps the member from being deleted, a lock of it")
                .hasSize(database.dialect().guardsReferences() ? 4 : 5)
                .noneMatch(sql -> sql.toLowerCase(Locale.ROOT).contains("name"));
        assertThat(outcome.isChanged()).isTrue();
        assertThat(outcome.changes()).extracting(Change::path).containsExactly("members");
        assertThat(outcome.version())
                .isEqualTo(Calls.find(company.groups, group).version());
        assertThat(Calls.membersOf(Calls.find(company.groups, group))).contains(ada);
    }

    /** Without one the lock of the group would be gone at once, and members and version be written apart. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void membersAreNotWrittenWithoutATransaction(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers");
        TableProvider<Team> bare =
                TableProvider.of(new TeamTable(company.transactions), Company.TEAMS, company.transactions);
        assertThatThrownBy(() -> Calls.patch(bare, group, Calls.add(ada))).hasMessageContaining("withTransactions");
        assertThat(Calls.membersOf(Calls.find(company.groups, group))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aDeltaThatChangesNothingWritesNothing(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers", ada);
        ScimResource before = Calls.find(company.groups, group);
        company.statements.taken();

        WriteOutcome outcome = Calls.patch(company.groups, group, Calls.add(ada), Calls.remove("4711"));

        assertThat(outcome.isChanged()).isFalse();
        assertThat(company.statements.taken()).allMatch(sql -> sql.startsWith("select"));
        assertThat(Calls.find(company.groups, group)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whoDoesNotExistIsSkippedAndToldOrRefused(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers");
        RequestContext tolerant = Calls.context();
        Calls.patch(company.groups, tolerant, group, Precondition.none(), Calls.add(ada, "4711", "nobody"));
        assertThat(Calls.membersOf(Calls.find(company.groups, group))).containsExactly(ada);
        assertThat(tolerant.skippedMembers()).containsExactly("4711", "nobody");

        RequestContext strict = RequestContext.of(new Principal("test"), "test", Dialect.rfc());
        String other = Calls.user(company.users, "bob");
        assertThatThrownBy(
                        () -> Calls.patch(company.groups, strict, group, Precondition.none(), Calls.add(other, "4711")))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
        assertThat(Calls.membersOf(Calls.find(company.groups, group)))
                .as("all or nothing")
                .containsExactly(ada);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void membersAndOtherAttributesChangeTogetherAsOneVersion(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers");

        WriteOutcome outcome =
                Calls.patch(company.groups, group, Calls.replace("displayName", "\"Makers\""), Calls.add(ada));

        ScimResource after = Calls.find(company.groups, group);
        assertThat(outcome.changes()).extracting(Change::path).containsExactly("displayName", "members");
        assertThat(after.find(Group.DISPLAY_NAME)).contains("Makers");
        assertThat(Calls.membersOf(after)).containsExactly(ada);
        assertThat(after.version()).contains("W/\"2\"");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aTakenNameUndoesTheMembersToo(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        Calls.group(company.groups, "Makers");
        String group = Calls.group(company.groups, "Engineers");
        ScimResource before = Calls.find(company.groups, group);
        assertThatThrownBy(() ->
                        Calls.patch(company.groups, group, Calls.add(ada), Calls.replace("displayName", "\"Makers\"")))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        refused -> assertThat(refused.status()).isEqualTo(409));
        assertThat(Calls.find(company.groups, group)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void replacingTheMembersWritesTheDifferenceOnly(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String bob = Calls.user(company.users, "bob");
        String eve = Calls.user(company.users, "eve");
        String group = Calls.group(company.groups, "Engineers", ada, bob);

        WriteOutcome outcome = Calls.patch(company.groups, group, Calls.members(bob, eve));

        assertThat(Calls.membersOf(Calls.find(company.groups, group))).containsExactlyInAnyOrder(bob, eve);
        Change members = outcome.changes().get(0);
        assertThat(members.added()).hasSize(1);
        assertThat(members.removed()).hasSize(1);
        assertThat(Calls.patch(company.groups, group, Calls.members(eve, bob)).isChanged())
                .as("the same members in another order")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aReplaceWithoutMembersLeavesNone(Database database) {
        Company company = Company.empty(database);
        String group = Calls.group(company.groups, "Engineers", Calls.user(company.users, "ada"));
        ScimResource wanted = ScimResource.of(
                company.groups.resourceType(),
                Calls.find(company.groups, group).attributes().without("members"));

        company.groups.replace(new ReplaceRequest(Calls.context(), group, wanted, Projection.standard()));

        ScimResource after = Calls.find(company.groups, group);
        assertThat(Calls.membersOf(after)).isEmpty();
        assertThat(after.version()).contains("W/\"2\"");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aReplaceOfNameAndMembersIsOneVersion(Database database) {
        Company company = Company.empty(database);
        String group = Calls.group(company.groups, "Engineers", Calls.user(company.users, "ada"));
        ScimResource wanted =
                ScimResource.of(company.groups.resourceType(), ScimJson.read("{\"displayName\":\"Makers\"}"));

        company.groups.replace(new ReplaceRequest(Calls.context(), group, wanted.withId(group), Projection.standard()));

        assertThat(Calls.find(company.groups, group).version()).contains("W/\"2\"");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aDeltaMeantForAnotherVersionIsRefused(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers");
        Precondition seen = Precondition.unchangedSince(Calls.find(company.groups, group));
        Calls.patch(company.groups, Calls.context(), group, seen, Calls.add(ada));
        assertThatThrownBy(() -> Calls.patch(company.groups, Calls.context(), group, seen, Calls.remove(ada)))
                .isInstanceOfSatisfying(
                        ScimException.class,
                        refused -> assertThat(refused.status()).isEqualTo(412));
        assertThat(Calls.membersOf(Calls.find(company.groups, group))).containsExactly(ada);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whoIsDeletedIsNoMemberAnyMoreAndTheGroupIsAnotherVersion(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String bob = Calls.user(company.users, "bob");
        String group = Calls.group(company.groups, "Engineers", ada, bob);
        String other = Calls.group(company.groups, "Makers", bob);

        Calls.delete(company.users, ada);

        assertThat(Calls.membersOf(Calls.find(company.groups, group))).containsExactly(bob);
        assertThat(Calls.find(company.groups, group).version()).contains("W/\"2\"");
        assertThat(Calls.find(company.groups, other).version()).contains("W/\"1\"");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aDeletionThatIsRefusedLeavesTheMemberships(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers", ada);
        assertThatThrownBy(() ->
                        company.users.delete(new DeleteRequest(Calls.context(), ada, Precondition.version("W/\"7\""))))
                .isInstanceOf(ScimException.class);
        assertThat(Calls.membersOf(Calls.find(company.groups, group))).containsExactly(ada);
    }

    /** Nothing plus one is nothing: without care each version would be the same. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void aVersionThatWasNeverSetCountsFromZero(Database database) {
        Company company = Company.empty(database);
        Database.executeOne(company.statements.source(), "alter table team alter column version drop not null");
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers");
        Database.executeOne(company.statements.source(), "update team set version = null");

        assertThat(Calls.patch(company.groups, group, Calls.add(ada)).version()).contains("W/\"1\"");
        assertThat(Calls.find(company.groups, group).version()).contains("W/\"1\"");
        Database.executeOne(company.statements.source(), "update team set version = null");
        Calls.delete(company.users, ada);
        assertThat(Calls.find(company.groups, group).version()).contains("W/\"1\"");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aVersionOfGroupsThatIsNoCounterIsRefused(Database database) {
        Company company = Company.empty(database);
        TableMapping<Employee> wrong = TableMapping.of(Company.EMPLOYEE_AS_USER, "employee")
                .id("id")
                .groups(JoinTable.of("team_member", "employee_id", "team_id")
                        .leadingTo("team", "id")
                        .versioned("name"))
                .build();
        TableProvider<Employee> users =
                TableProvider.of(new EmployeeTable(company.transactions), wrong, company.transactions);
        assertThatThrownBy(() -> Calls.run(users, Query.all(1))).hasMessageContaining("the version of team");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void usersShowTheirGroupsAndGroupsTheirMembersByName(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String group = Calls.group(company.groups, "Engineers", ada);
        assertThat(Calls.find(company.users, ada).find(User.GROUPS).orElseThrow())
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.value()).contains(group);
                    assertThat(shown.display()).contains("Engineers");
                    assertThat(shown.type()).contains("direct");
                });
        assertThat(Calls.find(company.groups, group).find(Group.MEMBERS).orElseThrow())
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.find(Member.VALUE)).contains(ada);
                    assertThat(member.find(Member.DISPLAY)).contains("ada");
                    assertThat(member.find(Member.TYPE)).contains("User");
                });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void groupsAreFoundByMembersAndUsersByGroups(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        String bob = Calls.user(company.users, "bob");
        String engineers = Calls.group(company.groups, "Engineers", ada, bob);
        String makers = Calls.group(company.groups, "Makers", bob);
        assertThat(Calls.search(company.groups, "members.value eq \"" + ada + "\""))
                .containsExactly(engineers);
        assertThat(Calls.search(company.groups, "members eq \"" + bob + "\""))
                .containsExactlyInAnyOrder(engineers, makers);
        assertThat(Calls.search(company.groups, "id eq \"" + makers + "\" and members eq \"" + ada + "\""))
                .isEmpty();
        assertThat(Calls.search(company.groups, "not (members.value eq \"" + ada + "\")"))
                .containsExactly(makers);
        assertThat(Calls.search(company.groups, "members.value eq \"nobody\"")).isEmpty();
        assertThat(Calls.search(company.groups, "members[display sw \"AD\"]")).containsExactly(engineers);
        assertThat(Calls.search(company.users, "groups.display eq \"makers\"")).containsExactly(bob);
        assertThat(Calls.search(company.users, "groups.value eq \"" + makers + "\" and userName sw \"b\""))
                .containsExactly(bob);
        assertThat(company.groups
                        .explain(Calls.context(), Calls.query(company.groups, "members.value eq \"" + ada + "\""))
                        .residual())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void membersThatNobodySeesAreNotRead(Database database) {
        Company company = Company.empty(database);
        String group = Calls.group(company.groups, "Engineers", Calls.user(company.users, "ada"));
        Projection without = Projection.without(company.groups.resourceType(), List.of("members"), Dialect.tolerant());
        company.statements.taken();
        company.groups.find(new FindRequest(Calls.context(), group, without));
        Calls.run(company.groups, Query.all(10).withProjection(without));
        assertThat(company.statements.taken())
                .isNotEmpty()
                .noneMatch(sql -> sql.toLowerCase(Locale.ROOT).contains("member"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whoMayNotReadGroupsDoesNotLearnOfThemFromUsers(Database database) {
        Company company = Company.empty(database);
        String ada = Calls.user(company.users, "ada");
        Calls.group(company.groups, "Engineers", ada);
        RequestContext usersOnly =
                RequestContext.of(new Principal("test", Set.of(Scope.parse("read:User"))), "test", Dialect.tolerant());
        FindRequest find = new FindRequest(usersOnly, ada, Projection.standard());
        assertThat(company.users.find(find).orElseThrow().find(User.GROUPS)).isEmpty();
        Query query = Calls.query(company.users, "groups.display sw \"e\"");
        assertThat(company.users.query(new QueryRequest(usersOnly, query)).totalResults())
                .isZero();
        assertThat(Calls.run(company.users, query).totalResults()).isOne();
    }
}
