package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;

/** Answers a query: by the provider where it can, else by reading all of its resources and filtering and sorting them here. */
final class Listing {

    private final Limits limits;

    Listing(Limits limits) {
        this.limits = limits;
    }

    QueryResult run(ResourceProvider provider, RequestContext context, Query query) {
        Capabilities capabilities = provider.capabilities();
        boolean filters = query.filter().map(capabilities::filters).orElse(true);
        boolean sorts = query.sortBy().isEmpty() || capabilities.sorts();
        return filters && sorts
                ? provider.query(new QueryRequest(context, query))
                : scan(provider, context, query, filters);
    }

    private QueryResult scan(ResourceProvider provider, RequestContext context, Query query, boolean filtered) {
        Query narrowed = query.withoutSort().withProjection(Projection.standard());
        List<ScimResource> matches =
                readAll(provider, context, filtered ? narrowed : narrowed.withoutFilter(), query, filtered);
        query.sortBy().ifPresent(path -> matches.sort(ResourceOrder.by(path, query.sortOrder())));
        int from = Math.min(query.startIndex() - 1, matches.size());
        int to = (int) Math.min((long) from + query.count(), matches.size());
        return new QueryResult(matches.subList(from, to), matches.size());
    }

    private List<ScimResource> readAll(
            ResourceProvider provider, RequestContext context, Query narrowed, Query query, boolean filtered) {
        ResolvedFilter filter = query.filter().orElse(new ResolvedFilter.Constant(true));
        List<ScimResource> matches = new ArrayList<>();
        int read = 0;
        int total = Integer.MAX_VALUE;
        while (read < total) {
            QueryResult page =
                    provider.query(new QueryRequest(context, narrowed.withPage(read + 1, limits.maxPageSize())));
            total = page.totalResults();
            if (total > limits.scan()) {
                throw ScimException.tooMany("the query has to read " + total + " resources and may read "
                        + limits.scan() + "; narrow the filter");
            }
            for (ScimResource resource : page.resources()) {
                if (filtered || filter.matches(resource)) {
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
