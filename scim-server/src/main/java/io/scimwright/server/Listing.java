package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Answers a query: by the provider where it can, else by reading all of its resources and filtering and sorting them here. */
final class Listing {

    private final Limits limits;

    Listing(Limits limits) {
        this.limits = limits;
    }

    /** One page. */
    QueryResult run(ResourceProvider provider, RequestContext context, Query query) {
        Capabilities capabilities = provider.capabilities();
        boolean filters = query.filter().map(capabilities::filters).orElse(true);
        boolean sorts = query.sortBy().isEmpty() || capabilities.sorts();
        return filters && sorts
                ? Answered.query(provider, new QueryRequest(context, query))
                : page(sorted(all(provider, context, query.withProjection(Projection.standard())), query), query);
    }

    /** The page that follows a key, of a provider that pages by key and answers the query without help. */
    QueryResult runAfter(ResourceProvider provider, RequestContext context, Query query, String key) {
        return Answered.query(provider, new QueryRequest(context, query).after(key));
    }

    private static List<ScimResource> sorted(List<ScimResource> matches, Query query) {
        query.sortBy().ifPresent(path -> matches.sort(ResourceOrder.by(path, query.sortOrder())));
        return matches;
    }

    /** The part of all matches that a query's page shows. */
    static QueryResult page(List<ScimResource> matches, Query query) {
        int from = Math.min(query.startIndex() - 1, matches.size());
        int to = (int) Math.min((long) from + query.count(), matches.size());
        return new QueryResult(matches.subList(from, to), matches.size());
    }

    /**
     * Everything that matches, in the provider's order, whatever page and sort the query asks for.
     *
     * @return a list that the caller may change
     * @throws ScimException 400 tooMany when the provider would have to be read beyond the limit
     */
    List<ScimResource> all(ResourceProvider provider, RequestContext context, Query query) {
        boolean filtered = query.filter().map(provider.capabilities()::filters).orElse(true);
        Query narrowed = filtered
                ? query.withoutSort()
                : query.withoutSort().withoutFilter().withProjection(Projection.standard());
        Predicate<ScimResource> rest = filtered ? resource -> true : query.predicate();
        int limit = Math.min(limits.scan(), provider.capabilities().scanLimit().orElse(Integer.MAX_VALUE));
        List<ScimResource> matches = new ArrayList<>();
        int read = 0;
        int total = Integer.MAX_VALUE;
        while (read < total) {
            Deadline.check(context);
            QueryResult page = Answered.query(
                    provider, new QueryRequest(context, narrowed.withPage(read + 1, limits.maxPageSize())));
            total = page.totalResults();
            if (total > limit) {
                throw ScimException.tooMany(
                        "the query has to read " + total + " resources and may read " + limit + "; narrow the filter");
            }
            for (ScimResource resource : page.resources()) {
                if (rest.test(resource)) {
                    matches.add(resource);
                }
            }
            read += page.resources().size();
            if (page.resources().isEmpty()) {
                break;
            }
        }
        return matches;
    }
}
