package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from states, groups and roles, over the unmodified Azure SDK and https to the emulator. */
class ApimAccessTest extends EmulatedService {

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

    private String builders = "";
    private String insiders = "";

    @BeforeEach
    void map() {
        builders = createNamed("Builders");
        insiders = createNamed("Insiders");
        serve(mapped(""));
        assertThat(createNamed("Builders")).isEqualTo(builders);
    }

    private ApimService mapped(String more) {
        AccessMapping mapping = MappingReader.read("test", MAPPING.formatted(builders, insiders) + more);
        return connected.withMapping(() -> mapping);
    }

    private String createNamed(String name) {
        return createGroup("{\"displayName\":\"" + name + "\"}").id();
    }

    private String createAda(String more) {
        return createUser("{\"userName\":\"ada@example.com\"" + more + "}").id();
    }

    private void setRoles(String id, String... roles) {
        String values = String.join("\"},{\"value\":\"", roles);
        silentPatch(
                users,
                id,
                roles.length == 0
                        ? "{\"op\":\"remove\",\"path\":\"roles\"}"
                        : "{\"op\":\"replace\",\"path\":\"roles\",\"value\":[{\"value\":\"" + values + "\"}]}");
    }

    @Test
    void aGroupBringsItsProductAndTakesItAway() {
        String ada = createAda("");
        join(ada, builders);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "active"));
        assertThat(calls())
                .containsExactly(
                        "PUT groups/ID/users/ID",
                        "GET users/ID/subscriptions",
                        "PUT subscriptions/scim-starter",
                        "GET users");
        assertThat(context.downstream().get(2).why()).isEqualTo("group Builders");
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
    void nobodysApprovalIsTakenForGranted() {
        String ada = createAda(",\"roles\":[{\"value\":\"developer\"}]");
        setActive(ada, false);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("unlimited", "suspended"));
        setActive(ada, true);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("unlimited", "submitted"));
        setRoles(ada);
        setRoles(ada, "developer");
        assertThat(subscriptions(ada)).containsExactly(Map.entry("unlimited", "submitted"));
        arm.patch("/subscriptions/scim-" + ada + "-unlimited", "{\"properties\":{\"state\":\"active\"}}");
        setActive(ada, false);
        setActive(ada, true);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("unlimited", "active"));
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
                        "GET users/ID",
                        "GET users/ID/subscriptions",
                        "PATCH users/ID",
                        "GET users/ID/subscriptions",
                        "PATCH subscriptions/scim-unlimited",
                        "PATCH subscriptions/scim-starter");
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(subscriptions(ada).values()).containsOnly("suspended");
        leave(ada, builders);
        setActive(ada, true);
        assertThat(user(ada).state()).isEqualTo("active");
        assertThat(user(ada).note()).doesNotContain("suspended");
        assertThat(subscriptions(ada))
                .containsExactly(Map.entry("starter", "suspended"), Map.entry("unlimited", "submitted"));
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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCreateThatBrokeOffIsCompletedByAnyChange(boolean whole) {
        String json = "{\"userName\":\"ada@example.com\",\"roles\":[{\"value\":\"starter\"}]}";
        emulator.faults(Fault.status(400).method("PUT").path("/subscriptions/*").calls(1, 1));
        assertStatus(400, () -> createUser(json));
        emulator.faults();
        String ada = query(users, "userName eq \"ada@example.com\"")
                .resources()
                .get(0)
                .id();
        assertThat(subscriptions(ada)).isEmpty();
        if (whole) {
            put(users, ada, json);
        } else {
            silentPatch(users, ada, "{\"op\":\"replace\",\"path\":\"active\",\"value\":true}");
        }
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "active"));
        assertThat(user(ada).note()).doesNotContain("incomplete");
    }

    @Test
    void whoIsDeletedMayBeBlockedOnlyAndComesBackWithTheSameId() {
        serve(mapped("on-delete: block\n"));
        String ada = createAda(",\"roles\":[{\"value\":\"starter\"}]");
        delete(users, ada);
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(subscriptions(ada).values()).containsOnly("suspended");
        assertThat(look(users, ada)).isEmpty();
        assertThatThrownBy(() -> delete(users, ada)).isInstanceOf(ScimException.class);
        assertThat(createAda(",\"roles\":[{\"value\":\"starter\"}]")).isEqualTo(ada);
        assertThat(user(ada).state()).isEqualTo("active");
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "active"));
    }

    @Test
    void aGroupThatIsDeletedTakesItsProductsAlong() {
        String ada = createAda("");
        join(ada, builders);
        delete(groups, builders);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
    }

    @Test
    void aGroupOfTheMappingIsHiddenUntilItIsLinked() {
        String ada = createAda("");
        delete(groups, builders);
        assertThat(names()).isEmpty();
        assertThat(look(groups, builders)).isEmpty();
        assertThat(query(groups, "id eq \"" + builders + "\"").totalResults()).isZero();
        for (String hidden : List.of(builders, insiders)) {
            assertStatus(404, () -> join(ada, hidden));
            assertStatus(404, () -> leave(ada, hidden));
            assertStatus(404, () -> delete(groups, hidden));
            assertStatus(404, () -> put(groups, hidden, "{\"displayName\":\"x\"}"));
        }
        assertThat(user(ada).groups()).containsExactly("developers");
        String linked = createGroup("{\"displayName\":\"builders\",\"externalId\":\"e-1\",\"members\":[{\"value\":\""
                        + ada + "\"}]}")
                .id();
        assertThat(linked).isEqualTo(builders);
        assertThat(names()).containsExactly("builders");
        assertThat(found("displayName eq \"BUILDERS\"")).containsExactly(builders);
        assertThat(found("externalId eq \"e-1\"")).containsExactly(builders);
        assertThatThrownBy(() -> createNamed("Builders"))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(409));
        silentPatch(groups, builders, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Makers\"}");
        assertThat(found("displayName eq \"makers\"")).containsExactly(builders);
        assertThat(emulator.state().group(builders).orElseThrow().displayName()).isEqualTo("Builders");
        ScimResource shown = look(users, ada).orElseThrow();
        assertThat(shown.attributes().elements("groups").toString()).contains("Makers");
        delete(groups, builders);
        assertThat(names()).isEmpty();
        assertThat(emulator.state().group(builders).orElseThrow().members()).isEmpty();
        assertThat(emulator.state().group(builders).orElseThrow().description()).doesNotContain("scim");
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
    }

    private List<String> names() {
        return list(groups, Query.all(100)).resources().stream()
                .map(group -> group.require(Group.DISPLAY_NAME))
                .toList();
    }

    private List<String> found(String filter) {
        return query(groups, filter).resources().stream().map(ScimResource::id).toList();
    }

    @Test
    void whoLeavesWhileShutOutGetsNoKeyBackForAMoment() {
        String ada = createAda("");
        join(ada, builders);
        setActive(ada, false);
        leave(ada, builders);
        assertThat(user(ada).note()).doesNotContain("suspended");
        setActive(ada, true);
        assertThat(calls()).noneMatch(call -> call.startsWith("PATCH subscriptions/"));
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
    }

    @Test
    void whatARuleBroughtGoesWhenTheRuleIsGone() {
        String ada = createAda(",\"roles\":[{\"value\":\"starter\"}]");
        AccessMapping without = MappingReader.read("test", "roles: [{value: other, products: [{id: unlimited}]}]\n");
        serve(connected.withMapping(() -> without));
        setActive(ada, true);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
        setActive(ada, false);
        setActive(ada, true);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
        serve(mapped(""));
        setActive(ada, true);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "active"));
    }

    @Test
    void whatARuleBroughtDoesNotComeBackWithItsOwner() {
        String ada = createAda(",\"roles\":[{\"value\":\"starter\"}]");
        setActive(ada, false);
        AccessMapping without = MappingReader.read("test", "roles: [{value: other, products: [{id: unlimited}]}]\n");
        serve(connected.withMapping(() -> without));
        setActive(ada, true);
        assertThat(subscriptions(ada)).containsExactly(Map.entry("starter", "suspended"));
    }

    @Test
    void theStormBrakeStopsAWrongChangeOfScope() {
        serve(connected.withStormBrake(new StormBrake(2, Duration.ofMinutes(10), Clock.systemUTC())));
        List<String> ids = List.of("a", "b", "c").stream()
                .map(name -> createUser("{\"userName\":\"" + name + "@example.com\"}")
                        .id())
                .toList();
        setActive(ids.get(0), false);
        setActive(ids.get(0), false);
        delete(users, ids.get(1));
        assertThatThrownBy(() -> setActive(ids.get(2), false))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(503));
        assertThat(user(ids.get(2)).state()).isEqualTo("active");
    }
}
