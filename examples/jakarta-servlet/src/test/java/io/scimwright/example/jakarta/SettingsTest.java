package io.scimwright.example.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "PORT, 70000, PORT must be a number from 0 to 65535",
        "PORT, http, PORT must be a number from 0 to 65535",
        "SCIM_TOKEN, ' ', SCIM_TOKEN is not set",
        "SCIM_DIALECT, strict, SCIM_DIALECT must be tolerant or rfc"
    })
    void whatCannotBeIsNamedInOneLine(String name, String value, String message) {
        Map<String, String> environment = new HashMap<>(Map.of("SCIM_TOKEN", "token"));
        environment.put(name, value);
        assertThatThrownBy(() -> Settings.of(environment))
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void aPortInUseStopsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Settings settings =
                    Settings.of(Map.of("SCIM_TOKEN", "token", "PORT", Integer.toString(taken.getLocalPort())));
            assertThatThrownBy(() -> JakartaServer.start(settings))
                    .hasMessageStartingWith("PORT: " + taken.getLocalPort() + " cannot be listened on");
        }
    }

    @Test
    void theTokenIsNotTold() {
        assertThat(Settings.of(Map.of("SCIM_TOKEN", "s3cret"))).hasToString("port 8080, dialect tolerant");
    }
}
