package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.Filter;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.DownstreamCall;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The providers over the unmodified Azure SDK and https to the emulator. */
class ApimAdapterTest {

    private static final String ADA = "{\"userName\":\"ada@example.com\"}";

    private static ApimEmulator emulator;
    private static ResourceProvider users;
    private static ResourceProvider groups;

    private Dialect dialect = Dialect.tolerant();
    private RequestContext context = context();

    @BeforeAll
    static void start() {
        emulator = ApimEmulator.start();
        ApimService apim = ApimService.emulated(
                emulator.baseUrl(),
                emulator.sslContext(),
                emulator.subscriptionId(),
                emulator.resourceGroup(),
                emulator.serviceName());
        users = apim.users();
        groups = apim.groups();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
    }

    private RequestContext context() {
        return RequestContext.of(new Principal("test"), "c-1", dialect);
    }

    /** Forgets which calls were made so far. */
    private void forgetCalls() {
        context = context();
    }

    private List<String> calls() {
        return context.downstream().stream()
                .map(DownstreamCall::call)
                .map(call -> call.replaceAll("[ug]-[0-9a-f-]{36}", "ID"))
                .toList();
    }

    private ScimResource createUser(String json) {
        ScimObject sent = ScimJson.read(json);
        ScimResource submitted = ScimJson.submitted(sent, users.resourceType(), dialect, context::recordIgnored);
        return users.create(new CreateRequest(context, submitted, sent)).after().orElseThrow();
    }

    private ScimResource createGroup(String json) {
        ScimObject sent = ScimJson.read(json);
        ScimResource submitted = ScimJson.submitted(sent, groups.resourceType(), dialect, context::recordIgnored);
        return groups.create(new CreateRequest(context, submitted, sent))
                .after()
                .orElseThrow();
    }

    private ScimResource find(ResourceProvider provider, String id) {
        return provider.find(new FindRequest(context, id, Projection.standard()))
                .orElseThrow();
    }

    private QueryResult query(ResourceProvider provider, String filter) {
        return provider.query(new QueryRequest(context, Query.all(100).withFilter(resolved(provider, filter))));
    }

    private ResolvedFilter resolved(ResourceProvider provider, String filter) {
        return ResolvedFilter.of(Filter.parse(filter), provider.resourceType(), dialect);
    }

