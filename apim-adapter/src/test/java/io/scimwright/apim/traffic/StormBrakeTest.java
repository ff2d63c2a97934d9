package io.scimwright.apim.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.error.ScimException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StormBrakeTest {

    private final SettableClock clock = new SettableClock();
    private final StormBrake brake = new StormBrake(2, Duration.ofMinutes(10), clock);

    private void assertRefused(String who) {
        assertThatThrownBy(() -> brake.pass(who))
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.status()).isEqualTo(503));
    }

    private void wait(Duration time) {
        clock.now = clock.now.plus(time);
    }

    @Test
    void itEngagesBeyondItsNumberAndStaysSoUntilItIsReleased() {
        brake.pass("a");
        wait(Duration.ofMinutes(9));
        brake.pass("b");
        wait(Duration.ofMinutes(2));
        brake.pass("c");
        assertThat(brake.isEngaged()).isFalse();
        assertRefused("d");
        wait(Duration.ofDays(1));
        assertRefused("d");
        assertThat(brake.isEngaged()).isTrue();
        assertThat(brake.refused()).isEqualTo(2);
        brake.release();
        brake.pass("d");
        brake.pass("e");
        assertRefused("f");
    }

    @Test
    void aNumberOfZeroLetsEverybodyPass() {
        StormBrake off = new StormBrake(0, Duration.ofMinutes(10), clock);
        for (int i = 0; i < 1_000; i++) {
            off.pass("u" + i);
        }
        assertThat(off.isFull()).isFalse();
        assertThat(off.isEngaged()).isFalse();
    }

    @Test
    void whoComesAgainCountsOnceAndPassesInAnyCase() {
        assertThat(brake.pass("a")).isTrue();
        assertThat(brake.pass("a")).isFalse();
        brake.pass("b");
        assertThat(brake.recent()).isEqualTo(2);
        assertRefused("c");
        assertThat(brake.pass("b")).isFalse();
        wait(Duration.ofMinutes(11));
        assertRefused("b");
    }

    @Test
    void whoIsGivenBackMakesRoom() {
        brake.pass("a");
        brake.pass("b");
        brake.giveBack("a");
        brake.pass("c");
        assertRefused("a");
    }

    @Test
    void whatHasHappenedCountsBeyondTheNumber() {
        brake.count("a");
        brake.count("a");
        assertThat(brake.isFull()).isFalse();
        brake.count("b");
        brake.count("c");
        assertThat(brake.recent()).isEqualTo(3);
        assertThat(brake.isFull()).isTrue();
        assertRefused("d");
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
