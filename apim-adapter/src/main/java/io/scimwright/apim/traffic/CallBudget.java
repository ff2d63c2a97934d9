package io.scimwright.apim.traffic;

import io.scimwright.core.error.ScimException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Keeps calls within what the management plane allows, so that it never has to refuse one: a bucket of tokens for each kind of
 * call, corrected by what the plane says is left, since other programs may use it too. Who finds no token waits in the order of
 * {@link Priority} and arrival; who would wait too long is told at once when to come back. Thread-safe; the state is this
 * process's own.
 */
public final class CallBudget {

    private final Map<CallKind, Bucket> buckets = new EnumMap<>(CallKind.class);
    private final Duration patience;

    private CallBudget(Duration patience, double factor) {
        this.patience = patience;
        for (CallKind kind : CallKind.values()) {
            buckets.put(kind, new Bucket(kind.burst(), kind.perSecond() * factor));
        }
    }

    /**
     * Azure Resource Manager's budget.
     *
     * @param patience how long a call may wait for its turn; zero never waits
     */
    public static CallBudget of(Duration patience) {
        return new CallBudget(patience, 1);
    }

    /** The budget of a plane whose clock runs faster by a factor, as an emulator's may. */
    public static CallBudget accelerated(Duration patience, double factor) {
        return new CallBudget(patience, factor);
    }

    /**
     * Waits until one call may be made.
     *
     * @return to be told what became of the call
     * @throws ScimException 429 with the time after which there should be room, when the wait would be longer than the patience;
     *     503 when the thread is interrupted
     */
    public Permit acquire(CallKind kind, Priority priority) {
        Bucket bucket = bucket(kind);
        bucket.take(priority, patience);
        return new Permit(bucket);
    }

    /** How many calls of a kind could be made now without waiting. */
    public int available(CallKind kind) {
        return bucket(kind).available();
    }

    /** How many calls of a kind are waiting for their turn. */
    public int waiting(CallKind kind) {
        return bucket(kind).waiting();
    }

    @SuppressWarnings("NullAway") // there is a bucket for each constant
    private Bucket bucket(CallKind kind) {
        return buckets.get(kind);
    }

    /** The right to make one call; told once what became of it. */
    public static final class Permit {

        private final Bucket bucket;

        private Permit(Bucket bucket) {
            this.bucket = bucket;
        }

        /**
         * The call was answered, or failed on the way.
         *
         * @param remaining what the plane says is left of its bucket; empty where it says nothing
         */
        public void done(OptionalInt remaining) {
            bucket.returned(remaining);
        }

        /** The plane refused the call because the budget is used up; nobody calls until the time is over. */
        public void throttled(Duration retryAfter) {
            bucket.throttled(retryAfter);
        }
    }
}
