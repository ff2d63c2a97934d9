package io.scimwright.example.jakarta;

import java.time.Instant;

/** What the rows of all tables of the application have: a key, a version that counts writes, and when they were written. */
abstract class Row<R extends Row<R>> {

    private String id = "";
    private long version;
    private Instant created = Instant.EPOCH;
    private Instant changed = Instant.EPOCH;

    /** A row that is not stored yet. */
    Row() {}

    /** A copy of a row. */
    Row(Row<R> other) {
        id = other.id;
        version = other.version;
        created = other.created;
        changed = other.changed;
    }

    /** The same row, for somebody who may change it. */
    abstract R copy();

    /** What no other row of the table may have, in whatever case. */
    abstract String uniqueName();

    String getId() {
        return id;
    }

    long getVersion() {
        return version;
    }

    Instant getCreated() {
        return created;
    }

    Instant getChanged() {
        return changed;
    }

    void inserted(String key, Instant now) {
        id = key;
        version = 1;
        created = now;
        changed = now;
    }

    void updated(Row<R> before, Instant now) {
        version = before.version + 1;
        created = before.created;
        changed = now;
    }
}
