package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.filter.Filter;
import io.scimwright.server.spi.Operation;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Queries over the resources of all types (RFC 7644 section 3.4.2.1): type after type, or sorted together. */
final class RootSearch {

    private final List<ResourceProvider> providers;
    private final List<ResourceType> types;
    private final Dialect dialect;
    private final Limits limits;
    private final Filters filters;
    private final Access access;
    private final TypeSearch search;
    private final Pages pages;

    RootSearch(
            List<ResourceProvider> providers,
            Dialect dialect,
            Limits limits,
            Access access,
            TypeSearch search,
            Pages pages) {
        this.providers = providers;
        this.types = providers.stream().map(ResourceProvider::resourceType).toList();
        this.dialect = dialect;
        this.limits = limits;
        this.filters = new Filters(dialect, limits);
        this.access = access;
        this.search = search;
        this.pages = pages;
    }

    Found search(SearchParameters parameters, Exchange exchange) {
        RequestContext context = exchange.context();
        Map<ResourceProvider, Query> queries = queries(parameters, context);
        Optional<ResolvedPath> sortBy = sortBy(parameters);
        SortOrder order = parameters.order().orElse(SortOrder.ASCENDING);
        Pages.Source source = new Pages.Source() {
            @Override
            public QueryResult at(Query page) {
                return sortBy.map(path -> together(queries, exchange, page, path, order))
                        .orElseGet(() -> oneAfterAnother(queries, exchange, page));
            }

            @Override
            public QueryResult after(Query query, String key) {
                throw new IllegalStateException("a query over all types pages by position");
            }
        };
        String scope = context.tenant().orElse("") + "/";
        return pages.turn(parameters, parameters.page(limits), scope, source, type -> projection(queries, type));
    }

    private Map<ResourceProvider, Query> queries(SearchParameters parameters, RequestContext context) {
        Optional<Filter> filter = Optional.ofNullable(parameters.filter()).map(filters::parse);
        Map<ResourceProvider, Query> queries = new LinkedHashMap<>();
        for (ResourceProvider provider : providers) {
            ResourceType type = provider.resourceType();
            Query query = Query.all(0).withProjection(parameters.projection(type, dialect));
            Query filtered = filter.map(term -> query.withFilter(term.accept(new RootFilter(type, types, dialect))))
                    .orElse(query);
            if (Access.sees(context.principal(), type)) {
                access.check(new Operation.Search(context, type, filtered));
                queries.put(provider, filtered);
            }
        }
        if (queries.isEmpty()) {
            Access.requireScope(context.principal(), types.get(0), false);
        }
        return queries;
    }

    /** The attribute to sort by as the first type that has it defines it; for the others it is unassigned. */
    private Optional<ResolvedPath> sortBy(SearchParameters parameters) {
        String text = parameters.sortBy();
        if (text == null) {
            return Optional.empty();
        }
        ScimException failure = null;
        for (ResourceType type : types) {
            try {
                return Optional.of(SearchParameters.sortPath(text, type, dialect));
            } catch (ScimException e) {
                failure = failure == null ? e : failure;
            }
        }
        throw failure == null ? new IllegalStateException("a server has at least one type") : failure;
    }

    private static Projection projection(Map<ResourceProvider, Query> queries, ResourceType type) {
        return queries.entrySet().stream()
                .filter(entry -> entry.getKey().resourceType().name().equals(type.name()))
                .map(entry -> entry.getValue().projection())
                .findFirst()
                .orElse(Projection.standard());
    }

    private QueryResult oneAfterAnother(Map<ResourceProvider, Query> queries, Exchange exchange, Query page) {
        List<ScimResource> resources = new ArrayList<>();
        int skip = page.startIndex() - 1;
        int left = page.count();
        int total = 0;
        for (Map.Entry<ResourceProvider, Query> entry : queries.entrySet()) {
            QueryResult part =
                    search.page(entry.getKey(), exchange, entry.getValue().withPage(skip + 1, left));
            resources.addAll(part.resources());
            total += part.totalResults();
            int expected = Math.min(left, Math.max(0, part.totalResults() - skip));
            // A provider that gives fewer than it has left ends the page, or its rest would be skipped.
            left = part.resources().size() < expected
                    ? 0
                    : left - part.resources().size();
            skip = Math.max(0, skip - part.totalResults());
        }
        return new QueryResult(resources, total);
    }

    private QueryResult together(
            Map<ResourceProvider, Query> queries, Exchange exchange, Query page, ResolvedPath sortBy, SortOrder order) {
        List<ScimResource> all = new ArrayList<>();
        queries.forEach(
                (provider, query) -> all.addAll(search.matches(provider, exchange, query.withSort(sortBy, order))));
        if (all.size() > limits.scan()) {
            throw ScimException.tooMany("the query matches " + all.size() + " resources and may sort " + limits.scan());
        }
        all.sort(ResourceOrder.by(sortBy, order));
        return withGroups(Listing.page(all, page), queries, exchange.context());
    }

    /** The page with the groups of the users that it shows; what it does not show is left as it is. */
    private QueryResult withGroups(QueryResult page, Map<ResourceProvider, Query> queries, RequestContext context) {
        List<ScimResource> shown = new ArrayList<>(page.resources());
        queries.forEach((provider, query) -> {
            String type = provider.resourceType().name();
            List<Integer> places = IntStream.range(0, shown.size())
                    .filter(place -> shown.get(place).type().name().equals(type))
                    .boxed()
                    .toList();
            QueryResult own = new QueryResult(places.stream().map(shown::get).toList(), places.size());
            List<ScimResource> filled =
                    search.filled(own, provider, context, query).resources();
            for (int i = 0; i < filled.size(); i++) {
                shown.set(places.get(i), filled.get(i));
            }
        });
        return new QueryResult(shown, page.totalResults());
    }
}
