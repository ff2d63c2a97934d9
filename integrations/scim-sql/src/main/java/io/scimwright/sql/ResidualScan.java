package io.scimwright.sql;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers a query that SQL answers in part: reads the candidates in portions, and filters, sorts and cuts the page itself. */
final class ResidualScan<T> {

    private final TableQueries<T> queries;
    private final RequestContext context;
    private final Query query;
    private final Optional<PageKey> after;
    private final Sql condition;
    private final Predicate<ScimResource> test;

    /** Members are many: they are read for all candidates only where something is to be found in them. */
    private final Set<String> looked;

    ResidualScan(TableQueries<T> queries, QueryRequest request, SplitFilter filter) {
        this.queries = queries;
        this.context = request.context();
        this.query = request.query();
        this.after = request.afterKey().map(PageKey::read);
        this.condition = filter.condition();
        ResolvedFilter residual = filter.residual();
        this.test = residual == null ? resource -> true : residual.plan();
        this.looked = Mentioned.in(Optional.ofNullable(residual), query.sortBy());
    }

    QueryResult run() {
        int candidates = queries.count(context, condition);
        if (candidates > queries.scanLimit()) {
            throw ScimException.tooMany("the query has to read " + candidates + " resources and may read "
                    + queries.scanLimit() + "; narrow the filter");
        }
        return query.sortBy().map(this::sorted).orElseGet(this::inOrderOfIds);
    }

    private QueryResult inOrderOfIds() {
        if (after.isEmpty()) {
            return page(matches(condition), query.startIndex() - 1, 0);
        }
        // By the database, since only it knows the order of its keys.
        int before =
                matches(condition.and(queries.selects().upTo(after.get().id()))).size();
        Sql rest = condition.and(queries.selects().after(new PageKey(after.get().id(), null, null), null));
        return page(matches(rest), 0, before);
    }

    private QueryResult sorted(ResolvedPath path) {
        List<ScimResource> matches = matches(condition);
        Comparator<ScimResource> order = ResourceOrder.by(path, query.sortOrder());
        matches.sort(order);
        int from = after.map(key -> indexAfter(key, path, order, matches)).orElse(query.startIndex() - 1);
        return page(matches, from, 0);
    }

    private List<ScimResource> matches(Sql part) {
        List<ScimResource> matches = new ArrayList<>();
        List<String> ids = queries.portion(context, part, null);
        while (!ids.isEmpty()) {
            for (ScimResource candidate : candidates(ids)) {
                if (test.test(candidate)) {
                    matches.add(candidate);
                }
            }
            ids = queries.portion(context, part, ids.get(ids.size() - 1));
        }
        return matches;
    }

    private List<ScimResource> candidates(List<String> ids) {
        return queries.fill(
                context, queries.load(context, ids, Projection.standard()), Projection.standard(), looked::contains);
    }

    private QueryResult page(List<ScimResource> matches, int from, int before) {
        int first = Math.min(from, matches.size());
        int last = (int) Math.min((long) first + query.count(), matches.size());
        List<ScimResource> shown = queries.fill(
                context, matches.subList(first, last), query.projection(), attribute -> !looked.contains(attribute));
        QueryResult page = new QueryResult(shown, before + matches.size());
        return first == last || last == matches.size()
                ? page
                : page.followedBy(key(matches.get(last - 1)).write());
    }

    private PageKey key(ScimResource last) {
        return PageKey.of(
                last.id(), query.sortBy().map(path -> compared(path, last)).orElse(null));
    }

    /** The value that a resource is sorted by; a long text as it compares, so that its beginning does so too. */
    private static @Nullable ScimValue compared(ResolvedPath path, ScimResource resource) {
        ScimValue value = deciding(path, resource);
        return value instanceof ScimString text
                        && PageKey.isLong(text)
                        && !path.leaf().comparesExactly()
                ? ScimString.of(TextFold.fold(text.value()))
                : value;
    }

    private static @Nullable ScimValue deciding(ResolvedPath path, ScimResource resource) {
        ScimValue value = path.attributeIn(resource.attributes()).orElse(null);
        if (value instanceof ScimList list && list.isAssigned()) {
            value = list.elements().stream()
                    .filter(element -> element instanceof ScimObject object
                            && object.findBoolean("primary").orElse(false))
                    .findFirst()
                    .orElse(list.elements().get(0));
        }
        if (value instanceof ScimObject object) {
            return object.find(
                            path.subAttribute().isEmpty()
                                    ? "value"
                                    : path.leaf().name())
                    .orElse(null);
        }
        return value;
    }

    private int indexAfter(PageKey key, ResolvedPath path, Comparator<ScimResource> order, List<ScimResource> matches) {
        if (key.isCut()) {
            for (int i = 0; i < matches.size(); i++) {
                if (matches.get(i).id().equals(key.id())
                        && compared(path, matches.get(i)) instanceof ScimString text
                        && key.isOf(text.value())) {
                    return i + 1;
                }
            }
        }
        ScimResource stub = stub(key.isCut() ? key.beforeAlike(query.sortOrder()) : key, path);
        int at = 0;
        while (at < matches.size() && order.compare(matches.get(at), stub) <= 0) {
            at++;
        }
        return at;
    }

    /** A resource that stands where the page ended. */
    private ScimResource stub(PageKey key, ResolvedPath path) {
        ScimObject tree = ScimObject.builder().put("id", key.id()).build();
        ScimValue value = key.value();
        if (value != null) {
            boolean wrapped = path.attribute().isComplex();
            String part = path.subAttribute().isEmpty() ? "value" : path.leaf().name();
            tree = path.set(tree, wrapped ? ScimObject.of(part, value) : value);
        }
        return ScimResource.of(queries.resourceType(), tree);
    }
}
