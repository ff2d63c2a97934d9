package io.scimwright.apim.traffic;

import io.scimwright.core.error.ScimException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one piece of work at a time go on for each key, such as a user's id: APIM refuses writes to one user that overlap, and a
 * decision made from what was read has to be carried out before the next one is made. Work on different keys goes on side by
 * side. A thread may enter again for a key that it holds. Thread-safe; the state is this process's own.
 */
public final class OneAtATime {

    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();
    private final Duration patience;

    /**
     * With nobody at work.
     *
     * @param patience how long to wait for others on the same key
     */
    public OneAtATime(Duration patience) {
        this.patience = Objects.requireNonNull(patience);
    }

    /** The lock of one key, there as long as somebody holds it or waits for it. */
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int people;
    }

    /**
     * Does the work when nobody else works on the key.
     *
     * @throws ScimException 429 when others take longer than the patience, 503 when the thread is interrupted
     */
    public <T> T on(String key, Supplier<T> work) {
        Place place = enter(key);
        try {
            lock(place, key);
            try {
                return work.get();
            } finally {
                place.lock.unlock();
            }
        } finally {
            leave(key);
        }
    }

    private Place enter(String key) {
        return places.compute(key, (same, present) -> {
            Place place = present == null ? new Place() : present;
            place.people++;
            return place;
        });
    }

    private void lock(Place place, String key) {
        try {
            if (!place.lock.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw ScimException.of(429, "other changes of '" + key + "' take too long; try again later")
                        .retryAfter(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScimException.of(503, "the server is stopping").causedBy(e);
        }
    }

    private void leave(String key) {
        places.computeIfPresent(key, (same, place) -> --place.people == 0 ? null : place);
    }

    /** How many keys somebody works on or waits for. */
    public int busy() {
        return places.size();
    }
}
