package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.scimwright.apim.emulator.Fault;
import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.server.spi.DownstreamCall;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.WriteOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The providers over the unmodified Azure SDK and https to the emulator. */
class ApimAdapterTest extends EmulatedService {

    private static final String ADA = "{\"userName\":\"ada@example.com\"}";

    @Test
    void aUserIsReadBackAsSent() {
        ScimResource ada = createUser("""
                {"userName":"ada","externalId":"e-'1\\"","name":{"givenName":"Ada","familyName":"Lovelace"},
                 "emails":[{"value":"home@example.com","type":"home"},{"value":"Ada@Example.com","type":"work"}],
                 "roles":[{"value":"admin","primary":"True"}],"title":"Countess","displayName":"x"}""");
        assertThat(calls()).as("who has the userName, and the create").containsExactly("GET users", "PUT users/ID");
        assertThat(context.ignored()).containsExactlyInAnyOrder("title", "displayName");
        ScimResource read = find(users, ada.id());
        assertThat(read).isEqualTo(ada);
        assertThat(read.require(User.USER_NAME)).isEqualTo("ada");
        assertThat(read.require(User.EXTERNAL_ID)).isEqualTo("e-'1\"");
        assertThat(read.attributes().elements("emails").toString())
                .contains("Ada@Example.com")
                .doesNotContain("home");
        assertThat(read.attributes().elements("roles").toString()).contains("admin", "true");
        assertThat(emulator.state().user(ada.id()).orElseThrow().email()).isEqualTo("ada@example.com");
    }

