package io.scimwright.apim.emulator.internal.throttle;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Token buckets per subscription, principal and class of operation, and larger ones per subscription and class for all
 * principals together. Thread-safe.
 */
public final class Throttle {
    private static final String EVERYBODY = "";

    private final Map<Key, Bucket> buckets = new ConcurrentHashMap<>();

    private record Key(String subscription, String principal, OperationClass operationClass) {}

    /**
     * What is left after a call.
     *
     * @param own calls that the principal may make at once
     * @param global calls that all principals may make at once
     * @param waitSeconds 0 if the call may go on; otherwise seconds of the given clock until it may
     */
    public record Budget(int own, int global, double waitSeconds) {}

    /**
     * Takes one call out of the budget.
     *
     * @param now seconds of a clock that never goes back
     */
    public Budget take(
            String subscription, String principal, OperationClass operation, EmulatorSettings settings, double now) {
        int size = operation.size(settings);
        double refill = operation.refill(settings);
        int factor = settings.get(Setting.GLOBAL_FACTOR);
        Bucket own = bucket(subscription, principal, operation);
        Bucket global = bucket(subscription, EVERYBODY, operation);
        double wait = own.take(size, refill, now);
        double globalWait = global.take((double) size * factor, refill * factor, now);
        return new Budget(own.left(), global.left(), Math.max(wait, globalWait));
    }

    /** Fills every bucket. */
    public void reset() {
        buckets.clear();
    }

    private Bucket bucket(String subscription, String principal, OperationClass operation) {
        return buckets.computeIfAbsent(new Key(subscription, principal, operation), key -> new Bucket());
    }

    private static final class Bucket {
        private double capacity;
        private double missing;
        private double last = Double.NaN;

        /** Takes one token if there is one; otherwise takes nothing and gives the seconds until there is one. */
        synchronized double take(double size, double refill, double now) {
            capacity = size;
            double passed = Double.isNaN(last) ? 0 : now - last;
            last = now;
            missing = Math.max(0, missing - passed * refill);
            if (missing + 1 <= size) {
                missing += 1;
                return 0;
            }
            return (missing + 1 - size) / refill;
        }

        synchronized int left() {
            return (int) Math.floor(Math.max(0, capacity - missing));
        }
    }
}
