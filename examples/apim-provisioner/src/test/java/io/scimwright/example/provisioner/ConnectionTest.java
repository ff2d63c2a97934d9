package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.testkit.idp.ScimClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The program against a service that it reaches as it reaches Azure: over https, with a secret of its own. */
class ConnectionTest {

    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";

    private final ApimEmulator azure = ApimEmulator.start();

    @TempDir
    private Path folder;

    private Path secret;

    @BeforeEach
    void write() throws IOException {
        secret = Files.writeString(folder.resolve("secret"), "s3cret-of-the-client");
        azure.settings(azure.settings()
                .with(Setting.STRICT_TOKENS, true)
                .with(Setting.CLIENTS, Map.of(CLIENT, List.of("s3cret-of-the-client"))));
    }

    @AfterEach
    void stop() {
        azure.close();
    }

    private Program start(String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "scimwright.apim.subscription=" + azure.subscriptionId(),
                "scimwright.apim.resource-group=" + azure.resourceGroup(),
                "scimwright.apim.service=" + azure.serviceName(),
                "scimwright.apim.endpoint=" + azure.baseUrl(),
                "scimwright.apim.authority=" + azure.baseUrl(),
                "scimwright.apim.ca-file=" + azure.caCertificateFile(),
                "scimwright.apim.identity=secret",
                "scimwright.apim.tenant=11111111-1111-1111-1111-111111111111",
                "scimwright.apim.client-id=" + CLIENT,
                "scimwright.apim.client-secret-file=" + secret));
        settings.addAll(List.of(more));
        return Program.with(settings);
    }

    @Test
    void usersArriveInTheServiceThatTheSettingsName() {
        try (Program program = start()) {
            program.client()
                    .post(
                            "/Users",
                            "{\"userName\":\"ada@example.com\",\"name\":{\"givenName\":\"A\",\"familyName\":\"L\"}}")
                    .hasStatus(201);
        }
        assertThat(azure.state().users())
                .anySatisfy(user -> assertThat(user.email()).isEqualTo("ada@example.com"));
        assertThat(azure.journal())
                .anySatisfy(call -> assertThat(call.principal()).isEqualTo(CLIENT));
    }

    @Test
    void withoutACredentialThatAzureTakesNothingStarts() throws Exception {
        Files.writeString(secret, "wrong-s3cret");
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        SettingsCheck.Incomplete.class,
                        refusal -> assertThat(refusal.line())
                                .startsWith(
                                        "scimwright does not start: scimwright.apim.identity: cannot sign in to Azure: AADSTS7000215")
                                .doesNotContain("\n", "wrong-s3cret"));
        assertThat(LoggerFactory.getLogger("com.azure.identity.ClientSecretCredential")
                        .isErrorEnabled())
                .as("whether Azure's library says the same in many lines")
                .isFalse();
    }

    @Test
    void anIssuerThatDoesNotAnswerDoesNotStopTheStart() {
        azure.faults(Fault.drop().path("/*/oauth2/v2.0/token"));
        try (Program program = start()) {
            azure.faults();
            program.client().get("/Users").isList(0);
        }
    }

    @Test
    void aSecretThatExpiresLaterIsToldToWhoeverCalls() {
        try (Program program = start()) {
            azure.faults(Fault.expiredSecret());
            assertThat(program.client().get("/Users").isError(503, "").text()).contains("cannot sign in to Azure");
        }
    }

    @Test
    void tokensComeFromAFileAndAreRevokedWithoutARestart() throws Exception {
        Path tokens = Files.writeString(folder.resolve("tokens"), "entra first-token-7d1e\n");
        try (Program program = start("scimwright.token-file=" + tokens)) {
            ScimClient first = program.client().withToken("first-token-7d1e");
            first.get("/Users").hasStatus(200);
            Files.writeString(tokens, "entra second-token-9c44\n");
            Files.setLastModifiedTime(tokens, FileTime.from(Instant.now().plusSeconds(5)));
            first.get("/Users").isError(401, "");
            first.withToken("second-token-9c44").get("/Users").hasStatus(200);
        }
    }
}
