package io.scimwright.server.spi;

import io.scimwright.core.query.Query;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Find the resources that satisfy a query. Immutable. */
public final class QueryRequest {

    private final RequestContext context;
    private final Query query;
    private final @Nullable String afterKey;

    /**
     * A request for a page by its index.
     *
     * @param context what surrounds the request
     * @param query holds no filter and no sort that the provider's capabilities do not cover
     */
    public QueryRequest(RequestContext context, Query query) {
        this(context, query, null);
    }

    private QueryRequest(RequestContext context, Query query, @Nullable String afterKey) {
        this.context = Objects.requireNonNull(context);
        this.query = Objects.requireNonNull(query);
        this.afterKey = afterKey;
    }

    /**
     * This request for the page that follows another.
     *
     * @param key what {@link QueryResult#nextKey} of that page said, to a provider that {@link Capabilities#pagesByKey}
     */
    public QueryRequest after(String key) {
        return new QueryRequest(context, query, Objects.requireNonNull(key));
    }

    public RequestContext context() {
        return context;
    }

    /** What is asked for; holds no filter and no sort that the provider's capabilities do not cover. */
    public Query query() {
        return query;
    }

    /** Where the page starts, in place of the index in the query; empty where the index counts. */
    public Optional<String> afterKey() {
        return Optional.ofNullable(afterKey);
    }
}
