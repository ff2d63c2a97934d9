package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorState.SubscriptionState;
import io.scimwright.apim.emulator.EmulatorState.UserState;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.Filter;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.DownstreamCall;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What follows from states, groups and roles, over the unmodified Azure SDK and https to the emulator. */
class ApimAccessTest {

    private static final String MAPPING = """
            groups:
              - idp: Builders
                apim: %s
                products: [{id: starter}]
            roles:
              - value: developer
                groups: [%s]
                products: [{id: unlimited, state: submitted, name: For developers}]
              - value: starter
                products: [{id: starter}]
            """;

    private static ApimEmulator emulator;
    private static ApimService connected;

    private ResourceProvider users;
    private ResourceProvider groups;
    private RequestContext context = context();
    private String builders = "";
    private String insiders = "";

    @BeforeAll
    static void start() {
        emulator = ApimEmulator.start();
        connected = ApimService.emulated(
                emulator.baseUrl(),
                emulator.sslContext(),
                emulator.subscriptionId(),
                emulator.resourceGroup(),
                emulator.serviceName());
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
        serve(connected);
        builders = createGroup("Builders");
        insiders = createGroup("Insiders");
        serve(mapped(""));
    }

    private void serve(ApimService apim) {
        users = apim.users();
        groups = apim.groups();
    }

    private ApimService mapped(String more) {
        AccessMapping mapping = MappingReader.read("test", MAPPING.formatted(builders, insiders) + more);
        return connected.withMapping(() -> mapping).withStormBrake(released());
    }

    private static StormBrake released() {
        return new StormBrake(0, Duration.ofMinutes(1), Clock.systemUTC());
    }

    private static RequestContext context() {
        return RequestContext.of(new Principal("test"), "c-1", Dialect.tolerant());
    }

    private String createGroup(String name) {
        return create(groups, "{\"displayName\":\"" + name + "\"}").id();
    }

    private ScimResource create(ResourceProvider provider, String json) {
        context = context();
        ScimObject sent = ScimJson.read(json);
        ScimResource submitted =
                ScimJson.submitted(sent, provider.resourceType(), Dialect.tolerant(), context::recordIgnored);
        return provider.create(new CreateRequest(context, submitted, sent))
                .after()
                .orElseThrow();
    }

    private String createAda(String more) {
        return create(users, "{\"userName\":\"ada@example.com\"" + more + "}").id();
    }

    private void patch(ResourceProvider provider, String id, String operation) {
        context = context();
        ScimObject message = ScimJson.read(
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}");
        Patch patch = Patch.decode(message, provider.resourceType(), Dialect.tolerant(), context::recordIgnored);
        provider.patch(new PatchRequest(context, id, patch, Projection.standard(), false));
    }

    private void setActive(String id, boolean active) {
        patch(users, id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":" + active + "}");
    }

    private void join(String user, String group) {
        patch(groups, group, "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + user + "\"}]}");
    }

    private void leave(String user, String group) {
        patch(groups, group, "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + user + "\\\"]\"}");
    }

    private void setRoles(String id, String... roles) {
        String values = String.join("\"},{\"value\":\"", roles);
        patch(
                users,
                id,
                roles.length == 0
                        ? "{\"op\":\"remove\",\"path\":\"roles\"}"
                        : "{\"op\":\"replace\",\"path\":\"roles\",\"value\":[{\"value\":\"" + values + "\"}]}");
    }

    /** The states of somebody's subscriptions by the ids of their products. */
    private static Map<String, String> subscriptions(String user) {
        Map<String, String> states = new TreeMap<>();
        for (SubscriptionState subscription : emulator.state().subscriptions()) {
            String owner = subscription.ownerId();
            if (owner != null && owner.endsWith("/users/" + user)) {
                String scope = subscription.scope();
                states.put(scope.substring(scope.lastIndexOf('/') + 1), subscription.state());
            }
        }
        return states;
    }

    private static UserState user(String id) {
        return emulator.state().user(id).orElseThrow();
    }

