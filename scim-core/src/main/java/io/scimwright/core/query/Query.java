package io.scimwright.core.query;

import io.scimwright.core.Dialect;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.filter.Filter;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a query asks for: which resources, in which order, which page, and what of them is shown. Immutable. */
public final class Query {

    private final @Nullable ResolvedFilter filter;
    private final @Nullable ResolvedPath sortBy;
    private final SortOrder sortOrder;
    private final int startIndex;
    private final int count;
    private final Projection projection;

    private Query(
            @Nullable ResolvedFilter filter,
            @Nullable ResolvedPath sortBy,
            SortOrder sortOrder,
            int startIndex,
            int count,
            Projection projection) {
        this.filter = filter;
        this.sortBy = sortBy;
        this.sortOrder = sortOrder;
        this.startIndex = startIndex;
        this.count = count;
        this.projection = projection;
    }

    /**
     * All resources in the provider's order, from the first.
     *
     * @param count how many of them at most, from 0
     * @throws IllegalArgumentException when it is negative
     */
    public static Query all(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a page has 0 resources or more, not " + count);
        }
        return new Query(null, null, SortOrder.ASCENDING, 1, count, Projection.standard());
    }

    /**
     * The first hundred resources of a type that satisfy a filter, names read as the tolerant dialect has it.
     *
     * @throws io.scimwright.core.error.ScimException 400 invalidFilter when the filter does not suit the type
     */
    public static Query of(Filter filter, ResourceType type) {
        return all(100).withFilter(ResolvedFilter.of(filter, type, Dialect.tolerant()));
    }

    /** Whether a resource satisfies the filter of this query. */
    public boolean matches(ScimResource resource) {
        return filter == null || filter.matches(resource);
    }

    /** The filter made ready for many resources: the same answers as {@link #matches}, faster. Thread-safe. */
    public Predicate<ScimResource> predicate() {
        return filter == null ? resource -> true : filter.plan();
    }

    public Query withFilter(ResolvedFilter changed) {
        return new Query(changed, sortBy, sortOrder, startIndex, count, projection);
    }

    public Query withoutFilter() {
        return new Query(null, sortBy, sortOrder, startIndex, count, projection);
    }

    public Query withSort(ResolvedPath by, SortOrder order) {
        return new Query(filter, by, order, startIndex, count, projection);
    }

    public Query withoutSort() {
        return new Query(filter, null, SortOrder.ASCENDING, startIndex, count, projection);
    }

    /**
     * This query for another page.
     *
     * @param first 1-based; values below 1 mean 1
     * @param most how many at most; values below 0 mean 0
     */
    public Query withPage(int first, int most) {
        return new Query(filter, sortBy, sortOrder, Math.max(1, first), Math.max(0, most), projection);
    }

    public Query withProjection(Projection changed) {
        return new Query(filter, sortBy, sortOrder, startIndex, count, changed);
    }

    /** Which resources; absent means all. */
    public Optional<ResolvedFilter> filter() {
        return Optional.ofNullable(filter);
    }

    /** The attribute to sort by; absent means any order that is the same from page to page. */
    public Optional<ResolvedPath> sortBy() {
        return Optional.ofNullable(sortBy);
    }

    public SortOrder sortOrder() {
        return sortOrder;
    }

    /** The 1-based index of the first resource of the page. */
    public int startIndex() {
        return startIndex;
    }

    /** How many resources the page holds at most; 0 asks for the number of matches only. */
    public int count() {
        return count;
    }

    /** What of the resources is shown, so that a provider can skip the rest. */
    public Projection projection() {
        return projection;
    }
}
