package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorState;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.testkit.idp.Answer;
import io.scimwright.testkit.idp.ScimClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What those who run the program rely on. */
class OperationTest {

    private static final ApimEmulator EMULATOR = ApimEmulator.start();

    private static final int MORE_THAN_THERE_ARE_THREADS = 250;

    private static Program program;

    @BeforeAll
    static void start() {
        program = Program.on(EMULATOR);
    }

    @AfterAll
    static void stop() {
        program.close();
        EMULATOR.close();
    }

    @AfterEach
    void noFaults() {
        EMULATOR.faults();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere", "/scim", "/", "/actuator/nothing", "/actuator/env", "/error"})
    void whereNothingIsTheAnswerIsScim(String path) {
        ScimClient.of(program.origin(), Program.TOKEN).get(path).isError(404, "");
    }

    @Test
    void whatTheContainerRefusesIsToldInScim() {
        ScimClient client = program.client();
        client.get("/Users?filter=" + "x".repeat(70_000)).isError(414, "");
        client.withToken("x".repeat(70_000)).get("/Users").isError(431, "");
        client.get("/Users/a%2Fb").isError(404, "");
    }

    @Test
    void filtersMayHoldRawCharacters() throws Exception {
        assertThat(RawRequests.statusLine(
                        program.port(), "GET", "/scim/v2/Users?filter=emails[type%20eq%20\"work\"]", Program.TOKEN))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scim/v2/Users", "/scim/v2", "/elsewhere", "/actuator/health", "/actuator/metrics"})
    void bodiesThatNeverEndKeepNobodyWaiting(String path) throws Exception {
        try (RawRequests slow = RawRequests.dripping(program.port(), path, MORE_THAN_THERE_ARE_THREADS)) {
            assertThat(slow.areSent()).isTrue();
            assertThat(RawRequests.statusLine(program.port(), "GET", "/scim/v2/Users", Program.TOKEN))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /actuator/health, 200",
        "GET, /actuator/health/liveness, 200",
        "GET, /actuator/health/readiness, 200",
        "GET, /actuator/info, 200",
        "POST, /actuator/health, 401",
        "GET, /actuator, 401",
        "GET, /actuator/, 401",
        "GET, /actuator/metrics, 401",
        "GET, /actuator/env, 401",
        "GET, //actuator/metrics, 401",
        "GET, /%61ctuator/metrics, 401",
        "GET, /actuator/health/../metrics, 401",
        "GET, /actuator/health/..;/metrics, 401",
        "DELETE, /actuator/info, 401",
        "HEAD, /actuator/metrics, 401",
    })
    void strangersSeeHealthAndInfoAndNothingElse(String method, String path, int status) throws Exception {
        assertThat(RawRequests.statusLine(program.port(), method, path, "")).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void whoMayReadEverythingSeesTheRestAndWhoMayNotDoesNot() throws Exception {
        assertThat(program.send("GET", "/actuator", Program.TOKEN).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = program.send("GET", "/actuator", "another");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(refused.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    @Test
    void throttlingAndTroubleInAzureLeaveTheProgramReady() throws Exception {
        EMULATOR.faults(Fault.status(429).retryAfter(Duration.ofSeconds(60)));
        program.client().get("/Users").isError(429, "");
        assertUp();
        EMULATOR.faults(Fault.drop());
        assertUp();
        EMULATOR.faults(Fault.forbidden());
        assertUp();
    }

    private static void assertUp() throws Exception {
        for (String probe : new String[] {"/actuator/health/readiness", "/actuator/health/liveness"}) {
            HttpResponse<String> answer = program.send("GET", probe, "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"UP\"");
        }
    }

    @Test
    void whoIsThereAlreadyIsLinkedWhereThatIsAskedFor() throws Exception {
        Arm.of(EMULATOR)
                .put("/users/own", "{\"email\":\"self-made@example.com\",\"firstName\":\"S\",\"lastName\":\"M\"}");
        String body = "{\"userName\":\"self-made@example.com\",\"name\":{\"givenName\":\"S\",\"familyName\":\"M\"}}";
        program.client().post("/Users", body).isError(409, "uniqueness");
        try (Program linking = Program.on(EMULATOR, "scimwright.sign-in=link-existing")) {
            assertThat(linking.client().post("/Users", body).hasStatus(201).id())
                    .isEqualTo("own");
        }
    }

    @Test
    void aFullAuditFileIsPutAside(@TempDir Path folder) throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        Path full = folder.resolve("audit.jsonl.1");
        try (Program rotating =
                Program.on(EMULATOR, "scimwright.audit-file=" + audit, "scimwright.audit-file-size=64KB")) {
            ScimClient client = rotating.client();
            String group = client.post("/Groups", "{\"displayName\":\"Team\"}")
                    .hasStatus(201)
                    .id();
            for (int i = 0; i < 400 && !Files.exists(full); i++) {
                client.patch(
                                "/Groups/" + group,
                                "{\"Operations\":[{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\""
                                        + "x".repeat(250) + i + "\"}]}")
                        .hasStatus(204);
            }
        }
        assertThat(full).exists();
        assertThat(Files.size(full)).isBetween(60L * 1024, 64L * 1024);
        assertThat(Files.readAllLines(audit)).isNotEmpty();
    }

    @Test
    void aStopFinishesWhatHasBegun() throws Exception {
        try (ApimEmulator emulator = ApimEmulator.start()) {
            Arm arm = Arm.of(emulator);
            Program stopped = Program.on(emulator);
            String ada = stopped.client()
                    .post(
                            "/Users",
                            "{\"userName\":\"ada@example.com\",\"name\":{\"givenName\":\"A\",\"familyName\":\"L\"}}")
                    .hasStatus(201)
                    .id();
            for (int i = 0; i < 8; i++) {
                arm.put(
                        "/subscriptions/own-" + i,
                        "{\"ownerId\":\"/users/" + ada + "\",\"scope\":\"/apis\",\"displayName\":\"Own " + i + "\"}");
            }
            emulator.settings(emulator.settings().with(Setting.LATENCY_MILLIS, 300));
            ScimClient client = stopped.client();
            CompletableFuture<Answer> leaver = CompletableFuture.supplyAsync(() -> client.patch(
                    "/Users/" + ada, "{\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]}"));
            await(() -> isBlocked(emulator, ada));
            assertThat(suspended(emulator)).isLessThan(8);

            stopped.close();

            assertThat(suspended(emulator)).isEqualTo(8);
            assertThat(leaver.get(10, TimeUnit.SECONDS).hasStatus(200)).isNotNull();
        }
    }

    private static void await(BooleanSupplier event) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!event.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static boolean isBlocked(ApimEmulator emulator, String id) {
        return emulator.state()
                .user(id)
                .map(EmulatorState.UserState::state)
                .orElse("")
                .equals("blocked");
    }

    private static long suspended(ApimEmulator emulator) {
        return emulator.state().subscriptions().stream()
                .filter(subscription -> subscription.state().equals("suspended"))
                .count();
    }
}
