package io.scimwright.server;

/**
 * What a server is willing to take, in one place. Immutable.
 *
 * <p>Nesting of JSON is bounded at 64 levels and filters by {@link io.scimwright.filter.ParserLimits}; both stop attacks on the
 * stack.
 */
public final class Limits {

    private static final Limits STANDARD = new Limits(10L * 1024 * 1024, 10_000, 100, 1_000, 100_000);

    private final long bodyBytes;
    private final int patchOperations;
    private final int pageSize;
    private final int maxPageSize;
    private final int scan;

    private Limits(long bodyBytes, int patchOperations, int pageSize, int maxPageSize, int scan) {
        this.bodyBytes = bodyBytes;
        this.patchOperations = patchOperations;
        this.pageSize = pageSize;
        this.maxPageSize = maxPageSize;
        this.scan = scan;
    }

    public static Limits standard() {
        return STANDARD;
    }

    /** These limits with another size of bodies in bytes, at least 1. */
    public Limits withBodyBytes(long bytes) {
        return new Limits(atLeastOne(bytes), patchOperations, pageSize, maxPageSize, scan);
    }

    /** These limits with another number of operations in a PATCH, at least 1. */
    public Limits withPatchOperations(int most) {
        return new Limits(bodyBytes, (int) atLeastOne(most), pageSize, maxPageSize, scan);
    }

    /** These limits with other page sizes, at least 1: when a request names none, and at most. */
    public Limits withPageSize(int standard, int most) {
        return new Limits(bodyBytes, patchOperations, (int) atLeastOne(standard), (int) atLeastOne(most), scan);
    }

    /** These limits with another number of resources that one query may read, at least 1. */
    public Limits withScan(int most) {
        return new Limits(bodyBytes, patchOperations, pageSize, maxPageSize, (int) atLeastOne(most));
    }

    private static long atLeastOne(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("a limit must be at least 1, but is " + value);
        }
        return value;
    }

    /** The size of a body in bytes, 10 MiB; stops attacks on memory. */
    public long bodyBytes() {
        return bodyBytes;
    }

    /** Operations in one PATCH, 10,000; stops attacks on the processor. */
    public int patchOperations() {
        return patchOperations;
    }

    /** Resources in a page when a request names no count, 100. */
    public int pageSize() {
        return pageSize;
    }

    /** Resources in a page at most, 1,000; larger counts are lowered to it. */
    public int maxPageSize() {
        return maxPageSize;
    }

    /** Resources that the engine reads to answer one query that the provider cannot, 100,000; beyond it 400 tooMany. */
    public int scan() {
        return scan;
    }
}
