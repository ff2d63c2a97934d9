package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ConcurrencyTest extends EmulatorTest {
    private static final int CLIENTS = 50;
    private static final int ROUNDS = 4;

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    @AfterAll
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void fiftyClientsThatCountInOneNoteLoseNothing() throws Exception {
        client.putUser("ada", "ada@example.com");
        client.patch("/users/ada", "{'properties':{'note':'0'}}");
        List<Long> rows = inParallel(number -> {
            List<Long> mine = new ArrayList<>();
            while (mine.size() < ROUNDS) {
                ArmClient.Reply read = client.get("/users/ada");
                int count = Integer.parseInt(read.properties().path("note").asText());
                ArmClient.Reply written = client.send(
                        "PATCH", "/users/ada", read.etag(), "{'properties':{'note':'" + (count + 1) + "'}}");
                if (written.status() == 200) {
                    mine.add(written.row());
                } else {
                    assertThat(written.status()).isEqualTo(412);
                }
            }
            assertThat(mine).isSorted();
            return mine;
        });
        assertThat(client.get("/users/ada").properties().path("note").asText())
                .isEqualTo(Integer.toString(CLIENTS * ROUNDS));
        assertThat(rows).hasSize(CLIENTS * ROUNDS).doesNotHaveDuplicates();
    }

    @Test
    void fiftyClientsThatWriteEverythingNeverGetARowVersionTwice() throws Exception {
        client.putGroup("all", "All");
        List<Long> rows = inParallel(number -> {
            List<Long> mine = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                String id = "u" + number + "-" + round;
                mine.add(client.putUser(id, id + "@example.com").row());
                mine.add(client.put("/groups/all/users/" + id, "").row());
                mine.add(client.putGroup("g" + id, "G").row());
            }
            return mine;
        });
        assertThat(new HashSet<>(rows)).hasSize(CLIENTS * ROUNDS * 3);
        assertThat(apim.state().group("all").orElseThrow().members()).hasSize(CLIENTS * ROUNDS);
    }

    @Test
    void ofFiftyClientsThatTakeOneEMailOneGetsIt() throws Exception {
        List<Long> statuses = inParallel(number ->
                List.of((long) client.putUser("u" + number, "one@example.com").status()));
        assertThat(statuses).hasSize(CLIENTS).containsOnly(201L, 400L).containsOnlyOnce(201L);
    }

    private interface Work {
        List<Long> run(int number) throws Exception;
    }

    private List<Long> inParallel(Work work) throws Exception {
        List<Callable<List<Long>>> all = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int number = i;
            all.add(() -> work.run(number));
        }
        List<Long> results = new ArrayList<>();
        for (Future<List<Long>> future : threads.invokeAll(all)) {
            results.addAll(future.get());
        }
        return results;
    }
}
