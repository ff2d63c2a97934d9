package io.scimwright.example.jakarta;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Stands for the application's database: rows in the order they came, a unique name, and a version that an update names. Whoever
 * gets a row gets a copy. Thread-safe.
 */
final class Table<R extends Row<R>> {

    private final String prefix;
    private final Map<String, R> rows = new LinkedHashMap<>();
    private final Map<String, R> byName = new HashMap<>();

    /** The database's complaint about its unique index. */
    static final class DuplicateName extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * An empty table.
     *
     * @param prefix of its keys, so that those of two tables differ
     */
    Table(String prefix) {
        this.prefix = prefix;
    }

    synchronized Optional<R> find(String id) {
        return Optional.ofNullable(rows.get(id)).map(Row::copy);
    }

    synchronized Optional<R> findByName(String name) {
        return Optional.ofNullable(byName.get(folded(name))).map(Row::copy);
    }

    synchronized List<R> page(int offset, int limit) {
        return rows.values().stream().skip(offset).limit(limit).map(Row::copy).toList();
    }

    synchronized List<R> where(Predicate<R> test) {
        return rows.values().stream().filter(test).map(Row::copy).toList();
    }

    synchronized int count() {
        return rows.size();
    }

    synchronized R insert(R row) {
        requireUnique(row);
        R stored = row.copy();
        stored.inserted(prefix + UUID.randomUUID(), now());
        put(stored);
        return stored.copy();
    }

    /** The row as it is now; empty when there is none of that version any more. */
    synchronized Optional<R> update(R row, long version) {
        R before = rows.get(row.getId());
        if (before == null || before.getVersion() != version) {
            return Optional.empty();
        }
        requireUnique(row);
        R stored = row.copy();
        stored.updated(before, now());
        byName.remove(folded(before.uniqueName()));
        put(stored);
        return Optional.of(stored.copy());
    }

    /** Whether there was a row of that version. */
    synchronized boolean delete(String id, long version) {
        R before = rows.get(id);
        if (before == null || before.getVersion() != version) {
            return false;
        }
        rows.remove(id);
        byName.remove(folded(before.uniqueName()));
        return true;
    }

    private void put(R row) {
        rows.put(row.getId(), row);
        byName.put(folded(row.uniqueName()), row);
    }

    private void requireUnique(R row) {
        R other = byName.get(folded(row.uniqueName()));
        if (other != null && !other.getId().equals(row.getId())) {
            throw new DuplicateName();
        }
    }

    private static String folded(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
