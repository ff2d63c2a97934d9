package io.scimwright.apim.emulator.internal.time;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** The service's idea of time: real time, or faster or slower, and ahead or behind by the skew. Thread-safe. */
public final class EmulatorClock {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier realNanos;
    private final Instant origin;
    private long rebasedAt;
    private double elapsedThen;
    private double factor;
    private Duration skew;

    /** Starts at the present. */
    public EmulatorClock(EmulatorSettings settings) {
        this(settings, Instant.now(), System::nanoTime);
    }

    EmulatorClock(EmulatorSettings settings, Instant origin, LongSupplier realNanos) {
        this.realNanos = realNanos;
        this.origin = origin;
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

    /** The present of the service. */
    public synchronized Instant now() {
        return origin.plusNanos(Math.round(elapsed() * NANOS_PER_SECOND)).plus(skew);
    }

    /** Seconds since the start by this clock, without skew: never goes back. */
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
