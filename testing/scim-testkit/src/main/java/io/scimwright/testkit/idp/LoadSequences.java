package io.scimwright.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Many requests at once, and many per second. */
final class LoadSequences {

    private static final int PER_SECOND = 25;
    private static final int AT_ONCE = 50;

    private LoadSequences() {}

    static List<Step> all(int rateSeconds) {
        return List.of(
                new Step("11 concurrency: 50 parallel additions of members to one group", LoadSequences::additions),
                new Step(
                        "12 rate: 25 requests a second for " + rateSeconds + " s without 429, else 429 in SCIM",
                        play -> rate(play, rateSeconds)));
    }

    private static void additions(Play play) throws Exception {
        String group = play.createGroup(play.groupName("Together"));
        List<String> ids = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> play.createUser(play.address("together")))
                .toList();
        List<Callable<Answer>> patches = new ArrayList<>();
        for (String id : ids) {
            patches.add(() -> play.client.patch(
                    "/Groups/" + group,
                    Play.patch("{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}")));
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Answer> answer : threads.invokeAll(patches)) {
                answer.get().hasStatus(200, 204);
            }
        } finally {
            threads.shutdownNow();
        }
        play.requireMembers(group, ids.toArray(String[]::new));
    }

    /** Reads and writes by turns, at the pace that Entra ID needs; what is refused is refused in the way it understands. */
    private static void rate(Play play, int seconds) throws InterruptedException {
        String id = play.createUser(play.address("rate"));
        long start = System.nanoTime();
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < seconds * PER_SECOND; i++) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            Answer answer = i % 5 == 0
                    ? play.client.patch(
                            "/Users/" + id,
                            Play.patch("{\"op\":\"replace\",\"path\":\"name.familyName\",\"value\":\"F" + i + "\"}"))
                    : play.client.get("/Users/" + id);
            if (answer.is(429)) {
                answer.isError(429, "");
                assertThat(answer.retryAfter()).as("Retry-After of %s", answer).isPresent();
            }
            statuses.add(answer.status());
        }
        assertThat(statuses)
                .as("answers at %s requests a second", PER_SECOND)
                .containsAnyOf(200)
                .doesNotContain(429);
        assertThat(statuses).allMatch(status -> status == 200 || status == 204);
    }
}
