package io.scimwright.apim.traffic;

import io.scimwright.core.error.ScimException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Stops a wrong change in the identity provider from taking everybody's access: once so many people lost theirs in a span of time
 * it refuses to take it from more until somebody releases it. A person counts once within the span, however often a request is
 * repeated, and only if the request took effect. Thread-safe; counts for this process alone.
 */
public final class StormBrake {

    private final int most;
    private final Duration span;
    private final Clock clock;
    private final Map<String, Instant> recent = new HashMap<>();
    private boolean engaged;
    private long refused;

    /**
     * A brake that is released.
     *
     * @param most how many people may be deprovisioned within the span; 0 for any number
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
     * Lets somebody be deprovisioned, and counts them. Who was counted within the span already passes in any case: what is begun
     * is finished.
     *
     * @param who the id of the person
     * @return whether they are counted now and were not before; then {@link #giveBack} undoes it
     * @throws ScimException 503 when there were too many, until {@link #release}
     */
    public synchronized boolean pass(String who) {
        if (most == 0 || isCounted(who)) {
            return false;
        }
        if (isFull()) {
            engaged = true;
            refused++;
            throw ScimException.of(
                            503,
                            "the storm brake is engaged: more than " + most + " people lost access within "
                                    + span.toMinutes() + " minutes; an operator has to look and release it")
                    .retryAfter(span);
        }
        recent.put(who, clock.instant());
        return true;
    }

    /** Counts somebody whose deprovisioning only showed when it had happened; refuses nothing. */
    public synchronized void count(String who) {
        if (most > 0 && !isCounted(who)) {
            recent.put(who, clock.instant());
        }
    }

    /** Forgets somebody who passed and was not deprovisioned after all. */
    public synchronized void giveBack(String who) {
        recent.remove(who);
    }

    /** Whether nobody may pass who was not counted already. */
    public synchronized boolean isFull() {
        forgetOld();
        return most > 0 && (engaged || recent.size() >= most);
    }

    private boolean isCounted(String who) {
        forgetOld();
        return recent.containsKey(who);
    }

    private void forgetOld() {
        Instant begin = clock.instant().minus(span);
        recent.values().removeIf(counted -> counted.isBefore(begin));
    }

    /** How many people may be deprovisioned within the span; 0 for any number. */
    public int most() {
        return most;
    }

    /** How many people were deprovisioned within the span that ends now. */
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
