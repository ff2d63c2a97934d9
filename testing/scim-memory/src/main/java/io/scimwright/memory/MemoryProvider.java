package io.scimwright.memory;

import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.patch.PatchResult;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimValue;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Keeps the resources of one type in memory, in the order of their creation. Thread-safe. */
public final class MemoryProvider implements ResourceProvider {

    private final ResourceType type;
    private final Map<String, ScimResource> resources = new LinkedHashMap<>();
    private final UniqueValues unique;

    private MemoryProvider(ResourceType type) {
        this.type = Objects.requireNonNull(type);
        this.unique = new UniqueValues(type);
    }

    /** An empty store of that type; attributes of uniqueness server or global are kept unique. */
    public static MemoryProvider of(ResourceType type) {
        return new MemoryProvider(type);
    }

    @Override
    public ResourceType resourceType() {
        return type;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.none().withFilter(filter -> true).withSort();
    }

    @Override
    public synchronized WriteOutcome create(CreateRequest request) {
        String id = UUID.randomUUID().toString();
        unique.claim(id, request.resource());
        Instant now = now();
        ScimResource created =
                request.resource().withId(id).withMeta(Meta.none().created(now).lastModified(now));
        resources.put(created.id(), created);
        return WriteOutcome.created(created);
    }

    @Override
    public synchronized Optional<ScimResource> find(FindRequest request) {
        return Optional.ofNullable(resources.get(request.id()));
    }

    @Override
    public QueryResult query(QueryRequest request) {
        Query query = request.query();
        List<ScimResource> matches =
                snapshot().stream().filter(query.predicate()).toList();
        List<ScimResource> sorted = query.sortBy()
                .map(path -> matches.stream()
                        .sorted(ResourceOrder.by(path, query.sortOrder()))
                        .toList())
                .orElse(matches);
        return new QueryResult(
                sorted.stream()
                        .skip(query.startIndex() - 1L)
                        .limit(query.count())
                        .toList(),
                matches.size());
    }

    private synchronized List<ScimResource> snapshot() {
        return List.copyOf(resources.values());
    }

    @Override
    public synchronized WriteOutcome replace(ReplaceRequest request) {
        ScimResource before = require(request.id());
        return store(request.id(), before, before.replacedBy(request.resource()));
    }

    @Override
    public synchronized WriteOutcome patch(PatchRequest request) {
        ScimResource before = require(request.id());
        PatchResult result = request.patch().apply(before);
        return result.isChanged() ? store(request.id(), before, result.after()) : WriteOutcome.unchanged(before);
    }

    @Override
    public synchronized WriteOutcome delete(DeleteRequest request) {
        require(request.id());
        resources.remove(request.id());
        unique.release(request.id());
        return WriteOutcome.deleted();
    }

    private ScimResource require(String id) {
        ScimResource known = resources.get(id);
        if (known == null) {
            throw unknown(id);
        }
        return known;
    }

    private WriteOutcome store(String id, ScimResource before, ScimResource after) {
        List<Change> changes = ChangeList.between(before, after);
        if (changes.isEmpty()) {
            return WriteOutcome.unchanged(before);
        }
        unique.claim(id, after);
        ScimValue meta = before.attributes().find("meta").orElseThrow();
        ScimResource stored = after.withId(id)
                .withAttributes(after.withId(id).attributes().with("meta", meta))
                .withMeta(Meta.none().lastModified(now()));
        resources.put(id, stored);
        return WriteOutcome.changed(stored, changes);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
