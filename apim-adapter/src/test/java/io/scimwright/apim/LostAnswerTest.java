package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was deleted by a call whose answer never came is deleted, and not unknown. */
class LostAnswerTest extends EmulatedService {

    @AfterEach
    void heal() {
        emulator.faults();
    }

    private static void loseFirst(String method, String path) {
        emulator.faults(Fault.lost().method(method).path(path).calls(1, 1));
    }

    private String ada() {
        return createUser("{\"userName\":\"ada@example.com\"}").id();
    }

    @Test
    void ofAUser() {
        String ada = ada();
        loseFirst("DELETE", "/users/*");
        delete(users, ada);
        assertThat(emulator.state().user(ada)).isEmpty();
        assertStatus(404, () -> delete(users, ada));
    }

    @Test
    void ofAUserWhoIsOnlyBlocked() {
        AccessMapping mapping = MappingReader.read("test", "on-delete: block\n");
        serve(connected.withMapping(() -> mapping));
        String ada = ada();
        loseFirst("PATCH", "/users/*");
        delete(users, ada);
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertStatus(404, () -> delete(users, ada));
    }

    @Test
    void ofAGroup() {
        String team = createGroup("{\"displayName\":\"Team\"}").id();
        loseFirst("DELETE", "/groups/*");
        delete(groups, team);
        assertThat(emulator.state().group(team)).isEmpty();
        assertStatus(404, () -> delete(groups, team));
    }

    @Test
    void ofAMembership() {
        String ada = ada();
        String team = createGroup("{\"displayName\":\"Team\"}").id();
        join(ada, team);
        loseFirst("DELETE", "/groups/*/users/*");
        assertThat(silentPatch(groups, team, removed(ada)).changes()).hasSize(1);
        assertThat(members(team)).isEmpty();
        assertThat(silentPatch(groups, team, removed(ada)).changes()).isEmpty();
    }
}
