package io.scimwright.apim.emulator.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmulatorClockTest {
    private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

    private long nanos;

    @Test
    void timePassesAsFastAsTheFactorSays() {
        EmulatorClock clock = clock(EmulatorSettings.defaults().with(Setting.CLOCK_FACTOR, 60.0));
        nanos += Duration.ofSeconds(10).toNanos();
        assertThat(clock.now()).isEqualTo(ORIGIN.plus(Duration.ofMinutes(10)));
        assertThat(clock.real(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anotherFactorCountsFromThenOn() {
        EmulatorClock clock = clock(EmulatorSettings.defaults());
        nanos += Duration.ofSeconds(10).toNanos();
        clock.apply(EmulatorSettings.defaults().with(Setting.CLOCK_FACTOR, 2.0));
        nanos += Duration.ofSeconds(10).toNanos();
        assertThat(clock.now()).isEqualTo(ORIGIN.plusSeconds(30));
        assertThat(clock.elapsed()).isEqualTo(30);
    }

    @Test
    void skewShiftsThePresentAndNothingElse() {
        EmulatorClock clock = clock(EmulatorSettings.defaults().with(Setting.CLOCK_SKEW_SECONDS, -300));
        assertThat(clock.now()).isEqualTo(ORIGIN.minusSeconds(300));
        assertThat(clock.elapsed()).isZero();
    }

    @Test
    void aFastClockGoesOnForCenturiesAndARestartBringsItBack() {
        EmulatorClock clock = clock(EmulatorSettings.defaults().with(Setting.CLOCK_FACTOR, 1_000_000.0));
        nanos += Duration.ofHours(5).toNanos();
        assertThat(clock.now()).isEqualTo(ORIGIN.plus(Duration.ofHours(5_000_000)));
        clock.restart();
        assertThat(clock.now()).isEqualTo(ORIGIN);
        assertThat(clock.elapsed()).isZero();
    }

    private EmulatorClock clock(EmulatorSettings settings) {
        return new EmulatorClock(settings, () -> ORIGIN, () -> nanos);
    }
}
