package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.access.SignInMode;
import io.scimwright.apim.emulator.EmulatorState;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.JournalEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How those who are created come in, and who is taken up instead of created. */
class SignInModeTest extends EmulatedService {

    private static final String OWNER = "foo@live.com";

    private static void putAda(String note) {
        arm.put(
                "/users/ada",
                "{\"properties\":{\"email\":\"ada@example.com\",\"firstName\":\"Ada\",\"lastName\":\"Lovelace\",\"note\":"
                        + note + "}}");
    }

    private void serve(SignInMode mode, String yaml) {
        AccessMapping mapping = MappingReader.read("test", yaml);
        serve(connected.withSignIn(mode).withMapping(() -> mapping));
    }

    private String createAda(String more) {
        return createUser("{\"userName\":\"Ada@example.com\",\"externalId\":\"e-1\"" + more + "}")
                .id();
    }

    /** What was asked of the service when somebody was made, changed or deleted. */
    private static List<String> writesOfUsers() {
        return emulator.journal().stream()
                .filter(entry -> !entry.method().equals("GET") && entry.path().contains("/users/"))
                .map(JournalEntry::path)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(SignInMode.class)
    void theOwnerIsNeverTakenUp(SignInMode mode) {
        serve(mode, "");
        EmulatorState before = emulator.state();
        assertStatus(409, () -> createUser("{\"userName\":\"" + OWNER + "\"}"));
        assertThat(emulator.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(SignInMode.class)
    void whoIsOursAndThereIsAConflict(SignInMode mode) {
        serve(mode, "");
        createAda("");
        EmulatorState before = emulator.state();
        assertStatus(409, () -> createAda(",\"active\":false"));
        assertThat(emulator.state()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(SignInMode.class)
    void whoIsOursAndDeletedComesBack(SignInMode mode) {
        serve(mode, "on-delete: block\nroles: [{value: dev, products: [{id: starter}]}]\n");
        String ada = createAda(",\"roles\":[{\"value\":\"dev\"}]");
        String team = createGroup("{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + ada + "\"}]}")
                .id();
        delete(users, ada);
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(user(ada).groups()).containsExactly("developers");
        assertThat(members(team)).isEmpty();
        assertThat(look(users, ada)).isEmpty();
        silentPatch(groups, team, added(ada));
        assertThat(context.skippedMembers()).containsExactly(ada);
        assertStatus(404, () -> delete(users, ada));

        assertThat(createAda(",\"roles\":[{\"value\":\"dev\"}]")).isEqualTo(ada);
        assertThat(user(ada).state()).isEqualTo("active");
        assertThat(user(ada).note()).doesNotContain("deleted", "suspended");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
        assertThat(look(users, ada)).isPresent();
    }

    @Test
    void aDeleteThatBrokeOffIsCompletedByTheSameRequest() {
        serve(SignInMode.CREATE, "on-delete: block\nroles: [{value: dev, products: [{id: starter}]}]\n");
        String ada = createAda(",\"roles\":[{\"value\":\"dev\"}]");
        emulator.faults(Fault.status(400).method("PATCH").path("/subscriptions/*"));
        assertStatus(400, () -> delete(users, ada));
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
        emulator.faults();
        delete(users, ada);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "suspended"));
        assertStatus(404, () -> delete(users, ada));
    }

    @ParameterizedTest
    @EnumSource(
            value = SignInMode.class,
            names = {"CREATE", "INVITE"})
    void whoIsThereAndNotOursIsAConflict(SignInMode mode) {
        serve(mode, "");
        putAda("\"by hand\"");
        EmulatorState before = emulator.state();
        assertStatus(409, () -> createAda(""));
        assertThat(emulator.state()).isEqualTo(before);
    }

    @Test
    void whoIsThereAndNotOursIsLinkedWhereTheModeSaysSo() {
        serve(SignInMode.LINK_EXISTING, "roles: [{value: dev, products: [{id: starter}]}]\n");
        putAda("\"by hand\"");
        assertThat(createAda(",\"roles\":[{\"value\":\"dev\"}]")).isEqualTo("ada");
        assertThat(user("ada").note()).startsWith("by hand\n[scim] ").contains("e-1");
        assertThat(user("ada").firstName()).isEqualTo("Ada");
        assertThat(subscriptions("ada")).isEqualTo(Map.of("starter", "active"));
        assertStatus(409, () -> createAda(""));
        assertThat(createUser("{\"userName\":\"bob@example.com\"}").id()).startsWith("u-");
    }

    @Test
    void whoIsLinkedAsInactiveLosesTheKeysAndGetsThemBack() {
        serve(SignInMode.LINK_EXISTING, "");
        putAda("null");
        arm.put(
                "/subscriptions/own",
                "{\"properties\":{\"ownerId\":\"/users/ada\",\"scope\":\"/products/starter\",\"displayName\":\"own\"}}");
        createAda(",\"active\":false");
        assertThat(user("ada").state()).isEqualTo("blocked");
        assertThat(subscriptions("ada")).isEqualTo(Map.of("starter", "suspended"));
        setActive("ada", true);
        assertThat(subscriptions("ada")).isEqualTo(Map.of("starter", "active"));
    }

    @Test
    void aLinkWithNothingToChangeMarksAllTheSame() {
        serve(SignInMode.LINK_EXISTING, "");
        putAda("\"by hand\"");
        createUser("{\"userName\":\"ada@example.com\",\"name\":{\"givenName\":\"Ada\",\"familyName\":\"Lovelace\"}}");
        assertThat(user("ada").note()).isEqualTo("by hand\n[scim] {\"v\":1}");
    }

    @Test
    void nobodyOutsideTheRuleIsLinked() {
        putAda("\"by hand\"");
        EmulatorState before = emulator.state();
        serve(SignInMode.LINK_EXISTING, "manage: {groups: [staff]}");
        assertStatus(409, () -> createAda(""));
        serve(SignInMode.LINK_EXISTING, "manage: {marked-only: true}");
        assertStatus(409, () -> createAda(""));
        serve(SignInMode.LINK_EXISTING, "manage: {email-domains: [contoso.com]}");
        assertStatus(400, () -> createAda(""));
        assertThat(emulator.state()).isEqualTo(before);
        serve(SignInMode.LINK_EXISTING, "manage: {email-domains: [example.com]}");
        assertThat(createAda("")).isEqualTo("ada");
    }

    @Test
    void aLinkThatBrokeOffIsCompletedByTheSameRequest() {
        serve(SignInMode.LINK_EXISTING, "roles: [{value: dev, products: [{id: starter}]}]\n");
        putAda("null");
        emulator.faults(Fault.status(400).method("PATCH").path("/users/*"));
        assertStatus(400, () -> createAda(",\"roles\":[{\"value\":\"dev\"}]"));
        emulator.faults();
        assertThat(createAda(",\"roles\":[{\"value\":\"dev\"}]")).isEqualTo("ada");
        assertThat(subscriptions("ada")).isEqualTo(Map.of("starter", "active"));
    }

    @Test
    void whoIsInvitedIsPendingUntilTheyCome() {
        serve(SignInMode.INVITE, "");
        String ada = createAda("");
        assertThat(user(ada).state()).isEqualTo("pending");
        assertThat(writesOfUsers()).singleElement().asString().contains("notify=true");
        assertThat(find(users, ada).attributes().findBoolean("active")).contains(true);
        put(users, ada, "{\"userName\":\"ada@example.com\",\"active\":true,\"externalId\":\"e-2\"}");
        assertThat(user(ada).state()).isEqualTo("pending");
        setActive(ada, false);
        assertThat(user(ada).state()).isEqualTo("blocked");
    }

    @Test
    void nobodyIsInvitedWhoIsNotToComeIn() {
        serve(SignInMode.INVITE, "");
        String ada = createAda(",\"active\":false");
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(writesOfUsers()).singleElement().asString().contains("notify=false");
    }

    @Test
    void mailsAreSentWhereTheyAreAskedForOnly() {
        String quiet = createAda("");
        delete(users, quiet);
        assertThat(writesOfUsers()).allSatisfy(path -> assertThat(path).contains("notify=false"));
        emulator.clearJournal();
        serve(connected.withNotify(true));
        String loud = createAda("");
        delete(users, loud);
        assertThat(writesOfUsers())
                .hasSize(2)
                .allSatisfy(path -> assertThat(path).contains("notify=true"));
    }
}
