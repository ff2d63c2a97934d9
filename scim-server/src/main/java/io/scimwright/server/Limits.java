package io.scimwright.server;

import io.scimwright.filter.ParserLimits;
import java.time.Duration;
import java.util.Objects;

/**
 * What a server is willing to take, in one place. Immutable.
 *
 * <p>One bound is not a setting: JSON is nested 64 levels at most, where SCIM needs five; deeper is an attack on the stack.
 */
public final class Limits {

    private static final Limits STANDARD = new Limits(new Values());

    private final Values values;

    private Limits(Values values) {
        this.values = values;
    }

    public static Limits standard() {
        return STANDARD;
    }

    /** These limits with another size of bodies in bytes, at least 1. */
    public Limits withBodyBytes(long bytes) {
        Values changed = values.copy();
        changed.bodyBytes = atLeastOne(bytes);
        return new Limits(changed);
    }

    /** These limits with another number of operations in a PATCH, at least 1. */
    public Limits withPatchOperations(int most) {
        Values changed = values.copy();
        changed.patchOperations = (int) atLeastOne(most);
        return new Limits(changed);
    }

    /** These limits with another number of operations in a bulk request, at least 1. */
    public Limits withBulkOperations(int most) {
        Values changed = values.copy();
        changed.bulkOperations = (int) atLeastOne(most);
        return new Limits(changed);
    }

    /**
     * These limits with other page sizes, at least 1: when a request names none, and at most.
     *
     * @throws IllegalArgumentException when the first is larger than the second
     */
    public Limits withPageSize(int standard, int most) {
        if (standard > most) {
            throw new IllegalArgumentException(
                    "the page size " + standard + " is larger than the largest one, " + most);
        }
        Values changed = values.copy();
        changed.pageSize = (int) atLeastOne(standard);
        changed.maxPageSize = (int) atLeastOne(most);
        return new Limits(changed);
    }

    /** These limits with another number of resources that one query may read, at least 1. */
    public Limits withScan(int most) {
        Values changed = values.copy();
        changed.scan = (int) atLeastOne(most);
        return new Limits(changed);
    }

    /** These limits with another age that a cursor may reach, at least a second. */
    public Limits withCursorAge(Duration age) {
        Values changed = values.copy();
        atLeastOne(age.toSeconds());
        changed.cursorAge = Objects.requireNonNull(age);
        return new Limits(changed);
    }

    /** These limits with another number of requests that are served at the same time, at least 1. */
    public Limits withConcurrentRequests(int most) {
        Values changed = values.copy();
        changed.concurrentRequests = (int) atLeastOne(most);
        return new Limits(changed);
    }

    /** These limits with other bounds of filters. */
    public Limits withFilter(ParserLimits bounds) {
        Values changed = values.copy();
        changed.filter = Objects.requireNonNull(bounds);
        return new Limits(changed);
    }

    /** These limits with another time that a request may take, at least a second. */
    public Limits withRequestTime(Duration time) {
        Values changed = values.copy();
        atLeastOne(time.toSeconds());
        changed.requestTime = Objects.requireNonNull(time);
        return new Limits(changed);
    }

    private static long atLeastOne(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("a limit must be at least 1, but is " + value);
        }
        return value;
    }

    /** The size of a body in bytes, 10 MiB; stops attacks on memory. */
    public long bodyBytes() {
        return values.bodyBytes;
    }

    /** Operations in one PATCH, 10,000; stops attacks on the processor. */
    public int patchOperations() {
        return values.patchOperations;
    }

    /** Operations in one bulk request, 1,000; stops attacks on the store. */
    public int bulkOperations() {
        return values.bulkOperations;
    }

    /** Resources in a page when a request names no count, 100. */
    public int pageSize() {
        return values.pageSize;
    }

    /** Resources in a page at most, 1,000; larger counts are lowered to it. */
    public int maxPageSize() {
        return values.maxPageSize;
    }

    /** Resources that the engine reads to answer one query that the provider cannot, 100,000; beyond it 400 tooMany. */
    public int scan() {
        return values.scan;
    }

    /** How old a cursor may be, 10 minutes; an older one is 400 expiredCursor, so that a stolen one is of little use. */
    public Duration cursorAge() {
        return values.cursorAge;
    }

    /** Requests served at the same time, 512; beyond it 429, so that those under way are finished. */
    public int concurrentRequests() {
        return values.concurrentRequests;
    }

    /** Length, depth and number of tests of a filter: 8,192 characters, 64 levels, 1,000 tests; stops attacks on stack and processor. */
    public ParserLimits filter() {
        return values.filter;
    }

    /**
     * How long a request may take from its whole arrival, 60 seconds; then a provider gives up waiting, a scan ends with 503, and
     * so does what is left of a bulk request: the client is gone, and those who wait need the place.
     */
    public Duration requestTime() {
        return values.requestTime;
    }

    /** The numbers; changed only before anybody else sees them. */
    private static final class Values implements Cloneable {

        private long bodyBytes = 10L * 1024 * 1024;
        private int patchOperations = 10_000;
        private int bulkOperations = 1_000;
        private int pageSize = 100;
        private int maxPageSize = 1_000;
        private int scan = 100_000;
        private Duration cursorAge = Duration.ofMinutes(10);
        private int concurrentRequests = 512;
        private ParserLimits filter = ParserLimits.standard();
        private Duration requestTime = Duration.ofMinutes(1);

        private Values copy() {
            try {
                return (Values) clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
