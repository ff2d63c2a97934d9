package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongRunningDeleteTest extends EmulatorTest {

    @BeforeEach
    void addAUser() {
        client.putUser("ada", "ada@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-08-01", "2022-08-01", "2023-05-01-preview"})
    void olderVersionsDeleteAtOnce(String version) {
        assertThat(client.withVersion(version).delete("/users/ada").status()).isEqualTo(200);
        assertThat(client.withVersion(version).delete("/users/ada").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-09-01-preview", "2024-05-01"})
    void newerVersionsAccept(String version) {
        set(Setting.DELETE_SECONDS, 3600);
        ArmClient.Reply accepted = client.withVersion(version).delete("/users/ada");
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location"))
                .matches("https://localhost:\\d+" + apim.serviceId() + "/users/ada\\?api-version=" + version
                        + "&asyncId=[0-9a-f]{24}&asyncCode=204");
        assertThat(client.get("/users/ada").status()).isEqualTo(200);
        assertThat(client.sendTo("GET", accepted.header("Location"), "", "").status())
                .isEqualTo(202);
        assertThat(client.sendTo("GET", accepted.header("Azure-AsyncOperation"), "", "")
                        .json()
                        .at("/properties/status")
                        .asText())
                .isEqualTo("InProgress");

        set(Setting.CLOCK_FACTOR, 1_000_000.0);
        ArmClient.Reply outcome = client.sendTo("GET", accepted.header("Location"), "", "");
        while (outcome.status() == 202) {
            outcome = client.sendTo("GET", accepted.header("Location"), "", "");
        }
        assertThat(outcome.status()).isEqualTo(204);
        assertThat(client.sendTo("GET", accepted.header("Azure-AsyncOperation"), "", "")
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("Succeeded");
        assertThat(client.get("/users/ada").status()).isEqualTo(404);
    }

    @Test
    void whatIsAbsentIs204InEveryVersion() {
        assertThat(client.withVersion("2024-05-01").delete("/users/none").status())
                .isEqualTo(204);
    }
}
