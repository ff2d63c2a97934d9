package io.scimwright.server.spi;

import io.scimwright.core.query.ResolvedFilter;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * What a provider does by itself; the engine supplies the rest. Immutable, if the filter test is.
 *
 * <p>A provider that says it filters has to filter before it pages, so that {@code totalResults} tells the truth.
 */
public final class Capabilities {

    private static final Capabilities NONE =
            new Capabilities(filter -> false, false, false, false, false, false, Integer.MAX_VALUE);

    private final Predicate<ResolvedFilter> filters;
    private final boolean sort;
    private final boolean versions;
    private final boolean keys;
    private final boolean groups;
    private final boolean membershipCleanUp;
    private final int scanLimit;

    private Capabilities(
            Predicate<ResolvedFilter> filters,
            boolean sort,
            boolean versions,
            boolean keys,
            boolean groups,
            boolean membershipCleanUp,
            int scanLimit) {
        this.filters = filters;
        this.sort = sort;
        this.versions = versions;
        this.keys = keys;
        this.groups = groups;
        this.membershipCleanUp = membershipCleanUp;
        this.scanLimit = scanLimit;
    }

    /** A provider that lists everything in a stable order, page by page, and does no more. */
    public static Capabilities none() {
        return NONE;
    }

    /** With filters: those for which the test holds are left to the provider, whole. */
    public Capabilities withFilter(Predicate<ResolvedFilter> test) {
        return new Capabilities(
                Objects.requireNonNull(test), sort, versions, keys, groups, membershipCleanUp, scanLimit);
    }

    /** With sorting by any attribute. */
    public Capabilities withSort() {
        return new Capabilities(filters, true, versions, keys, groups, membershipCleanUp, scanLimit);
    }

    /**
     * With versions: every resource that is found, listed or written has {@code meta.version}, a weak entity tag that is another
     * one after each change and the same after none, and a {@link Precondition} is checked in one step with the write.
     */
    public Capabilities withVersions() {
        return new Capabilities(filters, sort, true, keys, groups, membershipCleanUp, scanLimit);
    }

    /**
     * With pages by key: a query answers {@link QueryResult#nextKey} with each page but the last, and goes on from {@link
     * QueryRequest#afterKey}. Without it the engine counts positions.
     */
    public Capabilities withKeys() {
        return new Capabilities(filters, sort, versions, true, groups, membershipCleanUp, scanLimit);
    }

    /** With the readOnly {@code groups} of users filled by the provider of the users; without it the engine asks the groups. */
    public Capabilities withGroups() {
        return new Capabilities(filters, sort, versions, keys, true, membershipCleanUp, scanLimit);
    }

    /** With the memberships of a deleted resource removed by its provider; without it the engine patches the groups. */
    public Capabilities withMembershipCleanUp() {
        return new Capabilities(filters, sort, versions, keys, groups, true, scanLimit);
    }

    /** With another number of resources that the engine may read to answer one query, at least 1; the server's limit holds too. */
    public Capabilities withScanLimit(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a scan limit must be at least 1, but is " + most);
        }
        return new Capabilities(filters, sort, versions, keys, groups, membershipCleanUp, most);
    }

    public boolean filters(ResolvedFilter filter) {
        return filters.test(filter);
    }

    public boolean sorts() {
        return sort;
    }

    public boolean keepsVersions() {
        return versions;
    }

    public boolean pagesByKey() {
        return keys;
    }

    public boolean fillsGroups() {
        return groups;
    }

    public boolean cleansUpMemberships() {
        return membershipCleanUp;
    }

    /** How many resources the engine may read to answer one query; empty where only the server's limit holds. */
    public OptionalInt scanLimit() {
        return scanLimit == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(scanLimit);
    }
}
