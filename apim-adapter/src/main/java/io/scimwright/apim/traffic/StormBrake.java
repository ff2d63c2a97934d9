package io.scimwright.apim.traffic;

import io.scimwright.core.error.ScimException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Objects;

/**
 * Stops a wrong change in the identity provider from taking everybody's access: beyond so many deprovisionings in a span of time
 * it refuses further ones until somebody releases it. Thread-safe; counts for this process alone.
 */
public final class StormBrake {

    private final int most;
    private final Duration span;
    private final Clock clock;
    private final ArrayDeque<Instant> recent = new ArrayDeque<>();
    private boolean engaged;
    private long refused;

    /**
     * A brake that is released.
     *
     * @param most how many deprovisionings pass within the span; 0 lets everything pass
     */
    public StormBrake(int most, Duration span, Clock clock) {
        if (most < 0) {
            throw new IllegalArgumentException("a storm brake counts from 0, not from " + most);
        }
        this.most = most;
        this.span = Objects.requireNonNull(span);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Lets one deprovisioning pass.
     *
     * @throws ScimException 503 when there were too many, until {@link #release}
     */
    public synchronized void pass() {
        if (most == 0) {
            return;
        }
        forgetOld();
        if (engaged || recent.size() >= most) {
            engaged = true;
            refused++;
            throw ScimException.of(
                            503,
                            "the storm brake is engaged: more than " + most + " people lost access within "
                                    + span.toMinutes() + " minutes; an operator has to look and release it")
                    .retryAfter(span);
        }
        recent.add(clock.instant());
    }

    private void forgetOld() {
        Instant begin = clock.instant().minus(span);
        while (!recent.isEmpty() && recent.peek().isBefore(begin)) {
            recent.poll();
        }
    }

    /** How many deprovisionings pass within the span; 0 where everything passes. */
    public int most() {
        return most;
    }

    /** How many have passed within the span that ends now. */
    public synchronized int recent() {
        forgetOld();
        return recent.size();
    }

    /** How many have been refused since the start. */
    public synchronized long refused() {
        return refused;
    }

    /** Whether it refuses until it is released. */
    public synchronized boolean isEngaged() {
        return engaged;
    }

    /** Lets deprovisionings pass again, counting from zero. */
    public synchronized void release() {
        engaged = false;
        recent.clear();
    }
}
