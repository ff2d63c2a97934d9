package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest extends EmulatorTest {
    private static final String NOTE = "{'properties':{'note':'x'}}";

    @Test
    void aStatusStrikesOnlyTheCallsItIsMadeFor() {
        apim.faults(Fault.status(503).method("PUT").path("/users/*").calls(2, 3));
        assertThat(client.putUser("a", "a@example.com").status()).isEqualTo(201);
        assertThat(client.get("/users/a").status()).isEqualTo(200);
        assertThat(client.putGroup("g", "G").status()).isEqualTo(201);
        assertThat(client.putUser("b", "b@example.com").status()).isEqualTo(503);
        assertThat(client.putUser("b", "b@example.com").status()).isEqualTo(503);
        assertThat(client.putUser("b", "b@example.com").status()).isEqualTo(201);
        assertThat(apim.state().users()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "429, SubscriptionRequestsThrottled",
        "412, PreconditionFailed",
        "409, PessimisticConcurrencyConflict",
        "503, ServiceUnavailable",
        "500, InternalServerError"
    })
    void aStatusHasTheErrorBodyThatGoesWithIt(int status, String code) {
        apim.faults(Fault.status(status));
        ArmClient.Reply struck = client.get("/users");
        assertThat(struck.status()).isEqualTo(status);
        assertThat(struck.errorCode()).isEqualTo(code);
    }

    @Test
    void aStatusMayHaveABodyAndARetryAfterOfItsOwn() {
        apim.faults(Fault.status(429).error("MyCode", "my text").retryAfter(Duration.ofSeconds(7)));
        ArmClient.Reply struck = client.get("/users");
        assertThat(struck.errorCode()).isEqualTo("MyCode");
        assertThat(struck.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void anActionIsForbiddenWhereverItIsNeeded() {
        apim.faults(Fault.forbidden().action("Microsoft.ApiManagement/service/groups/users/*"));
        client.putGroup("g", "G");
        assertThat(client.put("/groups/g/users/1", "").errorCode()).isEqualTo("AuthorizationFailed");
        assertThat(client.get("/groups/g/users").status()).isEqualTo(403);
        assertThat(client.get("/groups/g").status()).isEqualTo(200);
    }

    @Test
    void aFaultMayBeForOnePrincipal() {
        String token = client.token("unlucky", "s").json().path("access_token").asText();
        apim.faults(Fault.status(500).principal("unlucky"));
        assertThat(client.withToken(token).get("/users").status()).isEqualTo(500);
        assertThat(client.get("/users").status()).isEqualTo(200);
    }

    @Test
    void aDroppedConnectionLeavesNothingDone() {
        apim.faults(Fault.drop().method("PUT").calls(1, 1));
        assertThatThrownBy(() -> client.putUser("a", "a@example.com")).isInstanceOf(UncheckedIOException.class);
        assertThat(apim.state().user("a")).isEmpty();
        assertThat(client.putUser("a", "a@example.com").status()).isEqualTo(201);
    }

    @Test
    void aLostAnswerLeavesTheWorkDone() {
        apim.faults(Fault.lost().method("PUT").calls(1, 1));
        assertThatThrownBy(() -> client.putUser("a", "a@example.com")).isInstanceOf(UncheckedIOException.class);
        assertThat(apim.state().user("a")).isPresent();
        assertThat(apim.journal().get(0).status()).isZero();
    }

    @Test
    void aSkewedClockDatesWhatIsMade() {
        apim.faults(Fault.skew(Duration.ofDays(-3650)).method("PUT"));
        client.putUser("a", "a@example.com");
        client.putUser("b", "b@example.com");
        assertThat(client.get("/users/a").properties().path("registrationDate").asText())
                .isLessThan("2020-01-01");
    }

    @Test
    void aWriteThatOverlapsASlowOneOnTheSameUserIsRefusedAsStale() {
        client.putUser("a", "a@example.com");
        client.putGroup("g", "G");
        apim.faults(Fault.slow(Duration.ofSeconds(3))
                .method("PATCH")
                .path("/users/a")
                .calls(1, 1));
        CompletableFuture<ArmClient.Reply> slow = CompletableFuture.supplyAsync(() -> client.patch("/users/a", NOTE));
        ArmClient.Reply second = client.put("/groups/g/users/a", "");
        while (second.status() != 412 && !slow.isDone()) {
            second = client.put("/groups/g/users/a", "");
        }
        assertThat(second.status()).isEqualTo(412);
        assertThat(slow.join().status()).isEqualTo(200);
        assertThat(client.patch("/users/a", NOTE).status()).isEqualTo(200);
    }

    @Test
    void latencyIsThatOfTheEmulatorsClock() {
        set(Setting.CLOCK_FACTOR, 100_000.0);
        set(Setting.LATENCY_MILLIS, 600_000);
        assertThat(client.get("/users").status()).isEqualTo(200);
        assertThat(apim.journal()).hasSize(1);
    }
}
