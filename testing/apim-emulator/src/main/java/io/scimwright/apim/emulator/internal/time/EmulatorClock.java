package io.scimwright.apim.emulator.internal.time;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The service's idea of time: real time, or faster or slower, and ahead or behind by the skew. Thread-safe. */
public final class EmulatorClock {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier realNanos;
    private final InstantSource realTime;
    private Instant origin;
    private long rebasedAt;
    private double elapsedThen;
    private double factor;
    private Duration skew;

    /** Starts at the present. */
    public EmulatorClock(EmulatorSettings settings) {
        this(settings, InstantSource.system(), System::nanoTime);
    }

    EmulatorClock(EmulatorSettings settings, InstantSource realTime, LongSupplier realNanos) {
        this.realNanos = realNanos;
        this.realTime = realTime;
        this.origin = realTime.instant();
        this.rebasedAt = realNanos.getAsLong();
        this.factor = settings.get(Setting.CLOCK_FACTOR);
        this.skew = Duration.ofSeconds(settings.get(Setting.CLOCK_SKEW_SECONDS));
    }

    /** Takes another factor and skew over, without a jump other than the skew. */
    public synchronized void apply(EmulatorSettings settings) {
        elapsedThen = elapsed();
        rebasedAt = realNanos.getAsLong();
        factor = settings.get(Setting.CLOCK_FACTOR);
        skew = Duration.ofSeconds(settings.get(Setting.CLOCK_SKEW_SECONDS));
    }

    /** Goes back to real time, however far a factor has carried the clock away. */
    public synchronized void restart() {
        origin = realTime.instant();
        elapsedThen = 0;
        rebasedAt = realNanos.getAsLong();
    }

    /** The present of the service. */
    public synchronized Instant now() {
        double elapsed = elapsed();
        long seconds = (long) Math.floor(elapsed);
        return origin.plusSeconds(seconds)
                .plusNanos(Math.round((elapsed - seconds) * NANOS_PER_SECOND))
                .plus(skew);
    }

    /** Seconds since the start by this clock, without skew: goes back at a restart and never else. */
    public synchronized double elapsed() {
        return elapsedThen + (realNanos.getAsLong() - rebasedAt) / NANOS_PER_SECOND * factor;
    }

    /** What a stretch of this clock is in real time. */
    public synchronized Duration real(Duration stretch) {
        return Duration.ofNanos(Math.round(stretch.toNanos() / factor));
    }

    /** Waits for a stretch of this clock; an interrupt ends the wait and stays noted. */
    public void sleep(Duration stretch) {
        try {
            Duration real = real(stretch);
            Thread.sleep(real.toMillis(), real.toNanosPart() % NANOS_PER_MILLI);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
