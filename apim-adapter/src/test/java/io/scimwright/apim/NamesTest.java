package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.JournalEntry;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that have to be unique or found in any case, and what a write leaves as it is. */
class NamesTest extends EmulatedService {

    private static String somebody(String userName, String email) {
        return "{\"userName\":\"" + userName + "\",\"emails\":[{\"value\":\"" + email + "\"}]}";
    }

    @Test
    void aUserNameThatIsNoAddressIsUniqueToo() {
        String ada = createUser(somebody("ada", "ada@example.com")).id();
        assertStatus(409, () -> createUser(somebody("ADA", "other@example.com")));
        String bob = createUser(somebody("bob", "bob@example.com")).id();
        assertStatus(
                409, () -> silentPatch(users, bob, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"Ada\"}"));
        silentPatch(users, ada, "{\"op\":\"replace\",\"path\":\"userName\",\"value\":\"ADA\"}");
        assertThat(find(users, ada).require(User.USER_NAME)).isEqualTo("ADA");
        delete(users, ada);
        createUser(somebody("ada", "other@example.com"));
    }

    @Test
    void aUserNameThatIsTheAddressOfAnotherIsTaken() {
        createUser("{\"userName\":\"ada@example.com\"}");
        assertStatus(409, () -> createUser(somebody("ada@example.com", "other@example.com")));
        assertThat(emulator.state().users()).hasSize(2);
    }

    @Test
    void aCreateThatBrokeOffIsNotInItsOwnWay() {
        AccessMapping mapping = MappingReader.read("test", "roles: [{value: dev, products: [{id: starter}]}]");
        serve(connected.withMapping(() -> mapping));
        emulator.faults(Fault.status(400).method("PUT").path("/subscriptions/*"));
        String ada = somebody("ada", "ada@example.com").replaceFirst("}$", ",\"roles\":[{\"value\":\"dev\"}]}");
        assertStatus(400, () -> createUser(ada));
        emulator.faults();
        assertThat(subscriptions(createUser(ada).id())).isEqualTo(Map.of("starter", "active"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesOfGroupsAreFoundAndKeptApartInAnyCase(boolean caseMatters) {
        emulator.settings(emulator.settings().with(Setting.CASE_SENSITIVE_FILTERS, caseMatters));
        String team = createGroup("{\"displayName\":\"Team\"}").id();
        assertThat(query(groups, "displayName eq \"TEAM\"").resources()).hasSize(1);
        assertStatus(409, () -> createGroup("{\"displayName\":\"tEAM\"}"));
        String crew = createGroup("{\"displayName\":\"Crew\"}").id();
        assertStatus(
                409,
                () -> silentPatch(groups, crew, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"team\"}"));
        silentPatch(groups, team, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Band\"}");
        assertThat(query(groups, "displayName eq \"team\"").totalResults()).isZero();
        assertThat(query(groups, "displayName eq \"band\"").resources()).hasSize(1);
        assertThat(emulator.state().groups()).hasSize(5);
    }

    @Test
    void manyGroupsAreRenamedAndKeptApartToo() {
        for (int i = 0; i < 120; i++) {
            arm.put("/groups/g" + i, "{\"properties\":{\"displayName\":\"Group " + i + "\",\"description\":\"text\"}}");
        }
        String rename = "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"%s\"}";
        assertStatus(409, () -> silentPatch(groups, "g110", rename.formatted("Group 7")));
        silentPatch(groups, "g110", rename.formatted("Renamed"));
        assertThat(emulator.state().group("g110").orElseThrow().displayName()).isEqualTo("Renamed");
        assertThat(emulator.state().group("g110").orElseThrow().description()).startsWith("text\n");
        silentPatch(groups, "g3", rename.formatted("Group 3"));
        assertThat(calls()).allSatisfy(call -> assertThat(call).startsWith("GET"));
    }

    @Test
    void aPutWithoutActiveLetsNobodyInAgain() {
        String ada = createUser("{\"userName\":\"ada@example.com\"}").id();
        setActive(ada, false);
        put(users, ada, "{\"userName\":\"ada@example.com\",\"name\":{\"givenName\":\"Ada\"}}");
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(user(ada).firstName()).isEqualTo("Ada");
        put(users, ada, "{\"userName\":\"ada@example.com\",\"active\":true}");
        assertThat(user(ada).state()).isEqualTo("active");
    }

    @Test
    void groupsOfUsersAreReadWhereSomebodyWantsThemOnly() {
        createUser("{\"userName\":\"ada@example.com\"}");
        createGroup("{\"displayName\":\"Team\"}");
        Projection noGroups = Projection.without(users.resourceType(), List.of("groups"), dialect);
        Query byName = Query.all(10).withFilter(resolved(users, "userName eq \"ada@example.com\""));
        assertThat(expands(() -> list(users, byName.withProjection(noGroups)))).isFalse();
        assertThat(expands(() -> list(users, Query.all(10).withProjection(noGroups))))
                .isFalse();
        assertThat(expands(() -> list(users, byName))).isTrue();
        assertThat(expands(() -> list(
                        users,
                        Query.all(10)
                                .withFilter(resolved(users, "groups.value eq \"x\""))
                                .withProjection(noGroups))))
                .isTrue();
    }

    private static boolean expands(Runnable request) {
        emulator.clearJournal();
        request.run();
        return emulator.journal().stream().map(JournalEntry::path).anyMatch(path -> path.contains("expandGroups=true"));
    }
}
