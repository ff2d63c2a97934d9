package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.EmulatorState.GroupState;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.core.Dialect;
import io.scimwright.core.query.Query;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Creates of groups that break off in an outage, which lets nothing be marked or undone either, and are sent again. */
class BrokenCreateTest extends EmulatedService {

    private static final Fault NO_MARK = Fault.status(503).method("PATCH").path("/groups/*");
    private static final Fault NO_DELETE = Fault.status(503).method("DELETE").path("/groups/*");
    private static final Fault NO_MEMBER = Fault.status(503).method("PUT").path("/groups/*/users/*");
    private static final Fault NO_MEMBERS = Fault.status(503).method("GET").path("/groups/*/users");

    private String ada = "";

    @BeforeEach
    void people() {
        ada = createUser("{\"userName\":\"ada@example.com\"}").id();
        // Administrators are asked for once in five minutes.
        list(users, Query.all(1));
    }

    private static String team(String... members) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Team\",\"externalId\":\"t-1\",\"members\":["
                + values(members) + "]}";
    }

    private static String values(String... members) {
        return String.join(
                ",", Stream.of(members).map(id -> "{\"value\":\"" + id + "\"}").toList());
    }

    private static List<GroupState> custom() {
        return emulator.state().groups().stream()
                .filter(group -> group.type().equals("custom"))
                .toList();
    }

    private void breaksOff(String json, int status, Fault... faults) {
        emulator.faults(faults);
        assertStatus(status, () -> createGroup(json));
        emulator.faults();
    }

    private static Stream<Fault> pointsOfACreate() {
        return Stream.of(
                Fault.lost().method("PUT").path("/groups/*"),
                Fault.status(503).method("GET").path("/groups").calls(2, 100),
                NO_MEMBER,
                NO_MEMBERS,
                NO_MARK);
    }

    @ParameterizedTest
    @MethodSource("pointsOfACreate")
    void aRepeatCompletesAGroup(Fault fault) {
        breaksOff(team(ada), 503, fault, NO_MARK, NO_DELETE);
        String group = createGroup(team(ada)).id();
        assertThat(custom()).singleElement().satisfies(only -> {
            assertThat(only.id()).isEqualTo(group);
            assertThat(only.members()).containsExactly(ada);
            assertThat(only.description()).doesNotContain("incomplete");
        });
        assertStatus(409, () -> createGroup(team(ada)));
    }

    private static Stream<Fault> pointsOfALink() {
        return Stream.of(Fault.lost().method("PATCH").path("/groups/*").calls(1, 5), NO_MEMBER, NO_MEMBERS);
    }

    @ParameterizedTest
    @MethodSource("pointsOfALink")
    void aRepeatCompletesALink(Fault fault) {
        arm.put("/groups/payments", "{\"properties\":{\"displayName\":\"Payments team\"}}");
        AccessMapping mapping =
                MappingReader.read("test", "groups: [{idp: Team, apim: payments, products: [{id: starter}]}]\n");
        serve(connected.withMapping(() -> mapping));
        breaksOff(team(ada), 503, fault, NO_MARK.calls(2, 100), NO_DELETE);
        assertThat(createGroup(team(ada)).id()).isEqualTo("payments");
        assertThat(members("payments")).containsExactly(ada);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
        assertThat(emulator.state().group("payments").orElseThrow().description())
                .doesNotContain("incomplete");
        assertStatus(409, () -> createGroup(team(ada)));
    }

    @Test
    void anEmptyGroupIsThereAlsoWhenNobodyCanSayWhetherItHasARival() {
        emulator.faults(Fault.status(503).method("GET").path("/groups").calls(2, 100), NO_MARK, NO_DELETE);
        String group = createGroup(team()).id();
        assertThat(custom())
                .singleElement()
                .satisfies(only -> assertThat(only.id()).isEqualTo(group));
    }

    @Test
    void whoIsNotInTheRepeatIsNotInTheGroup() {
        String bob = createUser("{\"userName\":\"bob@example.com\"}").id();
        breaksOff(team(ada), 503, NO_MARK);
        String group = createGroup(team(bob)).id();
        assertThat(members(group)).containsExactly(bob);
    }

    @Test
    void whoLooksTheGroupUpFindsItAndGoesOn() {
        breaksOff(team(ada), 503, NO_MEMBER);
        String group =
                query(groups, "displayName eq \"team\"").resources().get(0).id();
        assertThat(query(groups, "externalId eq \"t-1\"").resources())
                .singleElement()
                .satisfies(found -> assertThat(found.id()).isEqualTo(group));
        silentPatch(groups, group, added(ada));
        silentPatch(groups, group, "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"t-2\"}");
        assertThat(members(group)).containsExactly(ada);
        assertStatus(409, () -> createGroup(team(ada)));
    }

    @Test
    void aGroupThatCouldNotBeUndoneDoesNotStandInTheWay() {
        dialect = Dialect.rfc();
        breaksOff(team(ada, "u-nobody"), 400, NO_MARK, NO_DELETE);
        String group = createGroup(team(ada)).id();
        assertThat(members(group)).containsExactly(ada);
    }
}
