package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.testkit.idp.ScimClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

    private static final String LEAVES = "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}";

    private final ApimEmulator emulator = ApimEmulator.start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        emulator.close();
    }

    private static String user(ScimClient client, String name) {
        return "/Users/"
                + client.post(
                                "/Users",
                                "{\"userName\":\"" + name
                                        + "@example.com\",\"name\":{\"givenName\":\"A\",\"familyName\":\"L\"}}")
                        .hasStatus(201)
                        .id();
    }

    private static String scraped(Program program) throws Exception {
        HttpResponse<String> answer = program.send("GET", "/actuator/prometheus", Program.TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void whatHappensIsCounted() throws Exception {
        try (Program program = Program.on(emulator)) {
            ScimClient client = program.client();
            String ada = user(client, "ada");
            client.patch(ada, LEAVES).hasStatus(200);
            client.delete(user(client, "bob")).hasStatus(204);
            client.withToken("another").get("/Users").isError(401, "");
            client.filter("/Users", "userName = 1").isError(400, "invalidFilter");
            emulator.faults(Fault.forbidden().method("DELETE"));
            client.delete(ada).isError(500, "");
            emulator.faults();

            String metrics = scraped(program);
            assertThat(metrics.lines())
                    .contains(
                            "scimwright_scim_requests_seconds_count{endpoint=\"User\",error=\"none\",operation=\"POST\",status=\"201\"} 2",
                            "scimwright_scim_requests_seconds_count{endpoint=\"none\",error=\"none\",operation=\"GET\",status=\"401\"} 1",
                            "scimwright_scim_requests_seconds_count{endpoint=\"User\",error=\"invalidFilter\",operation=\"GET\",status=\"400\"} 1",
                            "scimwright_scim_deprovisioning_seconds_count 2",
                            "scimwright_azure_calls_seconds_count{kind=\"delete\",status=\"200\"} 1",
                            "scimwright_azure_calls_seconds_count{kind=\"delete\",status=\"403\"} 1",
                            "scimwright_azure_budget_waiting{kind=\"write\"} 0.0",
                            "scimwright_azure_tokens_failed_total 0.0",
                            "scimwright_stormbrake_engaged 0.0",
                            "scimwright_stormbrake_recent 2.0")
                    .anyMatch(line -> line.startsWith("scimwright_azure_budget_remaining{kind=\"read\"} 2"));
            assertThat(metrics).doesNotContain(ada.substring("/Users/".length()), "ada@example.com");
        }
    }

    @Test
    void aSeriesIsNotMadeForEachPathThatSomebodyInvents() throws Exception {
        try (Program program = Program.on(emulator)) {
            ScimClient client = program.client();
            client.get("/Users/x").isError(404, "");
            client.get("/Nothing").isError(404, "");
            long before = series(program);
            for (int i = 0; i < 50; i++) {
                client.get("/Users/x" + i).isError(404, "");
                client.get("/Nothing/" + i).isError(404, "");
            }
            assertThat(series(program)).isEqualTo(before);
        }
    }

    private static long series(Program program) throws Exception {
        return scraped(program)
                .lines()
                .filter(line -> line.startsWith("scimwright_"))
                .count();
    }

    @Test
    void tokensThatCannotBeHadAreCounted() throws Exception {
        try (Program program = Program.on(emulator)) {
            emulator.faults(Fault.expiredSecret());
            program.client().get("/Users").isError(503, "");
            assertThat(scraped(program).lines())
                    .noneMatch("scimwright_azure_tokens_failed_total 0.0"::equals)
                    .anyMatch(line -> line.startsWith("scimwright_azure_tokens_failed_total "));
        }
    }

    @Test
    void aMappingFileThatWentBadIsShownThoughNobodyAsksForAnything() throws Exception {
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), "on-delete: block");
        try (Program program = Program.on(emulator, "scimwright.mapping=" + mapping)) {
            assertThat(scraped(program)).contains("scimwright_mapping_problems 0.0");
            Files.writeString(mapping, "on-delete: perhaps");
            awaitScraped(program, "scimwright_mapping_problems 1.0");
            Files.writeString(mapping, "on-delete: delete");
            awaitScraped(program, "scimwright_mapping_problems 0.0");
        }
    }

    @Test
    void aTokenFileThatWentBadIsShown() throws Exception {
        Path tokens = Files.writeString(folder.resolve("tokens"), "ops " + Program.TOKEN + "\n");
        try (Program program = Program.on(emulator, "scimwright.token-file=" + tokens)) {
            assertThat(scraped(program)).contains("scimwright_tokens_problems 0.0");
            Files.writeString(tokens, "ops\n");
            awaitScraped(program, "scimwright_tokens_problems 1.0");
            Files.writeString(tokens, "ops " + Program.TOKEN + " scope=write\n");
            awaitScraped(program, "scimwright_tokens_problems 0.0");
        }
    }

    /** A file is looked at once a second at most. */
    private static void awaitScraped(Program program, String line) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!scraped(program).contains(line)) {
            assertThat(System.nanoTime()).as("waiting for " + line).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    @Test
    void theStormBrakeIsSeenAndReleasedByWhoMayWriteEverything() throws Exception {
        Path tokens = Files.writeString(
                folder.resolve("tokens"),
                "ops " + Program.TOKEN + "\nwatch " + Program.TOKEN + "-watch scope=read\nidp " + Program.TOKEN
                        + "-idp scope=write:User,write:Group\n");
        try (Program program = Program.on(emulator, "scimwright.storm-brake=1", "scimwright.token-file=" + tokens)) {
            ScimClient client = program.client();
            String ada = user(client, "ada");
            String bob = user(client, "bob");
            client.patch(ada, LEAVES).hasStatus(200);
            client.patch(bob, LEAVES).isError(503, "");
            assertThat(program.send("GET", "/actuator/stormbrake", Program.TOKEN + "-watch")
                            .body())
                    .contains("\"engaged\":true", "\"most\":1", "\"recent\":1", "\"refused\":1");
            assertThat(scraped(program)).contains("scimwright_stormbrake_engaged 1.0");

            assertThat(status(program, "")).isEqualTo(401);
            assertThat(status(program, Program.TOKEN + "-watch")).isEqualTo(403);
            assertThat(status(program, Program.TOKEN + "-idp")).isEqualTo(403);
            client.patch(bob, LEAVES).isError(503, "");

            assertThat(status(program, Program.TOKEN)).isEqualTo(200);
            client.patch(bob, LEAVES).hasStatus(200);
        }
    }

    private static int status(Program program, String token) throws Exception {
        return program.send("POST", "/actuator/stormbrake", token).statusCode();
    }
}
