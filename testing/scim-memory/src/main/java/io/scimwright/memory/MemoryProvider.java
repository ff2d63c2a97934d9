package io.scimwright.memory;

import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.patch.PatchResult;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Keeps the resources of one type in memory, in the order of their creation, each tenant's apart. Thread-safe.
 *
 * <p>Attributes of uniqueness server or global are kept unique. Filters that require a certain value of one of those, or of
 * another indexed attribute, do not read all resources. Versions are weak entity tags that count a resource's writes; pages by
 * key are right whatever is created or deleted between them.
 *
 * <pre>{@code
 * ScimServer scim = ScimServer.builder()
 *         .resource(MemoryProvider.of(User.TYPE))
 *         .resource(MemoryProvider.of(Group.TYPE))
 *         …
 * }</pre>
 */
public final class MemoryProvider implements ResourceProvider {

    private static final Capabilities CAPABILITIES = Capabilities.none()
            .withFilter(filter -> true)
            .withSort()
            .withVersions()
            .withKeys();

    private final ResourceType type;
    private final Indexes indexes;
    private final Map<String, Store> stores = new ConcurrentHashMap<>();

    private MemoryProvider(ResourceType type, Indexes indexes) {
        this.type = type;
        this.indexes = indexes;
    }

    /**
     * An empty store of that type. Indexed are the attributes that are unique, and those that clients look for: {@code
     * externalId}, {@code displayName}, {@code userType}, {@code emails.value} and {@code members.value}.
     */
    public static MemoryProvider of(ResourceType type) {
        return new MemoryProvider(Objects.requireNonNull(type), Indexes.standard(type));
    }

    /**
     * An empty store of the same type with indexes more.
     *
     * @param paths of attributes or sub-attributes that hold strings, such as {@code title}
     * @throws IllegalArgumentException when the type does not define one
     */
    public MemoryProvider indexing(Collection<String> paths) {
        return new MemoryProvider(type, indexes.with(paths));
    }

    @Override
    public ResourceType resourceType() {
        return type;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    private Store store(RequestContext context) {
        return stores.computeIfAbsent(context.tenant().orElse(""), none -> new Store(indexes.paths()));
    }

    @Override
    public WriteOutcome create(CreateRequest request) {
        return WriteOutcome.created(store(request.context()).create(request.resource()));
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return store(request.context()).find(request.id());
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        return change(request.context(), request.id(), before -> {
            request.precondition().check(before);
            ScimResource after = before.replacedBy(request.resource());
            return new Store.Draft(after, ChangeList.between(before, after));
        });
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        return change(request.context(), request.id(), before -> {
            request.precondition().check(before);
            PatchResult result = request.patch().apply(before);
            return new Store.Draft(result.after(), result.changes());
        });
    }

    private WriteOutcome change(RequestContext context, String id, Store.Writer writer) {
        Store.Draft stored = store(context).change(id, writer).orElseThrow(() -> unknown(id));
        return stored.changes().isEmpty()
                ? WriteOutcome.unchanged(stored.after())
                : WriteOutcome.changed(stored.after(), stored.changes());
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        if (!store(request.context()).delete(request.id(), request.precondition()::check)) {
            throw unknown(request.id());
        }
        return WriteOutcome.deleted();
    }

    @Override
    public QueryResult query(QueryRequest request) {
        Query query = request.query();
        Store store = store(request.context());
        boolean whole = query.filter().isEmpty() && query.sortBy().isEmpty();
        return whole ? part(request, store.all()) : page(request, matches(store, query));
    }

    private static List<Match> matches(Store store, Query query) {
        return query.filter().flatMap(store::matches).orElseGet(() -> {
            List<Cell> cells = query.filter().flatMap(store::candidates).orElseGet(store::all);
            return tested(cells, query.predicate());
        });
    }

    private static List<Match> tested(List<Cell> cells, Predicate<ScimResource> test) {
        List<Match> matches = new ArrayList<>();
        for (Cell cell : cells) {
            ScimResource resource = cell.resource;
            if (resource != null && test.test(resource)) {
                matches.add(new Match(cell.sequence, resource));
            }
        }
        return matches;
    }

    /** A page of everything: only what it shows is looked at. */
    private static QueryResult part(QueryRequest request, List<Cell> cells) {
        Query query = request.query();
        int from = request.afterKey()
                .map(key -> PageKey.indexAfter(Long.parseLong(key), cells, cell -> cell.sequence))
                .orElse(query.startIndex() - 1);
        int first = Math.min(from, cells.size());
        int last = (int) Math.min((long) first + query.count(), cells.size());
        List<ScimResource> shown = new ArrayList<>(last - first);
        for (Cell cell : cells.subList(first, last)) {
            ScimResource resource = cell.resource;
            if (resource != null) {
                shown.add(resource);
            }
        }
        QueryResult page = new QueryResult(shown, cells.size());
        return first == last || last == cells.size()
                ? page
                : page.followedBy(Long.toString(cells.get(last - 1).sequence));
    }

    private QueryResult page(QueryRequest request, List<Match> matches) {
        Query query = request.query();
        query.sortBy().ifPresent(path -> {
            Comparator<ScimResource> order = ResourceOrder.by(path, query.sortOrder());
            matches.sort((left, right) -> order.compare(left.resource(), right.resource()));
        });
        int from = request.afterKey()
                .map(key -> PageKey.indexAfter(query, key, matches, type))
                .orElse(query.startIndex() - 1);
        int first = Math.min(from, matches.size());
        int last = (int) Math.min((long) first + query.count(), matches.size());
        List<ScimResource> shown = new ArrayList<>(last - first);
        for (Match match : matches.subList(first, last)) {
            shown.add(match.resource());
        }
        QueryResult page = new QueryResult(shown, matches.size());
        return first == last || last == matches.size()
                ? page
                : page.followedBy(PageKey.after(query, matches.get(last - 1)));
    }

    /** The type; never what is kept. */
    @Override
    public String toString() {
        return "MemoryProvider[" + type + "]";
    }
}
