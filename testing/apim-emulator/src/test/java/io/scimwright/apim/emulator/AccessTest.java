package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest extends EmulatorTest {

    @Test
    void byDefaultAnyClientGetsATokenAndAnyBearerIsAccepted() {
        ArmClient.Reply token = client.token("anybody", "anything");
        assertThat(token.status()).isEqualTo(200);
        assertThat(token.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.json().path("expires_in").asInt()).isEqualTo(3599);
        assertThat(client.withToken("made-up").get("/users").status()).isEqualTo(200);
    }

    @Test
    void strictTokensAreThoseIssuedHereThatHaveNotExpired() {
        set(Setting.STRICT_TOKENS, true);
        assertThat(client.withToken("made-up").get("/users").errorCode()).isEqualTo("InvalidAuthenticationToken");
        assertThat(client.withToken("a.b.c").get("/users").status()).isEqualTo(401);
        String token = client.token("c", "s").json().path("access_token").asText();
        assertThat(client.withToken(token).get("/users").status()).isEqualTo(200);
        set(Setting.CLOCK_SKEW_SECONDS, 4000);
        ArmClient.Reply expired = client.withToken(token).get("/users");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.errorCode()).isEqualTo("ExpiredAuthenticationToken");
    }

    @Test
    void onlyKnownClientsWithTheirSecretsGetATokenWhenThereAreAny() {
        set(Setting.CLIENTS, Map.of("c", List.of("one", "two")));
        assertThat(client.token("c", "one").status()).isEqualTo(200);
        assertThat(client.token("c", "two").status()).isEqualTo(200);
        ArmClient.Reply wrong = client.token("c", "three");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("error").asText()).isEqualTo("invalid_client");
        assertThat(wrong.json().path("error_description").asText()).startsWith("AADSTS7000215:");
        assertThat(client.token("d", "one").json().path("error_description").asText())
                .startsWith("AADSTS700016:");
    }

    @Test
    void anExpiredSecretIsToldFromAWrongOne() {
        set(Setting.EXPIRED_SECRETS, Map.of("c", List.of("old")));
        assertThat(client.token("c", "old").json().path("error_description").asText())
                .startsWith("AADSTS7000222:");
        assertThat(client.token("c", "new").status()).isEqualTo(200);
    }

    @Test
    void faultsStrikeTheTokenEndpoint() {
        apim.faults(
                Fault.wrongSecret().calls(1, 1),
                Fault.status(503).path("/*/oauth2/v2.0/token").calls(2, 2));
        assertThat(client.token("c", "s").status()).isEqualTo(401);
        assertThat(client.token("c", "s").status()).isEqualTo(503);
        assertThat(client.token("c", "s").status()).isEqualTo(200);
    }

    @Test
    void aClientMayDoWhatItIsGrantedAndNothingElse() {
        set(Setting.GRANTS, Map.of("reader", List.of("Microsoft.ApiManagement/service/*/read"), "admin", List.of("*")));
        ArmClient reader = client.withToken(
                client.token("reader", "s").json().path("access_token").asText());
        assertThat(reader.get("/users").status()).isEqualTo(200);
        ArmClient.Reply refused = reader.putUser("ada", "ada@example.com");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("AuthorizationFailed");
        assertThat(refused.errorMessage())
                .startsWith("The client 'reader' with object id 'reader' does not have authorization to perform action"
                        + " 'Microsoft.ApiManagement/service/users/write' over scope '" + apim.serviceId()
                        + "/users/ada'");
        ArmClient admin = client.withToken(
                client.token("admin", "s").json().path("access_token").asText());
        assertThat(admin.putUser("ada", "ada@example.com").status()).isEqualTo(201);
    }

    @Test
    void whatIsGrantedCanBeAskedFor() {
        set(Setting.GRANTS, Map.of("c", List.of("Microsoft.ApiManagement/service/read", "Other/*")));
        ArmClient limited = client.withToken(
                client.token("c", "s").json().path("access_token").asText());
        assertThat(limited.get("/providers/Microsoft.Authorization/permissions")
                        .json()
                        .at("/value/0/actions"))
                .hasToString("[\"Microsoft.ApiManagement/service/read\",\"Other/*\"]");
        assertThat(client.get("/providers/Microsoft.Authorization/permissions")
                        .json()
                        .at("/value/0/actions/0")
                        .asText())
                .isEqualTo("*");
    }

    @Test
    void aSkewedClockIssuesTokensOfAnotherTime() {
        set(Setting.STRICT_TOKENS, true);
        apim.faults(Fault.skew(Duration.ofHours(-2)).path("/*/oauth2/v2.0/token"));
        String stale = client.token("c", "s").json().path("access_token").asText();
        assertThat(client.withToken(stale).get("/users").errorCode()).isEqualTo("ExpiredAuthenticationToken");
    }
}
