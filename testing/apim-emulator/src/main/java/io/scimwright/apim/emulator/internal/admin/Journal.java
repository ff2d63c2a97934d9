package io.scimwright.apim.emulator.internal.admin;

import io.scimwright.apim.emulator.JournalEntry;
import io.scimwright.apim.emulator.internal.http.Request;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest requests served. Thread-safe. */
public final class Journal {
    private static final int MOST = 100_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Deque<JournalEntry> entries = new ArrayDeque<>();
    private long number;

    /** Adds a request; beyond 100,000 the oldest is forgotten. */
    public synchronized void add(Request request, int status, String principal, Instant time, long nanos) {
        number++;
        if (entries.size() == MOST) {
            entries.removeFirst();
        }
        entries.addLast(new JournalEntry(
                number, time, request.method(), request.target(), status, nanos / NANOS_PER_MILLI, principal));
    }

    /** All entries, the oldest first. */
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    /** Forgets all entries and counts from 1 again. */
    public synchronized void clear() {
        entries.clear();
        number = 0;
    }
}
