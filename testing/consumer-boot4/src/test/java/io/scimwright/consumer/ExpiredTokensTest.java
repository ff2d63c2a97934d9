package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.server.BearerToken;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.spi.Authenticator;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** SCIM clients that cannot sign in any more are seen, and take nothing else of the application out of service. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ExpiredTokensTest {

    private final Http http;

    ExpiredTokensTest(@Value("${local.server.port}") int port) {
        http = new Http(port);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Expired {

        @Bean
        Authenticator expired() {
            return BearerTokens.of(List.of(
                    BearerToken.of("entra", "test-token").expiring(Instant.parse("2020-01-01T00:00:00Z"))));
        }
    }

    @Test
    void healthTellsWithoutTakingTheApplicationOutOfService() throws Exception {
        assertThat(http.get("/scim/v2/Users", "Bearer test-token").statusCode()).isEqualTo(401);
        HttpResponse<String> scim = http.get("/actuator/health/scim", Http.USER);
        assertThat(scim.statusCode()).isEqualTo(200);
        assertThat(scim.body())
                .contains("\"status\":\"UNKNOWN\"")
                .contains("no token is valid")
                .contains("expired at 2020-01-01T00:00:00Z");
        assertThat(http.get("/actuator/health", Http.USER).statusCode()).isEqualTo(200);
    }
}
