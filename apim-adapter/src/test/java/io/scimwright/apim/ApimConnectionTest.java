package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.Setting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApimConnectionTest {

    private static final String TENANT = "11111111-1111-1111-1111-111111111111";
    private static final String CLIENT = "22222222-2222-2222-2222-222222222222";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApimEmulator emulator = ApimEmulator.start();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("secret");
        secret("old-secret");
        accepts("old-secret");
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private void secret(String text) throws IOException {
        Files.writeString(file, text);
    }

    private void accepts(String... secrets) {
        emulator.settings(emulator.settings()
                .with(Setting.STRICT_TOKENS, true)
                .with(Setting.TOKEN_SECONDS, 1)
                .with(Setting.CLIENTS, Map.of(CLIENT, List.of(secrets))));
    }

    private ApimConnection connection() {
        return ApimConnection.to(emulator.subscriptionId(), emulator.resourceGroup(), emulator.serviceName())
                .endpoint(emulator.baseUrl())
                .authority(emulator.baseUrl())
                .trust(emulator.sslContext())
                .identity(AzureIdentity.secretFile(TENANT, CLIENT, file))
                .build();
    }

    private static String token(ApimConnection connection) {
        return connection
                .credential()
                .getTokenSync(new TokenRequestContext().addScopes(connection.scope()))
                .getToken();
    }

    @Test
    void aSecretIsChangedWithoutARestart() throws Exception {
        ApimConnection connection = connection();
        assertThat(token(connection)).isNotEmpty();

        secret("# written by the rotation job\n\nnew-secret\n");
        accepts("old-secret", "new-secret");
        assertThat(token(connection)).isNotEmpty();

        accepts("new-secret");
        assertThat(token(connection)).isNotEmpty();
    }

    @Test
    void theSecretBeforeIsUsedUntilTheNewOneIsKnown() throws Exception {
        ApimConnection connection = connection();
        secret("new-secret");
        assertThat(token(connection)).isNotEmpty();
        assertThat(connection.signIn(PATIENCE).outcome()).isEqualTo(AzureSignIn.Outcome.TOKEN);

        accepts("another-secret");
        assertThat(connection.signIn(PATIENCE).outcome()).isEqualTo(AzureSignIn.Outcome.REFUSED);
    }

    @Test
    void aCertificateSignsInAndTellsItsEnd() throws Exception {
        emulator.settings(emulator.settings().with(Setting.CLIENTS, Map.of()));
        Instant end = Instant.parse("2040-01-01T00:00:00Z");
        Files.writeString(file, SelfSigned.pem(end));
        ApimConnection connection = ApimConnection.to(
                        emulator.subscriptionId(), emulator.resourceGroup(), emulator.serviceName())
                .endpoint(emulator.baseUrl())
                .authority(emulator.baseUrl())
                .trust(emulator.sslContext())
                .identity(AzureIdentity.certificateFile(TENANT, CLIENT, file))
                .build();
        assertThat(connection.signIn(PATIENCE)).isEqualTo(new AzureSignIn(AzureSignIn.Outcome.TOKEN, ""));
        assertThat(connection.secretExpiry()).contains(end);
    }

    @Test
    void aFileThatIsEmptyForAMomentChangesNothing() throws Exception {
        ApimConnection connection = connection();
        secret("");
        assertThat(token(connection)).isNotEmpty();
        Files.delete(file);
        assertThat(token(connection)).isNotEmpty();
    }

    @Test
    void aRefusalIsToldInOneLineWithoutTheSecret() throws Exception {
        secret("wrong-secret");
        AzureSignIn wrong = connection().signIn(PATIENCE);
        assertThat(wrong.outcome()).isEqualTo(AzureSignIn.Outcome.REFUSED);
        assertThat(wrong.words()).contains("AADSTS7000215").doesNotContain("wrong-secret", "\n", "Trace ID");

        emulator.faults(Fault.expiredSecret());
        assertThat(connection().signIn(PATIENCE).words()).contains("AADSTS7000222");
    }

    @Test
    void anIssuerThatDoesNotAnswerIsNoRefusal() {
        ApimConnection connection = connection();
        emulator.faults(Fault.drop().path("/*/oauth2/v2.0/token"));
        assertThat(connection.signIn(PATIENCE).outcome()).isEqualTo(AzureSignIn.Outcome.UNREACHABLE);
    }

    @Test
    void whatCannotBeASecretOrAnAddressIsRefusedAtOnce() {
        assertThatThrownBy(() -> AzureIdentity.secretFile(TENANT, CLIENT, folder.resolve("missing")))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> ApimConnection.to("s", "g", "n").endpoint(URI.create("http://localhost:1")))
                .hasMessageContaining("must be an https URL");
    }

    @Test
    void nothingThatIsPrintedHoldsTheSecret() {
        assertThat(connection().toString()).contains(CLIENT).doesNotContain("old-secret");
    }

    @Test
    void eachCloudHasItsOwnAddress() {
        assertThat(ApimConnection.to("s", "g", "n")
                        .cloud(AzureCloud.US_GOVERNMENT)
                        .build()
                        .endpoint())
                .isEqualTo("https://management.usgovcloudapi.net");
        assertThat(ApimConnection.to("s", "g", "n")
                        .cloud(AzureCloud.CHINA)
                        .build()
                        .endpoint())
                .isEqualTo("https://management.chinacloudapi.cn");
        assertThat(ApimConnection.to("s", "g", "n").build().endpoint()).isEqualTo("https://management.azure.com");
    }
}