    private List<String> calls() {
        return context.downstream().stream()
                .map(DownstreamCall::call)
                .map(call -> call.replaceAll("scim-[ug]-[0-9a-f-]{36}", "scim").replaceAll("[ug]-[0-9a-f-]{36}", "ID"))
                .toList();
    }

    @Test
    void aGroupBringsItsProductAndTakesItAway() {
        String ada = createAda("");
        join(ada, builders);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "active"));
        assertThat(calls())
                .containsExactly(
                        "PUT groups/ID/users/ID",
                        "GET users",
                        "GET users/ID/subscriptions",
                        "PUT subscriptions/scim-starter");
        assertThat(context.downstream().get(3).why()).isEqualTo("group Builders");
        leave(ada, builders);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
        join(ada, builders);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "active"));
    }

    @Test
    void aRoleBringsItsGroupsAndProductsFromTheStart() {
        String ada = createAda(",\"roles\":[{\"value\":\"Developer\"}]");
        assertThat(calls())
                .containsExactly("PUT users/ID", "PUT groups/ID/users/ID", "PUT subscriptions/scim-unlimited");
        assertThat(user(ada).groups()).contains(insiders);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("unlimited", "submitted"));
        setRoles(ada, "starter");
        assertThat(user(ada).groups()).doesNotContain(insiders);
        assertThat(subscriptions(ada))
                .containsExactly(Map.entry("starter", "active"), Map.entry("unlimited", "suspended"));
        setRoles(ada);
        assertThat(subscriptions(ada).values()).containsOnly("suspended");
    }

    @Test
    void entraSendsRolesAsJsonInAString() {
        String ada = createAda(
                ",\"roles\":[{\"value\":\"{\\\"id\\\":\\\"18d1\\\",\\\"value\\\":\\\"developer\\\",\\\"displayName\\\":\\\"Dev\\\"}\"}]");
        assertThat(subscriptions(ada)).containsKey("unlimited");
    }

    @Test
    void accessEndsWhenTheLastOfTwoSourcesEnds() {
        String ada = createAda(",\"roles\":[{\"value\":\"starter\"}]");
        join(ada, builders);
        setRoles(ada);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "active"));
        leave(ada, builders);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
    }

    @Test
    void whoIsDeactivatedIsBlockedFirstAndLosesAllKeys() {
        String ada = createAda(",\"roles\":[{\"value\":\"developer\"}]");
        join(ada, builders);
        setActive(ada, false);
        assertThat(calls())
                .containsExactly(
                        "GET users",
                        "GET users/ID/subscriptions",
                        "PATCH users/ID",
                        "PATCH subscriptions/scim-unlimited",
                        "PATCH subscriptions/scim-starter");
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(subscriptions(ada).values()).containsOnly("suspended");
        leave(ada, builders);
        setActive(ada, true);
        assertThat(user(ada).state()).isEqualTo("active");
        assertThat(user(ada).note()).doesNotContain("suspended");
        assertThat(subscriptions(ada))
                .containsExactly(Map.entry("starter", "suspended"), Map.entry("unlimited", "active"));
    }

    @Test
    void aDeactivationThatBrokeOffIsCompletedByTheSameRequest() {
        String ada = createAda(",\"roles\":[{\"value\":\"developer\"},{\"value\":\"starter\"}]");
        emulator.faults(
                Fault.status(400).method("PATCH").path("/subscriptions/*").calls(1, 1));
        assertThatThrownBy(() -> setActive(ada, false)).isInstanceOf(ScimException.class);
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(subscriptions(ada)).containsValue("active");
        emulator.faults();
        setActive(ada, false);
        assertThat(subscriptions(ada).values()).containsOnly("suspended");
        setActive(ada, true);
        assertThat(subscriptions(ada).values()).doesNotContain("suspended");
    }

    @Test
    void aCreateThatBrokeOffIsCompletedByTheSameRequest() {
        emulator.faults(Fault.status(400).method("PUT").path("/subscriptions/*").calls(1, 1));
        String roles = ",\"roles\":[{\"value\":\"starter\"}]";
        assertThatThrownBy(() -> createAda(roles)).isInstanceOf(ScimException.class);
        emulator.faults();
        String ada = createAda(roles);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "active"));
        assertThat(user(ada).note()).doesNotContain("incomplete");
        assertThat(emulator.state().users()).hasSize(2);
        assertThatThrownBy(() -> createAda(roles))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(409));
    }

    @Test
    void whoIsDeletedMayBeBlockedOnlyAndComesBackWithTheSameId() {
        serve(mapped("on-delete: block\n"));
        String ada = createAda(",\"roles\":[{\"value\":\"starter\"}]");
        context = context();
        users.delete(new DeleteRequest(context, ada));
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(subscriptions(ada).values()).containsOnly("suspended");
        assertThat(users.find(new FindRequest(context, ada, Projection.standard())))
                .isEmpty();
        assertThatThrownBy(() -> users.delete(new DeleteRequest(context, ada))).isInstanceOf(ScimException.class);
        assertThat(createAda(",\"roles\":[{\"value\":\"starter\"}]")).isEqualTo(ada);
        assertThat(user(ada).state()).isEqualTo("active");
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "active"));
    }

    @Test
    void aGroupThatIsDeletedTakesItsProductsAlong() {
        String ada = createAda("");
        join(ada, builders);
        create(groups, "{\"displayName\":\"Builders\"}");
        groups.delete(new DeleteRequest(context, builders));
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
    }

    @Test
    void aGroupOfTheMappingIsHiddenUntilItIsLinked() {
        String ada = createAda("");
        assertThat(names()).isEmpty();
        assertThat(groups.find(new FindRequest(context(), builders, Projection.standard())))
                .isEmpty();
        join(ada, builders);
        String linked = create(
                        groups,
                        "{\"displayName\":\"builders\",\"externalId\":\"e-1\",\"members\":[{\"value\":\"" + ada
                                + "\"}]}")
                .id();
        assertThat(linked).isEqualTo(builders);
        assertThat(names()).containsExactly("builders");
        assertThat(found("displayName eq \"BUILDERS\"")).containsExactly(builders);
        assertThat(found("externalId eq \"e-1\"")).containsExactly(builders);
        assertThatThrownBy(() -> createGroup("Builders"))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(409));
        patch(groups, builders, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Makers\"}");
        assertThat(found("displayName eq \"makers\"")).containsExactly(builders);
        assertThat(emulator.state().group(builders).orElseThrow().displayName()).isEqualTo("Builders");
        ScimResource shown = users.find(new FindRequest(context(), ada, Projection.standard()))
                .orElseThrow();
        assertThat(shown.attributes().elements("groups").toString()).contains("Makers");
        groups.delete(new DeleteRequest(context(), builders));
        assertThat(names()).isEmpty();
        assertThat(emulator.state().group(builders).orElseThrow().members()).isEmpty();
        assertThat(emulator.state().group(builders).orElseThrow().description()).doesNotContain("scim");
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
    }

    private List<String> names() {
        return groups.query(new QueryRequest(context(), Query.all(100))).resources().stream()
                .map(group -> group.require(Group.DISPLAY_NAME))
                .toList();
    }

    private List<String> found(String filter) {
        ResolvedFilter resolved = ResolvedFilter.of(Filter.parse(filter), groups.resourceType(), Dialect.tolerant());
        return groups.query(new QueryRequest(context(), Query.all(100).withFilter(resolved))).resources().stream()
                .map(ScimResource::id)
                .toList();
    }

    @Test
    void theStormBrakeStopsAWrongChangeOfScope() {
        serve(connected.withStormBrake(new StormBrake(2, Duration.ofMinutes(10), Clock.systemUTC())));
        List<String> ids = List.of("a", "b", "c").stream()
                .map(name -> create(users, "{\"userName\":\"" + name + "@example.com\"}")
                        .id())
                .toList();
        setActive(ids.get(0), false);
        setActive(ids.get(0), false);
        users.delete(new DeleteRequest(context, ids.get(1)));
        assertThatThrownBy(() -> setActive(ids.get(2), false))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(503));
        assertThat(user(ids.get(2)).state()).isEqualTo("active");
    }
}
