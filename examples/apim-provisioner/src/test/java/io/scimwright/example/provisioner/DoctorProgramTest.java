package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.apim.doctor.Report;
import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorProgramTest {

    @TempDir
    private Path folder;

    private static int run(List<Report> reports, String... settings) {
        return DoctorProgram.run(reports::add, settings);
    }

    @Test
    void anEmulatorIsWell() {
        List<Report> reports = new ArrayList<>();
        assertThat(run(reports, "--scimwright.apim.emulator=true", "--scimwright.tokens.entra=" + Program.TOKEN))
                .as(reports.toString())
                .isZero();
        assertThat(reports)
                .singleElement()
                .satisfies(report ->
                        assertThat(report.toString()).contains("0 FAIL").doesNotContain(Program.TOKEN));
    }

    @Test
    void aShortTokenIsLookedAtAndAMappingThatNamesNothingDoesNotWork() throws Exception {
        List<Report> reports = new ArrayList<>();
        assertThat(run(reports, "--scimwright.apim.emulator=true", "--scimwright.tokens.entra=short"))
                .isEqualTo(1);
        Path mapping =
                Files.writeString(folder.resolve("mapping.yaml"), "roles: [{value: dev, products: [{id: startr}]}]");
        assertThat(run(
                        reports,
                        "--scimwright.apim.emulator=true",
                        "--scimwright.tokens.entra=" + Program.TOKEN,
                        "--scimwright.mapping=" + mapping))
                .isEqualTo(2);
        assertThat(reports.get(1).toString())
                .contains("the product 'startr' does not exist", "did you mean 'starter'?");
    }

    @Test
    void settingsThatAreMissingAreFoundFirst() {
        List<Report> reports = new ArrayList<>();
        assertThat(run(reports, "--scimwright.apim.service=x")).isEqualTo(2);
        assertThat(reports.get(0).toString())
                .contains("FAIL  settings     scimwright.apim.subscription is missing", "3 FAIL");
    }

    @Test
    void askedForAtTheStartItStopsAStartThatWouldNotWork() throws Exception {
        try (ApimEmulator azure = ApimEmulator.start()) {
            Path secret = Files.writeString(folder.resolve("secret"), "any-secret");
            List<String> settings = List.of(
                    "scimwright.doctor-at-start=true",
                    "scimwright.apim.subscription=" + azure.subscriptionId(),
                    "scimwright.apim.resource-group=" + azure.resourceGroup(),
                    "scimwright.apim.service=" + azure.serviceName(),
                    "scimwright.apim.endpoint=" + azure.baseUrl(),
                    "scimwright.apim.authority=" + azure.baseUrl(),
                    "scimwright.apim.ca-file=" + azure.caCertificateFile(),
                    "scimwright.apim.identity=secret",
                    "scimwright.apim.tenant=11111111-1111-1111-1111-111111111111",
                    "scimwright.apim.client-id=22222222-2222-2222-2222-222222222222",
                    "scimwright.apim.client-secret-file=" + secret);
            try (Program program = Program.with(settings)) {
                program.client().get("/Users").isList(0);
            }
            azure.faults(Fault.forbidden().action("Microsoft.ApiManagement/service/users/write"));
            assertThatThrownBy(() -> Program.with(settings))
                    .isInstanceOfSatisfying(
                            SettingsCheck.Incomplete.class,
                            refusal -> assertThat(refusal.line())
                                    .isEqualTo("scimwright does not start: doctor: rights:"
                                            + " Microsoft.ApiManagement/service/users/write is not granted"));
        }
    }
}
