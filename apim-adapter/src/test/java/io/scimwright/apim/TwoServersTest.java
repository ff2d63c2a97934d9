package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.core.Dialect;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestContext;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One server changes somebody's access while another one is in the middle of it. */
class TwoServersTest extends EmulatedService {

    private static final String LISTED = "GET users/ID/subscriptions";

    private final Interruption interruption = new Interruption(this::calls);
    private ApimService other = connected;
    private String gold = "";
    private String ada = "";

    @BeforeEach
    void serveTwice() {
        gold = createGroup("{\"displayName\":\"Gold\"}").id();
        serveBoth("");
        createGroup("{\"displayName\":\"Gold\"}");
        ada = createUser("{\"userName\":\"ada@example.com\"}").id();
    }

    private void serveBoth(String more) {
        AccessMapping mapping = MappingReader.read("test", """
                groups: [{idp: Gold, apim: %s, products: [{id: starter}]}]
                roles: [{value: dev, products: [{id: unlimited}]}]
                """.formatted(gold) + more);
        other = connect().withMapping(() -> mapping);
        serve(connect(interruption).withMapping(() -> mapping));
    }

    @AfterEach
    void wasInterrupted() {
        assertThat(interruption.hasHappened()).isTrue();
    }

    private static RequestContext own() {
        return RequestContext.of(new Principal("other"), "c", Dialect.tolerant());
    }

    private void otherSetsActive(boolean active) {
        patch(own(), other.users(), ada, "{\"op\":\"replace\",\"path\":\"active\",\"value\":" + active + "}", false);
    }

    private void otherChangesGold(String operation) {
        patch(own(), other.groups(), gold, operation, false);
    }

    private void otherSetsRole(String role) {
        String roles = role.isEmpty() ? "" : "{\"value\":\"" + role + "\"}";
        patch(own(), other.users(), ada, "{\"op\":\"replace\",\"path\":\"roles\",\"value\":[" + roles + "]}", false);
    }

    private void setRole(String role) {
        silentPatch(users, ada, "{\"op\":\"replace\",\"path\":\"roles\",\"value\":[{\"value\":\"" + role + "\"}]}");
    }

    @Test
    void whoIsBlockedWhileTheyJoinGetsNoKey() {
        interruption.after(LISTED, () -> otherSetsActive(false));
        join(ada, gold);
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "suspended"));
    }

    @Test
    void whoIsTakenOutWhileTheyJoinGetsNoKey() {
        interruption.after(LISTED, () -> otherChangesGold(removed(ada)));
        join(ada, gold);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "suspended"));
    }

    @Test
    void whoComesBackWhileTheyLeaveKeepsTheKey() {
        join(ada, gold);
        interruption.after(LISTED, () -> otherChangesGold(added(ada)));
        leave(ada, gold);
        assertThat(members(gold)).containsExactly(ada);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
    }

    @Test
    void whoIsCreatedAndBlockedAtOnceGetsNoKey() {
        interruption.after("PUT users/ID", () -> {
            ada = emulator.state().users().stream()
                    .filter(user -> user.email().equals("bob@example.com"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            otherSetsActive(false);
        });
        createUser("{\"userName\":\"bob@example.com\",\"roles\":[{\"value\":\"dev\"}]}");
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("unlimited", "suspended"));
    }

    @Test
    void aSubscriptionMadeWhileItsOwnerIsBlockedIsSuspendedAndComesBack() {
        interruption.after(
                LISTED,
                () -> arm.put(
                        "/subscriptions/own",
                        "{\"properties\":{\"ownerId\":\"/users/" + ada
                                + "\",\"scope\":\"/products/starter\",\"displayName\":\"own\",\"state\":\"active\"}}"));
        serve(connect(interruption));
        setActive(ada, false);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "suspended"));
        setActive(ada, true);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
    }

    @Test
    void whoComesBackWhileTheyAreBlockedKeepsTheKeys() {
        join(ada, gold);
        setRole("dev");
        interruption.after("PATCH users/ID", () -> otherSetsActive(true));
        setActive(ada, false);
        assertThat(user(ada).state()).isEqualTo("active");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active", "unlimited", "active"));
    }

    @Test
    void whoIsBlockedAgainWhileTheyComeBackGetsNoKeys() {
        join(ada, gold);
        setActive(ada, false);
        interruption.after("PATCH users/ID", () -> otherSetsActive(false));
        setActive(ada, true);
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "suspended"));
    }

    @Test
    void whatIsGoneWhenTheyComeBackIsMadeAgain() {
        join(ada, gold);
        setActive(ada, false);
        interruption.after("PATCH users/ID", () -> arm.delete("/subscriptions/scim-" + ada + "-starter"));
        setActive(ada, true);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
    }

    @Test
    void whoIsTakenOutWhileTheyComeBackGetsNoKey() {
        join(ada, gold);
        setActive(ada, false);
        interruption.after("PATCH users/ID", () -> otherChangesGold(removed(ada)));
        setActive(ada, true);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "suspended"));
    }

    @Test
    void twoChangesOfRolesEndInOneOfThem() {
        interruption.after(LISTED, () -> otherSetsRole("other"));
        setRole("dev");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("unlimited", "active"));
        interruption.after("PATCH users/ID", () -> otherSetsRole(""));
        setRole("nothing");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("unlimited", "suspended"));
    }

    @Test
    void aRepeatThatMeetsTheEndOfARoleDoesNotKeepItsKey() {
        setRole("dev");
        join(ada, gold);
        interruption.after("PATCH subscriptions/scim-unlimited", () -> otherChangesGold(added(ada)));
        silentPatch(users, ada, "{\"op\":\"remove\",\"path\":\"roles\"}");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active", "unlimited", "suspended"));
    }

    @Test
    void whoIsMadeAnewWhileTheyAreDeletedHasTheKeys() {
        serveBoth("on-delete: block\n");
        setRole("dev");
        interruption.after(
                "PATCH users/ID",
                () -> create(other.users(), "{\"userName\":\"ada@example.com\",\"roles\":[{\"value\":\"dev\"}]}"));
        delete(users, ada);
        assertThat(user(ada).state()).isEqualTo("active");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("unlimited", "active"));
    }

    @Test
    void whoIsDeletedWhileTheyJoinIsGone() {
        interruption.after(LISTED, () -> other.users().delete(new DeleteRequest(own(), ada)));
        join(ada, gold);
        assertThat(emulator.state().user(ada)).isEmpty();
        assertThat(emulator.state().subscriptions())
                .noneMatch(subscription -> subscription.id().startsWith("scim-"));
    }

    @Test
    void twoChangesOfOneGroupBothHold() {
        String team =
                createGroup("{\"displayName\":\"Team\",\"externalId\":\"t-1\"}").id();
        String external = "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"t-2\"}";
        interruption.after("GET groups/ID", () -> patch(own(), other.groups(), team, external, false));
        silentPatch(groups, team, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Band\"}");
        assertThat(emulator.state().group(team).orElseThrow().displayName()).isEqualTo("Band");
        assertThat(query(groups, "externalId eq \"t-2\"").totalResults()).isEqualTo(1);
        interruption.after(
                "GET groups/ID/users",
                () -> patch(
                        own(),
                        other.groups(),
                        team,
                        "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Crew\"}",
                        false));
        silentPatch(
                groups,
                team,
                "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"t-3\"},"
                        + "{\"op\":\"replace\",\"path\":\"members\",\"value\":[]}");
        assertThat(emulator.state().group(team).orElseThrow().displayName()).isEqualTo("Crew");
        assertThat(query(groups, "externalId eq \"t-3\"").totalResults()).isEqualTo(1);
    }
}
