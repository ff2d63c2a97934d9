package io.scimwright.apim.emulator.internal.model;

/**
 * The row version counter of a service's database: each value is larger than every one before it, whatever was written.
 * The recorded services never hand out neighbouring values for two writes, since each write touches rows nobody sees.
 */
public final class RowVersions {
    private static final int UNSEEN_ROWS = 2;

    private long last;

    RowVersions(long last) {
        this.last = last;
    }

    /** The version for the first row of a write. */
    public long next() {
        last += 1 + UNSEEN_ROWS;
        return last;
    }

    /** The version for a further row of the same write. */
    public long further() {
        return ++last;
    }

    /** The newest version handed out. */
    public long last() {
        return last;
    }
}
