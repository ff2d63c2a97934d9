package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.traffic.StormBrake;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who counts for the storm brake: whoever is disabled or deleted, or loses the last source of any access. */
class DeprovisioningTest extends EmulatedService {

    private final StormBrake brake = new StormBrake(2, Duration.ofMinutes(10), Clock.systemUTC());
    private String gold = "";

    @BeforeEach
    void brake() {
        gold = createGroup("{\"displayName\":\"Gold\"}").id();
        AccessMapping mapping = MappingReader.read("test", """
                groups: [{idp: Gold, apim: %s, products: [{id: starter}]}]
                roles: [{value: dev, products: [{id: unlimited}]}]
                """.formatted(gold));
        serve(connected.withMapping(() -> mapping).withStormBrake(brake));
        createGroup("{\"displayName\":\"Gold\"}");
    }

    private List<String> people(int number, String roles) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            ids.add(createUser("{\"userName\":\"u" + i + "@example.com\",\"roles\":[" + roles + "]}")
                    .id());
        }
        silentPatch(groups, gold, added(ids.toArray(String[]::new)));
        return ids;
    }

    private static long active(List<String> people) {
        return people.stream()
                .filter(id -> subscriptions(id).containsValue("active"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "one by one"})
    void aGroupThatIsEmptiedByMistakeStops(String way) {
        List<String> people = people(4, "");
        if (way.equals("[]")) {
            assertStatus(503, () -> put(groups, gold, "{\"displayName\":\"Gold\",\"members\":[]}"));
        } else {
            leave(people.get(0), gold);
            leave(people.get(1), gold);
            assertStatus(503, () -> leave(people.get(2), gold));
        }
        assertThat(active(people)).isEqualTo(2);
        assertThat(members(gold)).hasSize(2);
        assertThat(brake.isEngaged()).isTrue();
        brake.release();
        put(groups, gold, "{\"displayName\":\"Gold\",\"members\":[]}");
        assertThat(active(people)).isZero();
        assertThat(members(gold)).isEmpty();
    }

    @Test
    void whoHasAnotherSourceMayLeaveAnyTime() {
        List<String> people = people(4, "{\"value\":\"dev\"}");
        people.forEach(id -> leave(id, gold));
        assertThat(brake.recent()).isZero();
        setActive(people.get(0), false);
        setActive(people.get(1), false);
        assertStatus(503, () -> setActive(people.get(2), false));
        join(people.get(2), gold);
        leave(people.get(2), gold);
        assertThat(subscriptions(people.get(2))).containsEntry("starter", "suspended");
    }

    @Test
    void rolesThatAreTakenByMistakeStop() {
        List<String> people = people(3, "{\"value\":\"dev\"}");
        silentPatch(groups, gold, "{\"op\":\"remove\",\"path\":\"members\"}");
        String none = "{\"op\":\"remove\",\"path\":\"roles\"}";
        silentPatch(users, people.get(0), none);
        silentPatch(users, people.get(1), none);
        assertStatus(503, () -> silentPatch(users, people.get(2), none));
        assertThat(subscriptions(people.get(2))).containsEntry("unlimited", "active");
        assertThat(user(people.get(2)).note()).contains("dev");
    }

    @Test
    void whatAzureRefusesDoesNotCount() {
        List<String> people = people(1, "");
        String ada = people.get(0);
        emulator.faults(
                Fault.status(400).method("PATCH").path("/users/*"),
                Fault.status(400).method("DELETE").path("/users/*"));
        for (int i = 0; i < 3; i++) {
            assertStatus(400, () -> setActive(ada, false));
            assertStatus(400, () -> delete(users, ada));
        }
        assertThat(brake.recent()).isZero();
        emulator.faults();
        setActive(ada, false);
        setActive(ada, true);
        setActive(ada, false);
        delete(users, ada);
        assertThat(brake.recent()).isEqualTo(1);
        assertThat(brake.isEngaged()).isFalse();
    }

    @Test
    void whatIsBegunIsFinishedThoughTheBrakeIsEngaged() {
        List<String> people = people(3, "");
        setActive(people.get(0), false);
        emulator.faults(Fault.status(400).method("PATCH").path("/subscriptions/*"));
        assertStatus(400, () -> setActive(people.get(1), false));
        emulator.faults();
        assertStatus(503, () -> delete(users, people.get(2)));
        delete(users, people.get(1));
        assertThat(emulator.state().user(people.get(1))).isEmpty();
    }
}