    private WriteOutcome patch(ResourceProvider provider, String id, String operations) {
        ResourceType type = provider.resourceType();
        ScimObject message =
                ScimJson.read("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                        + operations + "]}");
        Patch patch = Patch.decode(message, type, dialect, context::recordIgnored);
        return provider.patch(new PatchRequest(context, id, patch, Projection.standard(), true));
    }

    @Test
    void aUserIsCreatedByOneCallAndReadBackAsSent() {
        ScimResource ada = createUser("""
                {"userName":"ada","externalId":"e-'1\\"","name":{"givenName":"Ada","familyName":"Lovelace"},
                 "emails":[{"value":"home@example.com","type":"home"},{"value":"Ada@Example.com","type":"work"}],
                 "roles":[{"value":"admin","primary":"True"}],"title":"Countess","displayName":"x"}""");
        assertThat(calls()).containsExactly("PUT users/ID");
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
        forgetCalls();
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
        forgetCalls();
        assertThat(query(users, "id eq \"" + ada.id() + "\" and manager eq \"x\"")
                        .totalResults())
                .isZero();
        assertThat(calls()).isEmpty();
    }

    @Test
    void theOwnerIsNeitherShownNorTouched() {
        createUser("{\"userName\":\"ada@example.com\"}");
        assertThat(query(users, "userName pr").totalResults()).isEqualTo(1);
        QueryResult all = users.query(new QueryRequest(context, Query.all(10)));
        assertThat(all.totalResults()).isEqualTo(1);
        assertThat(all.resources()).hasSize(1);
        assertThat(users.find(new FindRequest(context, "1", Projection.standard())))
                .isEmpty();
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> users.delete(new DeleteRequest(context, "1")))
                .satisfies(e -> assertThat(e.status()).isEqualTo(404));
        assertThat(emulator.state().user("1")).isPresent();
    }

    @Test
    void idsThatCannotBePathsBelongToNobody() {
        for (String id : List.of("..", "a/b", "x?y", "", "ü", "a".repeat(200))) {
            assertThat(users.find(new FindRequest(context, id, Projection.standard())))
                    .isEmpty();
            assertThat(groups.find(new FindRequest(context, id, Projection.standard())))
                    .isEmpty();
        }
        assertThat(calls()).isEmpty();
    }

    @Test
    void theAdministratorsNoteStays() {
        ScimResource ada = createUser("{\"userName\":\"ada@example.com\",\"externalId\":\"e1\"}");
        String note = emulator.state().user(ada.id()).orElseThrow().note();
        assertThat(note).startsWith("[scim] {");
        ScimResource changed = users.replace(new ReplaceRequest(
                        context,
                        ada.id(),
                        ada.with(User.NAME.givenName(), "Ada").without(User.EXTERNAL_ID),
                        Projection.standard()))
                .after()
                .orElseThrow();
        assertThat(changed.find(User.EXTERNAL_ID)).isEmpty();
        assertThat(find(users, ada.id())).isEqualTo(changed);
    }

    @Test
    void aPatchThatChangesNothingWritesNothing() {
        ScimResource ada = createUser("{\"userName\":\"ada@example.com\"}");
        forgetCalls();
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
        forgetCalls();
        WriteOutcome added = patch(
                groups,
                team.id(),
                "{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"" + ada.id()
                        + "\"},{\"value\":\"" + bob.id() + "\"},{\"value\":\"nobody\"}]}");
        assertThat(calls())
                .containsExactly("PUT groups/ID/users/ID", "PUT groups/ID/users/ID", "PUT groups/ID/users/nobody");
        assertThat(added.changes().get(0).added()).hasSize(2);
        assertThat(context.skippedMembers()).containsExactly("nobody");

        forgetCalls();
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
        forgetCalls();
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
        forgetCalls();
        Query noMembers = Query.all(10)
                .withFilter(resolved(groups, "displayName eq \"team\""))
                .withProjection(Projection.without(groups.resourceType(), List.of("members"), dialect));
        assertThat(groups.query(new QueryRequest(context, noMembers)).totalResults())
                .isEqualTo(1);
        assertThat(calls()).containsExactly("GET groups");
        assertThat(query(groups, "externalId eq \"t1\"").totalResults()).isEqualTo(1);
        assertThat(query(groups, "members.value eq \"" + ada.id() + "\"").totalResults())
                .isEqualTo(1);
        assertThat(query(groups, "displayName pr").totalResults()).isEqualTo(1);
        forgetCalls();
        Query check = Query.all(10)
                .withFilter(resolved(groups, "id eq \"" + team.id() + "\" and members eq \"" + ada.id() + "\""))
                .withProjection(Projection.only(groups.resourceType(), List.of("id"), dialect));
        assertThat(groups.query(new QueryRequest(context, check)).totalResults())
                .isEqualTo(1);
        assertThat(calls()).containsExactly("HEAD groups/ID/users/ID");
    }

    @Test
    void systemGroupsAreHiddenAndKept() {
        assertThat(groups.query(new QueryRequest(context, Query.all(10))).totalResults())
                .isZero();
        for (String system : List.of("administrators", "developers", "guests")) {
            assertThat(groups.find(new FindRequest(context, system, Projection.standard())))
                    .isEmpty();
            assertThatExceptionOfType(ScimException.class)
                    .isThrownBy(() -> groups.delete(new DeleteRequest(context, system)));
        }
        assertThat(emulator.state().groups()).hasSize(3);
    }

    @Test
    void aGroupWhoseMembersAreRefusedIsNotLeftBehind() {
        dialect = Dialect.tolerant().with(Leniency.SKIP_UNKNOWN_MEMBERS, false);
        forgetCalls();
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
        assertThat(groups.find(new FindRequest(context, "Administrators", Projection.standard())))
                .isEmpty();
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
        users.delete(new DeleteRequest(context, ada.id()));
        assertThat(users.find(new FindRequest(context, ada.id(), Projection.standard())))
                .isEmpty();
        assertThatExceptionOfType(ScimException.class)
                .isThrownBy(() -> users.delete(new DeleteRequest(context, ada.id())))
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
        forgetCalls();
        assertThatExceptionOfType(ScimException.class).isThrownBy(() -> createUser(ADA));
        assertThat(calls())
                .as("a right that is missing does not come by asking again")
                .hasSize(1);
    }
}
