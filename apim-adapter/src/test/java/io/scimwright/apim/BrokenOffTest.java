package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that break off between a membership or a user and the access that follows, and are sent again. */
class BrokenOffTest extends EmulatedService {

    private static final String ADA = "{\"userName\":\"ada@example.com\",\"roles\":[{\"value\":\"dev\"}]}";
    private static final String NOBODY = "{\"displayName\":\"Payments\",\"members\":[]}";
    private static final Fault NO_GRANT = Fault.status(400).method("PUT").path("/subscriptions/*");
    private static final Fault NO_CHANGE = Fault.status(400).method("PATCH").path("/subscriptions/*");

    private void serve(String yaml) {
        AccessMapping mapping = MappingReader.read("test", yaml);
        serve(connected.withMapping(() -> mapping));
    }

    /** A linked group that brings a product. */
    private String payments() {
        arm.put("/groups/payments", "{\"properties\":{\"displayName\":\"Payments team\"}}");
        serve("groups: [{idp: Payments, apim: payments, products: [{id: starter}]}]\n");
        return createGroup("{\"displayName\":\"Payments\"}").id();
    }

    private static void repeated(Fault fault, Runnable request) {
        repeated(fault, request, () -> {});
    }

    private static void repeated(Fault fault, Runnable request, Runnable between) {
        emulator.faults(fault);
        assertStatus(400, request::run);
        between.run();
        emulator.faults();
        request.run();
    }

    private String member(String group) {
        String ada = createUser(ADA).id();
        join(ada, group);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
        return ada;
    }

    private static void assertIsOut(String ada) {
        assertThat(members("payments")).isEmpty();
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "suspended"));
    }

    @Test
    void whoLeavesWithTheirGroupLosesWhatItBrought() {
        String group = payments();
        String ada = member(group);
        repeated(NO_CHANGE, () -> delete(groups, group));
        assertIsOut(ada);
    }

    @Test
    void whoIsNotInAReplacementLosesWhatTheGroupBrought() {
        String group = payments();
        String ada = member(group);
        repeated(NO_CHANGE, () -> put(groups, group, NOBODY));
        assertIsOut(ada);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\":\"remove\",\"path\":\"members\"}",
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":[]}"
            })
    void whoIsRemovedWithAllOthersLosesWhatTheGroupBrought(String operation) {
        String group = payments();
        String ada = member(group);
        repeated(NO_CHANGE, () -> silentPatch(groups, group, operation));
        assertIsOut(ada);
    }

    @Test
    void whoComesByAReplacementGetsWhatTheGroupBrings() {
        String group = payments();
        String ada = createUser(ADA).id();
        String members = "[{\"value\":\"" + ada + "\"}]";
        repeated(NO_GRANT, () -> put(groups, group, "{\"displayName\":\"Payments\",\"members\":" + members + "}"));
        assertThat(members("payments")).containsExactly(ada);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.com", "ada"})
    void aCreateThatCouldNotBeMarkedIsCompletedByTheConflict(String userName) {
        String json = "{\"userName\":\"" + userName + "\",\"emails\":[{\"value\":\"ada@example.com\"}],"
                + "\"roles\":[{\"value\":\"dev\"}]}";
        serve("roles: [{value: dev, products: [{id: starter}]}]\n");
        emulator.faults(NO_GRANT, Fault.status(400).method("PATCH").path("/users/*"));
        assertStatus(400, () -> createUser(json));
        emulator.faults();
        assertStatus(409, () -> createUser(json));
        String ada = query(users, "userName eq \"" + userName + "\"")
                .resources()
                .get(0)
                .id();
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
    }

    @Test
    void aCreateThatCouldNotBeMarkedIsCompletedByTheNextChange() {
        serve("roles: [{value: dev, products: [{id: starter}]}]\n");
        emulator.faults(NO_GRANT, Fault.status(400).method("PATCH").path("/users/*"));
        assertStatus(400, () -> createUser(ADA));
        emulator.faults();
        String ada = query(users, "userName eq \"ada@example.com\"")
                .resources()
                .get(0)
                .id();
        silentPatch(users, ada, "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Ada\"}");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
        silentPatch(users, ada, "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Augusta\"}");
        assertThat(calls()).as("once is enough").containsExactly("GET users/ID", "PATCH users/ID");
    }

    @Test
    void whoWasLetInPastScimGetsWhatTheyShouldHave() {
        serve("roles: [{value: dev, products: [{id: starter}]}]\n");
        String ada = createUser(ADA).id();
        setActive(ada, false);
        arm.patch("/users/" + ada, "{\"properties\":{\"state\":\"active\"}}");
        setActive(ada, true);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
        assertThat(user(ada).note()).doesNotContain("suspended");
    }

    @Test
    void nobodyComesInBecauseActiveIsRemoved() {
        String ada = createUser(ADA).id();
        setActive(ada, false);
        silentPatch(users, ada, "{\"op\":\"remove\",\"path\":\"active\"}");
        assertThat(user(ada).state()).isEqualTo("blocked");
    }

    @Test
    void whoDoesNotGetTheKeysIsNotLetIn() {
        String group = payments();
        String ada = member(group);
        setActive(ada, false);
        repeated(NO_CHANGE, () -> setActive(ada, true), () -> {
            assertThat(user(ada).state()).isEqualTo("blocked");
            assertThat(user(ada).note()).contains("suspended");
        });
        assertThat(user(ada).state()).isEqualTo("active");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
    }

    @Test
    void whoCouldNotBeShutOutAgainGetsTheKeysByTheRepeat() {
        String group = payments();
        String ada = member(group);
        setActive(ada, false);
        Fault noWayBack = Fault.status(400).method("PATCH").path("/users/*").calls(2, 9);
        emulator.faults(NO_CHANGE, noWayBack);
        assertStatus(400, () -> setActive(ada, true));
        assertThat(user(ada).state()).isEqualTo("active");
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "suspended"));
        emulator.faults();
        setActive(ada, true);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
    }
}
