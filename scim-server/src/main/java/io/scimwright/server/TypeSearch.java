package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.server.spi.Operation;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;

/** Queries over the resources of one type (RFC 7644 section 3.4.2). */
final class TypeSearch {

    private static final String GROUPS = "groups";

    private final Dialect dialect;
    private final Limits limits;
    private final Filters filters;
    private final Access access;
    private final Listing listing;
    private final Memberships memberships;
    private final Pages pages;

    TypeSearch(Dialect dialect, Limits limits, Access access, Listing listing, Memberships memberships, Pages pages) {
        this.dialect = dialect;
        this.limits = limits;
        this.filters = new Filters(dialect, limits);
        this.access = access;
        this.listing = listing;
        this.memberships = memberships;
        this.pages = pages;
    }

    Found search(ResourceProvider provider, SearchParameters parameters, RequestContext context) {
        Query query = parameters.query(provider.resourceType(), dialect, limits, filters);
        access.check(new Operation.Search(context, provider.resourceType(), query));
        String scope = context.tenant().orElse("") + provider.resourceType().endpoint();
        return pages.turn(parameters, query, scope, source(provider, context), type -> query.projection());
    }

    private Pages.Source source(ResourceProvider provider, RequestContext context) {
        return new Pages.Source() {
            @Override
            public QueryResult at(Query query) {
                return page(provider, context, query);
            }

            @Override
            public QueryResult after(Query query, String key) {
                return filled(listing.runAfter(provider, context, query, key), provider, context, query);
            }
        };
    }

    /** One page by index, with groups filled. */
    QueryResult page(ResourceProvider provider, RequestContext context, Query query) {
        return looksAtFilledGroups(provider, context, query)
                ? Listing.page(matches(provider, context, query), query)
                : filled(listing.run(provider, context, query), provider, context, query);
    }

    /** Everything that matches, sorted as the query asks, whatever page it asks for. */
    List<ScimResource> matches(ResourceProvider provider, RequestContext context, Query query) {
        Query whole = query.withProjection(Projection.standard());
        List<ScimResource> matches;
        if (looksAtFilledGroups(provider, context, query)) {
            List<ScimResource> all = listing.all(provider, context, whole.withoutFilter());
            matches = new ArrayList<>(memberships.fill(all, provider, whole.projection(), context));
            matches.removeIf(query.predicate().negate());
        } else {
            matches = listing.all(provider, context, whole);
        }
        query.sortBy().ifPresent(path -> matches.sort(ResourceOrder.by(path, query.sortOrder())));
        return matches;
    }

    /** Whether a query depends on groups that no provider of users knows. */
    private boolean looksAtFilledGroups(ResourceProvider provider, RequestContext context, Query query) {
        return memberships.fills(provider, context)
                && (query.filter().filter(TypeSearch::looksAtGroups).isPresent()
                        || query.sortBy().filter(TypeSearch::isGroups).isPresent());
    }

    private static boolean looksAtGroups(ResolvedFilter filter) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            return all.operands().stream().anyMatch(TypeSearch::looksAtGroups);
        }
        if (filter instanceof ResolvedFilter.AnyOf any) {
            return any.operands().stream().anyMatch(TypeSearch::looksAtGroups);
        }
        if (filter instanceof ResolvedFilter.Negated negated) {
            return looksAtGroups(negated.operand());
        }
        if (filter instanceof ResolvedFilter.Compared compared) {
            return isGroups(compared.path());
        }
        if (filter instanceof ResolvedFilter.Assigned assigned) {
            return isGroups(assigned.path());
        }
        return filter instanceof ResolvedFilter.ElementMatch element && isGroups(element.path());
    }

    private static boolean isGroups(ResolvedPath path) {
        return path.extension().isEmpty() && path.attribute().name().equals(GROUPS);
    }

    /** The page with groups, where these are wanted. */
    QueryResult filled(QueryResult page, ResourceProvider provider, RequestContext context, Query query) {
        List<ScimResource> filled = memberships.fill(page.resources(), provider, query.projection(), context);
        QueryResult changed = new QueryResult(filled, page.totalResults());
        return page.nextKey().map(changed::followedBy).orElse(changed);
    }
}
