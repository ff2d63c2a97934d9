package io.scimwright.example.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.Setting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorProgramTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void itSaysWhereItIsWhomToTrustAndWhichServiceToAskFor() {
        try (ApimEmulator apim = start(Map.of("EMULATOR_PORT", "0")).orElseThrow()) {
            assertThat(text(out))
                    .contains("https://localhost:" + apim.port())
                    .contains(apim.caCertificateFile().toString())
                    .contains(apim.serviceId());
            assertThat(apim.caCertificateFile()).exists();
        }
    }

    @Test
    void theEnvironmentNamesTheServiceItsSettingsAndItsSnapshot(@TempDir Path folder) throws Exception {
        Path settings = Files.writeString(folder.resolve("settings.json"), "{\"pageSize\": 7}");
        Map<String, String> environment = Map.of(
                "EMULATOR_PORT", "0",
                "EMULATOR_SUBSCRIPTION", "s",
                "EMULATOR_RESOURCE_GROUP", "rg",
                "EMULATOR_SERVICE", "contoso",
                "EMULATOR_ADDRESS", "127.0.0.1",
                "EMULATOR_HOSTS", "apim.test",
                "EMULATOR_SETTINGS", settings.toString(),
                "EMULATOR_SNAPSHOT", folder.resolve("snapshot.json").toString());
        try (ApimEmulator apim = start(environment).orElseThrow()) {
            assertThat(apim.serviceId())
                    .isEqualTo("/subscriptions/s/resourceGroups/rg/providers/Microsoft.ApiManagement/service/contoso");
            assertThat(apim.settings().get(Setting.PAGE_SIZE)).isEqualTo(7);
        }
        assertThat(folder.resolve("snapshot.json")).exists();
    }

    @Test
    void aTakenPortIsOneClearLine() {
        try (ApimEmulator first = ApimEmulator.start()) {
            assertThat(start(Map.of("EMULATOR_PORT", Integer.toString(first.port()))))
                    .isEmpty();
            assertThat(text(errors).strip().lines())
                    .singleElement()
                    .asString()
                    .contains("port " + first.port())
                    .contains("in use");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EMULATOR_PORT, many",
        "EMULATOR_PORT, 65536",
        "EMULATOR_SETTINGS, {\"pageSize\":0}",
        "EMULATOR_SETTINGS, no-such-file",
        "EMULATOR_ADDRESS, no address"
    })
    void aWrongVariableIsNamedInOneLine(String name, String value) {
        assertThat(start(Map.of(name, value))).isEmpty();
        assertThat(text(errors).strip().lines()).singleElement().asString().contains(name);
    }

    private Optional<ApimEmulator> start(Map<String, String> environment) {
        return EmulatorProgram.start(
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
