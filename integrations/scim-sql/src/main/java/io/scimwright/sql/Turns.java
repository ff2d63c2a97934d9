package io.scimwright.sql;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one writer at a time work on a group, before any lock of the database is taken: {@code RepositoryProvider} has locks of its
 * own, which nobody may wait for who holds one of the database. Thread-safe.
 */
final class Turns {

    /** Those of RepositoryProvider, so that two groups that share one there share one here; a power of two. */
    private static final int STRIPES = 256;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    Turns() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    <R> R alone(String id, Supplier<R> work) {
        int hash = id.hashCode();
        ReentrantLock lock = stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
