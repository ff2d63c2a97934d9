package io.scimwright.server.spi;

import io.scimwright.core.resource.ScimResource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of what a query found. Immutable. */
public final class QueryResult {

    private final List<ScimResource> resources;
    private final int totalResults;
    private final @Nullable String nextKey;

    /**
     * A page.
     *
     * @param resources the resources of the page in order
     * @param totalResults the number of resources that match, whatever the page shows of them; never an estimate
     */
    public QueryResult(List<ScimResource> resources, int totalResults) {
        this(List.copyOf(resources), totalResults, null);
    }

    private QueryResult(List<ScimResource> resources, int totalResults, @Nullable String nextKey) {
        this.resources = resources;
        this.totalResults = totalResults;
        this.nextKey = nextKey;
    }

    /**
     * This page, followed by another.
     *
     * @param key where the next page starts, in the provider's own words: the place of the last resource in the order of the
     *     query, so that what is created or deleted meanwhile shifts nothing; clients see it signed, not encrypted
     */
    public QueryResult followedBy(String key) {
        return new QueryResult(resources, totalResults, Objects.requireNonNull(key));
    }

    public List<ScimResource> resources() {
        return resources;
    }

    /** The number of resources that match, whatever the page shows of them. */
    public int totalResults() {
        return totalResults;
    }

    /** Where the next page starts; empty after the last page, and from a provider that does not page by key. */
    public Optional<String> nextKey() {
        return Optional.ofNullable(nextKey);
    }

    @Override
    public String toString() {
        return resources.size() + " of " + totalResults + " " + resources;
    }
}
