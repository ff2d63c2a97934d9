package io.scimwright.server.spi;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one writer at a time work on a row, within this process: for a provider whose writes would otherwise meet in its store and
 * start anew. A thread that has the turn of a row may take it again. {@link RepositoryProvider} has one of its own; who wraps it and
 * locks rows in a database takes turns first, since nobody may wait for a turn who holds such a lock. Thread-safe.
 */
public final class RowLocks {

    /** Two rows share a lock now and then; a power of two. */
    private static final int STRIPES = 256;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    public RowLocks() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /**
     * Does some work when nobody else works on that row. Waits as long as it takes; other rows seldom wait too.
     *
     * @param id of the row
     * @return what the work returns; what it throws is thrown
     */
    public <R> R alone(String id, Supplier<R> work) {
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
