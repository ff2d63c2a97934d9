package io.scimwright.apim.traffic;

import io.scimwright.core.error.ScimException;
import java.time.Duration;

/**
 * Lets work of many calls begin only as far as it can end in time. Work that shares a budget with too much other work would give up
 * in the middle, come back, and find what it did done already, each time for another call: with enough of it nothing would be
 * finished any more. Thread-safe.
 */
public final class Admission {

    private final int most;
    private final int perSecond;
    private int admitted;

    private Admission(int most, int perSecond) {
        this.most = most;
        this.perSecond = perSecond;
    }

    /**
     * An admission to calls of which there may be so many a second.
     *
     * @param patience within which admitted work should end; half of it is planned, since other work makes calls too
     */
    public static Admission of(int perSecond, Duration patience) {
        return new Admission((int) Math.max(1, perSecond * patience.toMillis() / 2000), perSecond);
    }

    /**
     * Admits work, however much it is, when nothing else is under way, and else as far as there is room.
     *
     * @param steps how many calls it makes, 0 or more
     * @throws ScimException 429 with the time after which there should be room
     */
    public synchronized Work admit(int steps) {
        if (admitted > 0 && admitted + steps > most) {
            long seconds = ((long) admitted + steps - most + perSecond - 1) / perSecond;
            throw ScimException.of(429, "too many changes are under way already")
                    .retryAfter(Duration.ofSeconds(seconds));
        }
        Work work = new Work(Math.min(steps, most));
        admitted += work.left;
        return work;
    }

    private synchronized void leave(int steps) {
        admitted -= steps;
    }

    /** Work under way. Used by one thread. */
    public final class Work implements AutoCloseable {

        private int left;

        private Work(int steps) {
            this.left = steps;
        }

        /** A call was made. */
        public void step() {
            if (left > 0) {
                left--;
                leave(1);
            }
        }

        /** Nothing more is done. */
        @Override
        public void close() {
            leave(left);
            left = 0;
        }
    }
}
