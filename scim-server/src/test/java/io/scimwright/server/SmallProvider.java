package io.scimwright.server;

import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that a provider can be: it lists, keeps versions, and replaces on condition; filters, sorts, PATCH and everything
 * else is left to the engine. Counts what it is asked.
 */
final class SmallProvider implements ResourceProvider {

    final AtomicInteger conflicts = new AtomicInteger();
    private final ResourceType type;
    private final Capabilities capabilities;
    private final Map<String, ScimResource> resources = new TreeMap<>();
    private int issued;

    SmallProvider(ResourceType type) {
        this(type, Capabilities.none().withVersions());
    }

    SmallProvider(ResourceType type, Capabilities capabilities) {
        this.type = type;
        this.capabilities = capabilities;
    }

    @Override
    public ResourceType resourceType() {
        return type;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public synchronized WriteOutcome create(CreateRequest request) {
        String id = String.format("%s-%04d", type.name().toLowerCase(Locale.ROOT), ++issued);
        return WriteOutcome.created(store(request.resource().withId(id), 1));
    }

    private ScimResource store(ScimResource resource, int version) {
        ScimResource stored = resource.withMeta(Meta.none().version("W/\"" + version + "\""));
        resources.put(stored.id(), stored);
        return stored;
    }

    @Override
    public synchronized Optional<ScimResource> find(FindRequest request) {
        return Optional.ofNullable(resources.get(request.id()));
    }

    @Override
    public synchronized QueryResult query(QueryRequest request) {
        List<ScimResource> all = new ArrayList<>(resources.values());
        int from = Math.min(request.query().startIndex() - 1, all.size());
        int to = (int) Math.min((long) from + request.query().count(), all.size());
        return new QueryResult(all.subList(from, to), all.size());
    }

    @Override
    public synchronized WriteOutcome replace(ReplaceRequest request) {
        ScimResource before = Optional.ofNullable(resources.get(request.id())).orElseThrow(() -> unknown(request.id()));
        try {
            request.precondition().check(before);
        } catch (RuntimeException conflict) {
            conflicts.incrementAndGet();
            throw conflict;
        }
        ScimResource after = before.replacedBy(request.resource());
        if (ChangeList.between(before, after).isEmpty()) {
            return WriteOutcome.unchanged(before);
        }
        int version = Integer.parseInt(before.version().orElseThrow().replaceAll("\\D", ""));
        return WriteOutcome.changed(store(after, version + 1), ChangeList.between(before, after));
    }

    @Override
    public synchronized WriteOutcome delete(DeleteRequest request) {
        ScimResource before = Optional.ofNullable(resources.get(request.id())).orElseThrow(() -> unknown(request.id()));
        request.precondition().check(before);
        resources.remove(request.id());
        return WriteOutcome.deleted();
    }
}
