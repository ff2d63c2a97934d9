package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.Operation;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;

/** Queries over the resources of one type (RFC 7644 section 3.4.2). */
final class TypeSearch {

    private final Dialect dialect;
    private final Limits limits;
    private final Filters filters;
    private final Access access;
    private final Listing listing;
    private final Memberships memberships;
    private final Additions additions;
    private final Pages pages;

    TypeSearch(
            Dialect dialect,
            Limits limits,
            Access access,
            Listing listing,
            Memberships memberships,
            Additions additions,
            Pages pages) {
        this.dialect = dialect;
        this.limits = limits;
        this.filters = new Filters(dialect, limits);
        this.access = access;
        this.listing = listing;
        this.memberships = memberships;
        this.additions = additions;
        this.pages = pages;
    }

    Found search(ResourceProvider provider, SearchParameters parameters, Exchange exchange) {
        Query query = parameters.query(provider.resourceType(), dialect, limits, filters);
        RequestContext context = exchange.context();
        access.check(new Operation.Search(context, provider.resourceType(), query));
        String scope = context.tenant().orElse("") + provider.resourceType().endpoint();
        return pages.turn(parameters, query, scope, source(provider, exchange), type -> query.projection());
    }

    private Pages.Source source(ResourceProvider provider, Exchange exchange) {
        return new Pages.Source() {
            @Override
            public QueryResult at(Query query) {
                return page(provider, exchange, query);
            }

            @Override
            public QueryResult after(Query query, String key) {
                QueryResult page = listing.runAfter(provider, exchange.context(), query, key);
                return filled(page, provider, exchange.context(), query);
            }
        };
    }

    /** One page by index, with groups filled. */
    QueryResult page(ResourceProvider provider, Exchange exchange, Query query) {
        RequestContext context = exchange.context();
        QueryResult page = additions.areAskedFor(provider, context, query)
                ? Listing.page(matches(provider, exchange, query), query)
                : listing.run(provider, context, query);
        return filled(page, provider, context, query);
    }

    /** Everything that matches, sorted as the query asks, whatever page it asks for. */
    List<ScimResource> matches(ResourceProvider provider, Exchange exchange, Query query) {
        Query whole = query.withProjection(Projection.standard());
        List<ScimResource> matches;
        if (additions.areAskedFor(provider, exchange.context(), query)) {
            List<ScimResource> candidates =
                    listing.all(provider, exchange.context(), additions.narrowed(provider, exchange.context(), whole));
            matches = new ArrayList<>(additions.shown(candidates, provider, exchange, query));
            matches.removeIf(query.predicate().negate());
        } else {
            matches = listing.all(provider, exchange.context(), whole);
        }
        query.sortBy().ifPresent(path -> matches.sort(ResourceOrder.by(path, query.sortOrder())));
        return matches;
    }

    /** The page with groups, where these are wanted. */
    QueryResult filled(QueryResult page, ResourceProvider provider, RequestContext context, Query query) {
        List<ScimResource> filled = memberships.fill(page.resources(), provider, query.projection(), context);
        QueryResult changed = new QueryResult(filled, page.totalResults());
        return page.nextKey().map(changed::followedBy).orElse(changed);
    }
}
