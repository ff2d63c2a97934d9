package io.scimwright.server.spi;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one writer at a time work on a row. Thread-safe. */
final class RowLocks {

    /** Two rows share a lock now and then; a power of two. */
    private static final int STRIPES = 256;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    RowLocks() {
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
