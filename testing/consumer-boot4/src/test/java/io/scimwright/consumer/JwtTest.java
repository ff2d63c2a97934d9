package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Access tokens of an authorization server instead of tokens of one's own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {"scimwright.jwt.enabled=true", "management.health.scim.enabled=false"})
class JwtTest {

    private static final byte[] KEY = "a key that is long enough for HS256".getBytes(StandardCharsets.UTF_8);

    private final Http http;

    JwtTest(@Value("${local.server.port}") int port) {
        http = new Http(port);
    }

    @TestConfiguration
    static class Keys {

        @Bean
        JwtDecoder decoder() {
            return NimbusJwtDecoder.withSecretKey(new SecretKeySpec(KEY, "HmacSHA256"))
                    .build();
        }
    }

    private static String token(String scope, Instant expiry) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject("entra")
                        .claim("scope", scope)
                        .expirationTime(Date.from(expiry))
                        .build());
        token.sign(new MACSigner(KEY));
        return "Bearer " + token.serialize();
    }

    @Test
    void aTokenAllowsWhatItsScopeSays() throws Exception {
        String reader = token("openid scim.read", Instant.now().plusSeconds(60));
        assertThat(http.get("/scim/v2/Users", reader).statusCode()).isEqualTo(200);
        assertThat(http.send("POST", "/scim/v2/Users", reader, "{}").statusCode()).isEqualTo(403);
        String writer = token("scim.write", Instant.now().plusSeconds(60));
        assertThat(http.send("POST", "/scim/v2/Users", writer, "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsStaleOrForgedIsRefused() throws Exception {
        String stale = token("scim.write", Instant.now().minusSeconds(3600));
        assertThat(http.get("/scim/v2/Users", stale).statusCode()).isEqualTo(401);
        String forged = token("scim.write", Instant.now().plusSeconds(60)) + "x";
        assertThat(http.get("/scim/v2/Users", forged).statusCode()).isEqualTo(401);
        assertThat(http.get("/scim/v2/Users", "").statusCode()).isEqualTo(401);
        assertThat(http.get("/scim/v2/Users", "Bearer test-token").statusCode()).isEqualTo(401);
    }

    @Test
    void healthNeedNotSpeakOfScim() throws Exception {
        String token = token("anything", Instant.now().plusSeconds(60));
        assertThat(http.get("/actuator/health", token).statusCode()).isEqualTo(200);
        assertThat(http.get("/actuator/health/scim", token).statusCode()).isEqualTo(404);
    }
}
