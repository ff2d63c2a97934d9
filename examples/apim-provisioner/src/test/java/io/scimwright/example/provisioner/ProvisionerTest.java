package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.core.json.ScimJson;
import io.scimwright.testkit.idp.ScimClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class ProvisionerTest {

    private static final String TOKEN = "test-token-3f9a";

    @TempDir
    private Path folder;

    @Test
    void entraSequencesLeaveExactlyTheExpectedUsersAndGroupsInApiManagement() throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        try (ConfigurableApplicationContext program = start(audit)) {
            String origin = "http://localhost:" + program.getEnvironment().getProperty("local.server.port");
            MainJob.play(ScimClient.of(origin + "/scim/v2", TOKEN));
            String emulator = program.getBean(ApimEmulator.class).baseUrl().toString();
            MainJob.requireFinalState(ScimJson.read(EmulatorOverHttp.state(emulator)));
            assertThat(text(origin + "/actuator/health")).contains("EMULATOR at " + emulator);
            assertThat(text(origin + "/actuator/info")).contains("EMULATOR at " + emulator);
        }
        List<String> lines = Files.readAllLines(audit);
        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"path\":\"active\",\"before\":true,\"after\":false", "\"why\":\"active=false\""));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"actor\":\"\"", "\"outcome\":\"refused\""));
        assertThat(String.join("\n", lines)).doesNotContain(TOKEN);
    }

    private static ConfigurableApplicationContext start(Path audit) {
        return new SpringApplication(ProvisionerApplication.class)
                .run(
                        "--server.port=0",
                        "--scimwright.tokens.entra=" + TOKEN,
                        "--scimwright.audit-file=" + audit,
                        "--scimwright.apim.emulator=true");
    }

    private static String text(String uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
