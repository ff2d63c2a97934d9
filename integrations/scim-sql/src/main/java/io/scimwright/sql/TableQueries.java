package io.scimwright.sql;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers queries over one table. Thread-safe. */
final class TableQueries<T> {

    /** A statement with more parameters is more than some databases take. */
    private static final int PORTION = 1000;

    private final TableRepository<T> repository;
    private final TableMapping<T> mapping;
    private final Connections connections;
    private final Selects selects;
    private final List<ElementReader> readers;
    private final int scanLimit;

    TableQueries(
            TableRepository<T> repository,
            TableMapping<T> mapping,
            Connections connections,
            Shape shape,
            int scanLimit) {
        this.repository = repository;
        this.mapping = mapping;
        this.connections = connections;
        this.selects = new Selects(mapping, shape);
        this.readers = mapping.elements().stream()
                .filter(elements -> elements.table() != null && elements.table().join() != null)
                .map(elements -> new ElementReader(mapping.mapper().resourceType(), elements, selects))
                .toList();
        this.scanLimit = scanLimit;
    }

    /** A row that a statement found. */
    record Found(String id, @Nullable ScimValue value) {}

    ResourceType resourceType() {
        return mapping.mapper().resourceType();
    }

    boolean isPossible(String id) {
        return selects.isPossible(id);
    }

    /** The statement that finds the page of a query, or the candidates where something is left. */
    SqlSelect explain(RequestContext context, Query query) {
        SplitFilter filter = selects.split(query, hidden(context));
        SortKey sort = selects.sortKey(query, hidden(context)).orElse(null);
        boolean sorted = query.sortBy().isEmpty() || sort != null;
        Sql sql = filter.residual() == null && sorted
                ? selects.page(filter.condition(), sort, query.count() + 1L, query.startIndex() - 1L)
                : selects.page(filter.condition(), null, PORTION, 0);
        return new SqlSelect(sql, filter.residual(), sorted);
    }

    /** Who may not read groups does not learn of them from users either. */
    private static Set<String> hidden(RequestContext context) {
        return context.principal().mayRead(Group.TYPE.name()) ? Set.of() : Set.of(User.GROUPS.toString());
    }

    QueryResult query(QueryRequest request) {
        Query query = request.query();
        Set<String> hidden = hidden(request.context());
        SplitFilter filter = selects.split(query, hidden);
        Optional<SortKey> sort = selects.sortKey(query, hidden);
        if (filter.residual() != null || (query.sortBy().isPresent() && sort.isEmpty())) {
            return new ResidualScan<>(this, request, filter).run();
        }
        return page(request, filter.condition(), sort.orElse(null));
    }

    private QueryResult page(QueryRequest request, Sql condition, @Nullable SortKey sort) {
        Query query = request.query();
        RequestContext context = request.context();
        if (query.count() == 0) {
            return new QueryResult(List.of(), count(context, condition));
        }
        Optional<PageKey> after = request.afterKey().map(PageKey::read);
        long offset = after.isPresent() ? 0 : query.startIndex() - 1L;
        Sql part =
                after.isPresent() ? condition.and(selects.after(whole(context, after.get(), sort), sort)) : condition;
        List<Found> found = find(context, selects.page(part, sort, query.count() + 1L, offset), sort);
        boolean more = found.size() > query.count();
        List<Found> shown = more ? found.subList(0, query.count()) : found;
        boolean known = after.isEmpty() && !more && (!shown.isEmpty() || offset == 0);
        long least = offset + found.size();
        int total = known ? saturated(least) : (int) Math.max(count(context, condition), shown.isEmpty() ? 0 : least);
        List<ScimResource> resources =
                load(context, shown.stream().map(Found::id).toList(), query.projection());
        QueryResult page = new QueryResult(fill(context, resources, query.projection()), total);
        Found last = more ? shown.get(shown.size() - 1) : null;
        return last == null
                ? page
                : page.followedBy(PageKey.of(last.id(), last.value()).write());
    }

    /** A key whose value was too long for a cursor with the whole value, if its row still has it. */
    private PageKey whole(RequestContext context, PageKey key, @Nullable SortKey sort) {
        if (!key.isCut() || sort == null) {
            return key;
        }
        Sql select = selects.sortValue(sort, key.id());
        List<String> values = connections.lend(
                context, connection -> Statements.query(connection, select, row -> String.valueOf(row.getString(1))));
        return values.isEmpty() || !key.isOf(values.get(0))
                ? key.beforeAlike(sort.order())
                : new PageKey(key.id(), ScimString.of(values.get(0)), null);
    }

    List<Found> find(RequestContext context, Sql select, @Nullable SortKey sort) {
        return connections.lend(context, connection -> Statements.query(connection, select, row -> found(row, sort)));
    }

    private static Found found(ResultSet row, @Nullable SortKey sort) throws SQLException {
        return new Found(row.getString(1), sort == null ? null : SortValues.read(row, 2, sort.type()));
    }

    int count(RequestContext context, Sql condition) {
        List<Long> counts = connections.lend(
                context, connection -> Statements.query(connection, selects.count(condition), row -> row.getLong(1)));
        return saturated(counts.get(0));
    }

    private static int saturated(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    /** The ids of the next candidates in the order of ids. */
    List<String> portion(RequestContext context, Sql condition, @Nullable String after) {
        if (context.deadline().filter(Instant.now()::isAfter).isPresent()) {
            throw ScimException.of(503, "the request took too long").retryAfter(Duration.ofSeconds(1));
        }
        Sql rest = after == null ? condition : condition.and(selects.after(new PageKey(after, null, null), null));
        return find(context, selects.page(rest, null, PORTION, 0), null).stream()
                .map(Found::id)
                .toList();
    }

    Selects selects() {
        return selects;
    }

    int scanLimit() {
        return scanLimit;
    }

    /** The resources with these ids in this order, without what their rows do not have; one that is gone is left out. */
    List<ScimResource> load(RequestContext context, List<String> ids, Projection projection) {
        List<ScimResource> all = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += PORTION) {
            all.addAll(loadPortion(context, ids.subList(from, Math.min(from + PORTION, ids.size())), projection));
        }
        return all;
    }

    private List<ScimResource> loadPortion(RequestContext context, List<String> ids, Projection projection) {
        Map<String, T> rows = new HashMap<>();
        for (T row : repository.findAll(context, List.copyOf(ids))) {
            rows.put(mapping.mapper().id(row), row);
        }
        List<ScimResource> resources = new ArrayList<>(ids.size());
        for (String id : ids) {
            T row = rows.get(id);
            if (row != null) {
                resources.add(mapping.mapper().toListed(row, projection));
            }
        }
        return resources;
    }

    /** The resources with the elements that their rows do not have, where these are wanted. */
    List<ScimResource> fill(RequestContext context, List<ScimResource> resources, Projection projection) {
        return fill(context, resources, projection, attribute -> true);
    }

    ScimResource filled(RequestContext context, ScimResource resource, Projection projection) {
        return fill(context, List.of(resource), projection).get(0);
    }

    /** The same for some attributes only. */
    List<ScimResource> fill(
            RequestContext context, List<ScimResource> resources, Projection projection, Predicate<String> attributes) {
        List<ScimResource> filled = resources;
        for (ElementReader reader : readers) {
            if (attributes.test(reader.attribute()) && !hidden(context).contains(reader.attribute())) {
                List<ScimResource> bare = filled;
                filled = connections.lend(context, connection -> reader.fill(bare, projection, connection));
            }
        }
        return filled;
    }
}
