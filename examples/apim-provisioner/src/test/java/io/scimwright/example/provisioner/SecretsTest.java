package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorState;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import io.scimwright.testkit.idp.ScimClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job in a process of its own, and nothing that it writes anywhere holds a secret. */
class SecretsTest {

    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final String CLIENT_SECRET = "cl1ent-s3cret-5e71";
    private static final String SCIM_TOKEN = "sc1m-t0ken-93ab-40d8-b6f2-1177ce";
    private static final String PASSWORD = "pa55word-of-ada";
    private static final String NEW_PASSWORD = "pa55word-of-ada-later";
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void nothingThatIsWrittenHoldsASecret() throws Exception {
        try (ApimEmulator azure = ApimEmulator.start()) {
            azure.settings(azure.settings()
                    .with(Setting.STRICT_TOKENS, true)
                    .with(Setting.CLIENTS, Map.of(CLIENT, List.of(CLIENT_SECRET))));
            Process program = start(azure);
            List<String> secrets;
            try {
                ScimClient client = ScimClient.of("http://localhost:" + port(program) + "/scim/v2", SCIM_TOKEN);
                MainJob.play(client);
                giveAndTakeAPassword(client);
                secrets = keys(azure);
            } finally {
                program.destroy();
                assertThat(program.waitFor(90, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(secrets).isNotEmpty();
            secrets.addAll(List.of(SCIM_TOKEN, CLIENT_SECRET, PASSWORD, "Bearer ", "eyJ"));
            List<Path> written = written();
            assertThat(written).hasSizeGreaterThanOrEqualTo(2);
            for (Path file : written) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(secrets);
            }
            assertAuditTells(Files.readAllLines(folder.resolve("audit.jsonl")));
        }
    }

    private static void assertAuditTells(List<String> audit) {
        ScimObject leaver = audit.stream()
                .map(ScimJson::read)
                .filter(line -> line.elements("changes").toString().contains("\"active\""))
                .filter(line ->
                        line.findString("operation").filter("PATCH"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(leaver.elements("downstream")).isNotEmpty().allSatisfy(value -> {
            ScimObject call = (ScimObject) value;
            assertThat(call.findString("call").orElse("")).matches("(GET|PATCH|PUT|DELETE|HEAD) \\S+");
            assertThat(call.find("status")).isPresent();
            assertThat(call.find("ms")).isPresent();
            assertThat(call.findString("requestId").orElse("")).isNotEmpty();
        });
        assertThat(leaver.elements("downstream").toString()).contains("active=false");
        assertThat(String.join("\n", audit)).contains("role api-developer");
    }

    private static void giveAndTakeAPassword(ScimClient client) {
        String ada = client.post(
                        "/Users",
                        "{\"userName\":\"key-holder@example.com\",\"name\":{\"givenName\":\"K\",\"familyName\":\"H\"},"
                                + "\"password\":\"" + PASSWORD + "\",\"roles\":[{\"value\":\"api-developer\"}]}")
                .hasStatus(201)
                .id();
        client.patch(
                        "/Users/" + ada,
                        "{\"Operations\":[{\"op\":\"replace\",\"path\":\"password\",\"value\":\"" + NEW_PASSWORD
                                + "\"}]}")
                .hasStatus(200);
        client.post("/Users", "{\"password\":\"" + PASSWORD + "\"}").isError(400, "invalidValue");
    }

    /** Of all subscriptions; the answers to their writes held them. */
    private static List<String> keys(ApimEmulator azure) throws Exception {
        azure.settings(azure.settings().with(Setting.STRICT_TOKENS, false));
        List<String> keys = new ArrayList<>();
        for (EmulatorState.SubscriptionState subscription : azure.state().subscriptions()) {
            ScimObject secrets =
                    ScimJson.read(Arm.of(azure).post("/subscriptions/" + subscription.id() + "/listSecrets"));
            keys.add(secrets.findString("primaryKey").orElseThrow());
            keys.add(secrets.findString("secondaryKey").orElseThrow());
        }
        return keys;
    }

    private Process start(ApimEmulator azure) throws IOException {
        Path mapping = Files.writeString(
                folder.resolve("mapping.yaml"), "roles: [{value: api-developer, products: [{id: unlimited}]}]");
        Path secret = Files.createDirectory(folder.resolve("secrets")).resolve("client");
        Files.writeString(secret, CLIENT_SECRET);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ProvisionerApplication.class.getName(),
                "--server.port=0",
                "--logging.level.io.scimwright=DEBUG",
                "--scimwright.audit-file=" + folder.resolve("audit.jsonl"),
                "--scimwright.mapping=" + mapping,
                "--scimwright.apim.subscription=" + azure.subscriptionId(),
                "--scimwright.apim.resource-group=" + azure.resourceGroup(),
                "--scimwright.apim.service=" + azure.serviceName(),
                "--scimwright.apim.endpoint=" + azure.baseUrl(),
                "--scimwright.apim.authority=" + azure.baseUrl(),
                "--scimwright.apim.ca-file=" + azure.caCertificateFile(),
                "--scimwright.apim.identity=secret",
                "--scimwright.apim.tenant=11111111-1111-1111-1111-111111111111",
                "--scimwright.apim.client-id=" + CLIENT,
                "--scimwright.apim.client-secret-file=" + secret);
        builder.environment().put("SCIMWRIGHT_TOKENS_ENTRA", SCIM_TOKEN);
        builder.directory(folder.toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("output.log").toFile());
        return builder.start();
    }

    private String port(Process program) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (true) {
            String output = Files.readString(folder.resolve("output.log"));
            Matcher started = STARTED.matcher(output);
            if (started.find()) {
                return started.group(1);
            }
            assertThat(program.isAlive() && System.nanoTime() < deadline)
                    .as(output)
                    .isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Everything below the folder but the secret itself. */
    private List<Path> written() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
