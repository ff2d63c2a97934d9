package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThrottlingTest extends EmulatorTest {
    private static final String REMAINING = "x-ms-ratelimit-remaining-subscription-";

    @BeforeEach
    void smallBucketsThatHardlyFill() {
        set(Setting.READ_BUCKET, 3);
        set(Setting.READ_REFILL, 0.001);
        set(Setting.WRITE_BUCKET, 2);
        set(Setting.WRITE_REFILL, 0.001);
    }

    @Test
    void theHeadersCountDownAndByDefaultNothingIsRefused() {
        assertThat(client.get("/users").header(REMAINING + "reads")).isEqualTo("2");
        assertThat(client.head("/users/1").header(REMAINING + "reads")).isEqualTo("1");
        assertThat(client.get("/users/none").header(REMAINING + "reads")).isEqualTo("0");
        ArmClient.Reply beyond = client.get("/users");
        assertThat(beyond.status()).isEqualTo(200);
        assertThat(beyond.header(REMAINING + "reads")).isEqualTo("0");
        assertThat(beyond.header(REMAINING + "global-reads")).isEqualTo("41");
    }

    @Test
    void aPostCountsAsAWriteAndADeleteAsADelete() {
        assertThat(client.post("/subscriptions/master/listSecrets", "").header(REMAINING + "writes"))
                .isEqualTo("1");
        assertThat(client.putGroup("g", "G").header(REMAINING + "writes")).isEqualTo("0");
        ArmClient.Reply deleted = client.delete("/groups/g");
        assertThat(deleted.header(REMAINING + "deletes")).isEqualTo("199");
        assertThat(deleted.header(REMAINING + "writes")).isEmpty();
    }

    @Test
    void anEmptyBucketRefusesWhenTheSettingSaysSo() {
        set(Setting.REFUSE_WHEN_THROTTLED, true);
        for (int i = 0; i < 3; i++) {
            client.get("/users");
        }
        ArmClient.Reply refused = client.get("/users");
        assertThat(refused.status()).isEqualTo(429);
        long seconds = Long.parseLong(refused.header("Retry-After"));
        assertThat(seconds).isBetween(1L, 1000L);
        assertThat(refused.errorCode()).isEqualTo("SubscriptionRequestsThrottled");
        assertThat(refused.errorMessage())
                .matches("Number of 'read' requests for subscription actor '.+:.+' exceeded\\. Please try again after '"
                        + seconds + "' seconds after additional tokens are available\\. Refer to"
                        + " https://aka\\.ms/arm-throttling for additional information\\.");
        assertThat(client.putGroup("g", "G").status()).isEqualTo(201);
        assertThat(client.withToken("somebody else").get("/users").status()).isEqualTo(200);
    }

    @Test
    void aFasterClockFillsTheBucketsFasterAndShortensTheWait() {
        set(Setting.REFUSE_WHEN_THROTTLED, true);
        for (int i = 0; i < 3; i++) {
            client.get("/users");
        }
        assertThat(Long.parseLong(client.get("/users").header("Retry-After"))).isGreaterThan(1);
        set(Setting.CLOCK_FACTOR, 1_000_000.0);
        ArmClient.Reply reply = client.get("/users");
        while (reply.status() == 429) {
            assertThat(reply.header("Retry-After")).isEqualTo("1");
            reply = client.get("/users");
        }
        assertThat(reply.status()).isEqualTo(200);
    }
}