    @Test
    void missingNamesAreFilledAndReadAsAbsent() {
        ScimResource ada = createUser(
                "{\"userName\":\"ada@example.com\",\"displayName\":\"Countess\",\"name\":{\"givenName\":\"Ada\"}}");
        assertThat(emulator.state().user(ada.id()).orElseThrow().lastName()).isEqualTo("Countess");
        assertThat(ada.find(User.NAME.familyName())).isEmpty();
        assertThat(find(users, ada.id()).find(User.NAME.familyName())).isEmpty();

        patch(users, ada.id(), "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        assertThat(emulator.state().user(ada.id()).orElseThrow().lastName()).isEqualTo("Countess");
        assertThat(find(users, ada.id()).find(User.NAME.familyName())).isEmpty();
    }

    @Test
    void aUserWithoutAnyAddressIsRefusedNamingBothAttributes() {
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> createUser("{\"userName\":\"ada\"}"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(400))
                .withMessageContainingAll("emails.value", "userName");
    }

    @Test
    void anAddressThatAnotherUserHasIsAConflict() {
        createUser("{\"userName\":\"ada@example.com\"}");
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> createUser("{\"userName\":\"ADA@example.com\"}"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(409))
                .satisfies(e ->
                        assertThat(e.error().scimType().orElseThrow().keyword()).isEqualTo("uniqueness"));
    }

    @Test
    void usersAreFoundByNarrowedListings() {
        ScimResource ada = createUser("{\"userName\":\"Ada@Example.com\",\"externalId\":\"e'1\"}");
        ScimResource bob = createUser(
                "{\"userName\":\"bob\",\"externalId\":\"e2\",\"active\":false,\"emails\":[{\"value\":\"bob@example.com\"}]}");
        assertThat(query(users, "userName eq \"ada@EXAMPLE.com\"").resources()).containsExactly(ada);
        assertThat(calls()).containsExactly("GET users");
        assertThat(query(users, "userName eq \"BOB\"").resources()).containsExactly(bob);
        assertThat(query(users, "userName eq \"bob@example.com\"").totalResults())
                .isZero();
        assertThat(query(users, "externalId eq \"e'1\"").resources()).containsExactly(ada);
        assertThat(query(users, "externalId eq \"E'1\"").totalResults()).isZero();
        assertThat(query(users, "emails[type eq \"work\"].value eq \"bob@example.com\"")
                        .resources())
                .containsExactly(bob);
        assertThat(query(users, "active eq false").resources()).containsExactly(bob);
        assertThat(query(users, "userName sw \"a\" or externalId eq \"e2\"").totalResults())
                .isEqualTo(2);
        assertThat(query(users, "id eq \"" + ada.id() + "\"").resources()).containsExactly(ada);
        assertThat(query(users, "not (userName pr)").totalResults()).isZero();
        assertThat(query(users, "id eq \"" + ada.id() + "\" and manager eq \"x\"")
                        .totalResults())
                .isZero();
        assertThat(calls()).isEmpty();
    }

    @Test
    void theOwnerIsNeitherShownNorTouched() {
        createUser("{\"userName\":\"ada@example.com\"}");
        assertThat(query(users, "userName pr").totalResults()).isEqualTo(1);
        QueryResult all = list(users, Query.all(10));
        assertThat(all.totalResults()).isEqualTo(1);
        assertThat(all.resources()).hasSize(1);
        assertThat(look(users, "1")).isEmpty();
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> delete(users, "1"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(404));
        assertThat(emulator.state().user("1")).isPresent();
    }

    @Test
    void idsThatCannotBePathsBelongToNobody() {
        for (String id : List.of("..", "a/b", "x?y", "", "ü", "a".repeat(200))) {
            assertThat(look(users, id)).isEmpty();
            assertThat(look(groups, id)).isEmpty();
        }
        assertThat(calls()).isEmpty();
    }

    @Test
    void theAdministratorsNoteStays() {
        ScimResource ada = createUser("{\"userName\":\"ada@example.com\",\"externalId\":\"e1\"}");
        String note = emulator.state().user(ada.id()).orElseThrow().note();
        assertThat(note).startsWith("[scim] {");
        ScimResource changed = replace(
                        users, ada.id(), ada.with(User.NAME.givenName(), "Ada").without(User.EXTERNAL_ID))
                .after()
                .orElseThrow();
        assertThat(changed.find(User.EXTERNAL_ID)).isEmpty();
        assertThat(find(users, ada.id())).isEqualTo(changed);
    }

    @Test
    void aPatchThatChangesNothingWritesNothing() {
        ScimResource ada = createUser("{\"userName\":\"ada@example.com\"}");
        WriteOutcome outcome = patch(
                users,
                ada.id(),
                "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"True\"},{\"op\":\"Add\",\"path\":\"title\",\"value\":\"x\"}");
        assertThat(outcome.isChanged()).isFalse();
        assertThat(calls()).allSatisfy(call -> assertThat(call).startsWith("GET"));
        assertThat(context.ignored()).containsExactly("title");
    }

    @Test
    void membersAreAddedAndRemovedWithoutReadingTheGroup() {
        ScimResource ada = createUser("{\"userName\":\"ada@example.com\"}");
        ScimResource bob = createUser("{\"userName\":\"bob@example.com\"}");
        ScimResource team = createGroup("{\"displayName\":\"Team\",\"externalId\":\"x\"}");
        WriteOutcome added = patch(
                groups,
                team.id(),
                "{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"" + ada.id()
                        + "\"},{\"value\":\"" + bob.id() + "\"},{\"value\":\"nobody\"}]}");
        assertThat(calls())
                .containsExactly("PUT groups/ID/users/ID", "PUT groups/ID/users/ID", "PUT groups/ID/users/nobody");
        assertThat(added.changes().get(0).added()).hasSize(2);
        assertThat(context.skippedMembers()).containsExactly("nobody");

        patch(groups, team.id(), "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + bob.id() + "\\\"]\"}");
        assertThat(calls()).containsExactly("DELETE groups/ID/users/ID");
        assertThat(find(groups, team.id()).attributes().elements("members").toString())
                .contains(ada.id())
                .doesNotContain(bob.id());
        assertThat(find(users, ada.id()).attributes().elements("groups").toString())
                .contains(team.id(), "Team");
    }

    @Test
    void unknownMembersAreRefusedWhereTheDialectIsStrict() {
        ScimResource team = createGroup("{\"displayName\":\"Team\"}");
        dialect = Dialect.tolerant().with(Leniency.SKIP_UNKNOWN_MEMBERS, false);
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> patch(
                        groups, team.id(), "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"nobody\"}]}"))
                .withMessageContaining("nobody")
                .satisfies(e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void groupsAreRenamedAndTheirMembersReplaced() {
        ScimResource ada = createUser("{\"userName\":\"ada@example.com\"}");
        ScimResource bob = createUser("{\"userName\":\"bob@example.com\"}");
        ScimResource team = createGroup("{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + ada.id() + "\"}]}");
        assertThat(team.attributes().elements("members")).hasSize(1);
        patch(
                groups,
                team.id(),
                "{\"op\":\"replace\",\"value\":{\"id\":\"" + team.id()
                        + "\",\"displayName\":\"Crew\",\"members\":[{\"value\":\"" + bob.id() + "\"}]}}");
        ScimResource crew = find(groups, team.id());
        assertThat(crew.require(Group.DISPLAY_NAME)).isEqualTo("Crew");
        assertThat(crew.attributes().elements("members").toString())
                .contains(bob.id())
                .doesNotContain(ada.id());
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> createGroup("{\"displayName\":\"crew\"}"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(409));
    }

    @Test
    void groupsAreFoundWithoutListingMembers() {
        ScimResource ada = createUser("{\"userName\":\"ada@example.com\"}");
        ScimResource team = createGroup(
                "{\"displayName\":\"Team\",\"externalId\":\"t1\",\"members\":[{\"value\":\"" + ada.id() + "\"}]}");
        Query noMembers = Query.all(10)
                .withFilter(resolved(groups, "displayName eq \"team\""))
                .withProjection(Projection.without(groups.resourceType(), List.of("members"), dialect));
        assertThat(list(groups, noMembers).totalResults()).isEqualTo(1);
        assertThat(calls()).containsExactly("GET groups");
        assertThat(query(groups, "externalId eq \"t1\"").totalResults()).isEqualTo(1);
        assertThat(query(groups, "members.value eq \"" + ada.id() + "\"").totalResults())
                .isEqualTo(1);
        assertThat(query(groups, "displayName pr").totalResults()).isEqualTo(1);
        Query check = Query.all(10)
                .withFilter(resolved(groups, "id eq \"" + team.id() + "\" and members eq \"" + ada.id() + "\""))
                .withProjection(Projection.only(groups.resourceType(), List.of("id"), dialect));
        assertThat(list(groups, check).totalResults()).isEqualTo(1);
        assertThat(calls()).containsExactly("HEAD groups/ID/users/ID");
    }

    @Test
    void systemGroupsAreHiddenAndKept() {
        assertThat(list(groups, Query.all(10)).totalResults()).isZero();
        for (String system : List.of("administrators", "developers", "guests")) {
            assertThat(look(groups, system)).isEmpty();
            assertThatExceptionOfType(ScimException.class).isThrownBy(() -> delete(groups, system));
        }
        assertThat(emulator.state().groups()).hasSize(3);
    }

    @Test
    void aGroupWhoseMembersAreRefusedIsNotLeftBehind() {
        dialect = Dialect.tolerant().with(Leniency.SKIP_UNKNOWN_MEMBERS, false);
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> createGroup("{\"displayName\":\"Team\",\"members\":[{\"value\":\"nobody\"}]}"));
        assertThat(emulator.state().groups()).hasSize(3);
    }

    @Test
    void aPatchOnAGroupThatIsNotThereIsRefusedEvenIfNothingWouldBeDone() {
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() ->
                        patch(groups, "g-none", "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"1\"}]}"))
                .satisfies(e -> assertThat(e.status()).isEqualTo(404));
        assertThat(look(groups, "Administrators")).isEmpty();
    }

