package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.SignInMode;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two servers of one service, which know nothing of each other. */
class ReplicasTest extends EmulatedService {

    private ApimService one;
    private ApimService other;

    @BeforeEach
    void replicas() {
        one = connect();
        other = connect();
        emulator.settings(emulator.settings().with(Setting.LATENCY_MILLIS, 3));
    }

    /** Does all at once; what each comes to, a status of 200 where it is well. */
    private static List<Integer> together(List<Runnable> requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        try {
            CountDownLatch start = new CountDownLatch(requests.size());
            List<Future<Integer>> running = new ArrayList<>();
            for (Runnable request : requests) {
                Callable<Integer> timed = () -> {
                    start.countDown();
                    start.await();
                    return status(request);
                };
                running.add(threads.submit(timed));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : running) {
                statuses.add(each.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private static int status(Runnable request) {
        try {
            request.run();
            return 200;
        } catch (ScimException e) {
            return e.status();
        }
    }

    private static RequestContext own() {
        return RequestContext.of(new Principal("test"), "c", Dialect.tolerant());
    }

    private ApimService replica(int number) {
        return number % 2 == 0 ? one : other;
    }

    @Test
    void changesOfOneUserThroughBothLoseNothing() throws Exception {
        String ada = createUser("{\"userName\":\"ada@example.com\"}").id();
        List<Runnable> requests = IntStream.range(0, 8)
                .<Runnable>mapToObj(i -> () -> patch(
                        own(),
                        replica(i).users(),
                        ada,
                        "{\"op\":\"add\",\"path\":\"roles\",\"value\":[{\"value\":\"r" + i + "\"}]}",
                        false))
                .toList();
        assertThat(together(requests)).containsOnly(200);
        assertThat(user(ada).note()).contains("r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7");
    }

    @Test
    void whoIsBlockedByOneIsNotUnblockedByAnotherChange() throws Exception {
        String ada = createUser("{\"userName\":\"ada@example.com\"}").id();
        assertThat(together(List.of(
                        () -> patch(
                                own(),
                                one.users(),
                                ada,
                                "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}",
                                false),
                        () -> patch(
                                own(),
                                other.users(),
                                ada,
                                "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Ada\"}",
                                false))))
                .containsOnly(200);
        assertThat(user(ada).state()).isEqualTo("blocked");
        assertThat(user(ada).firstName()).isEqualTo("Ada");
    }

    @Test
    void aDeactivationThatBeginsAnewPassesTheBrakeOnce() {
        StormBrake brake = new StormBrake(2, Duration.ofMinutes(10), Clock.systemUTC());
        ApimService braked = one.withStormBrake(brake);
        String ada = createUser("{\"userName\":\"ada@example.com\"}").id();
        String bob = createUser("{\"userName\":\"bob@example.com\"}").id();
        serve(braked);
        emulator.faults(Fault.status(412).method("PATCH").path("/users/*").calls(1, 3));
        setActive(ada, false);
        setActive(bob, false);
        assertThat(user(bob).state()).isEqualTo("blocked");
        assertThat(brake.isEngaged()).isFalse();
    }

    @RepeatedTest(4)
    void oneOfTwoCreatesOfAGroupWins() throws Exception {
        assertThat(together(List.of(() -> createTeam(one.groups()), () -> createTeam(other.groups()))))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(emulator.state().groups())
                .filteredOn(group -> group.type().equals("custom"))
                .singleElement()
                .satisfies(group -> assertThat(group.displayName()).isEqualTo("Team"));
    }

    @RepeatedTest(2)
    void twoCreatesOfAGroupWithMembersEndInOneThatIsWhole() throws Exception {
        String ada = createUser("{\"userName\":\"ada@example.com\"}").id();
        String team = "{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + ada + "\"}]}";
        assertThat(together(List.of(() -> create(one.groups(), team), () -> create(other.groups(), team))))
                .contains(200)
                .isSubsetOf(200, 409);
        assertThat(emulator.state().groups())
                .filteredOn(group -> group.type().equals("custom"))
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.members()).containsExactly(ada);
                    assertThat(group.description()).doesNotContain("incomplete");
                });
    }

    private void createTeam(ResourceProvider provider) {
        create(provider, "{\"displayName\":\"Team\"}");
    }

    @RepeatedTest(2)
    void oneOfTwoLinksOfAUserWins() throws Exception {
        arm.put(
                "/users/ada",
                "{\"properties\":{\"email\":\"ada@example.com\",\"firstName\":\"A\",\"lastName\":\"L\"}}");
        List<Runnable> requests = List.of(
                () -> create(one.withSignIn(SignInMode.LINK_EXISTING).users(), "{\"userName\":\"ada@example.com\"}"),
                () -> create(other.withSignIn(SignInMode.LINK_EXISTING).users(), "{\"userName\":\"ada@example.com\"}"));
        assertThat(together(requests)).containsExactlyInAnyOrder(200, 409);
        assertThat(user("ada").note()).contains("[scim]");
    }
}
