package io.scimwright.server.spi;

import io.scimwright.core.query.ResolvedFilter;
import java.util.function.Predicate;

/**
 * What a provider does by itself; the engine supplies the rest. Immutable, if the filter test is.
 *
 * <p>A provider that says it filters has to filter before it pages, so that {@code totalResults} tells the truth.
 */
public final class Capabilities {

    private static final Capabilities NONE = new Capabilities(filter -> false, false);

    private final Predicate<ResolvedFilter> filters;
    private final boolean sort;

    private Capabilities(Predicate<ResolvedFilter> filters, boolean sort) {
        this.filters = filters;
        this.sort = sort;
    }

    /** A provider that lists everything in a stable order, page by page, and does no more. */
    public static Capabilities none() {
        return NONE;
    }

    /** With filters: those for which the test holds are left to the provider, whole. */
    public Capabilities withFilter(Predicate<ResolvedFilter> test) {
        return new Capabilities(test, sort);
    }

    /** With sorting by any attribute. */
    public Capabilities withSort() {
        return new Capabilities(filters, true);
    }

    public boolean filters(ResolvedFilter filter) {
        return filters.test(filter);
    }

    public boolean sorts() {
        return sort;
    }
}