    @Test
    void aMissingServiceIsNotAMissingUser() {
        ApimService elsewhere = ApimService.emulated(
                emulator.baseUrl(), emulator.sslContext(), emulator.subscriptionId(), "nowhere", "nothing");
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> elsewhere.users().find(new FindRequest(context, "u-1", Projection.standard())))
                .satisfies(e -> assertThat(e.status()).isEqualTo(503));
    }

    @Test
    void deletedResourcesAreGoneAndReportedOnce() {
        ScimResource ada = createUser("{\"userName\":\"ada@example.com\"}");
        delete(users, ada.id());
        assertThat(look(users, ada.id())).isEmpty();
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> delete(users, ada.id()))
                .satisfies(e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void callsThatFailForAMomentAreMadeAgain() {
        emulator.faults(
                Fault.status(503).method("PUT").calls(1, 1),
                Fault.status(412).method("PUT").calls(2, 2),
                Fault.status(429)
                        .retryAfter(Duration.ofSeconds(1))
                        .method("PUT")
                        .calls(3, 3));
        ScimResource ada = createUser(ADA);
        assertThat(calls()).hasSize(4).containsOnly("PUT users/ID");
        assertThat(context.downstream()).extracting(DownstreamCall::status).containsExactly(503, 412, 429, 201);
        assertThat(emulator.state().user(ada.id())).isPresent();
    }

    @Test
    void anAnswerThatWasLostDoesNoHarm() {
        emulator.faults(Fault.lost().calls(1, 1));
        ScimResource ada = createUser(ADA);
        assertThat(context.downstream()).extracting(DownstreamCall::status).containsExactly(0, 200);
        assertThat(query(users, "userName eq \"ada@example.com\"").resources())
                .extracting(ScimResource::id)
                .containsExactly(ada.id());
    }

    @Test
    void whatStaysBrokenIsToldInTheEnd() {
        emulator.faults(Fault.status(500));
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> createUser(ADA))
                .satisfies(e -> assertThat(e.status()).isEqualTo(503));
        assertThat(calls()).hasSize(5);
        emulator.faults(Fault.forbidden());
        assertThatExceptionOfType(ScimException.class).isThrownBy(() -> createUser(ADA));
        assertThat(calls())
                .as("a right that is missing does not come by asking again")
                .hasSize(1);
    }
}
