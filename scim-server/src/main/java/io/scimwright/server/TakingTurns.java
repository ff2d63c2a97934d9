package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.PerTenantProvider;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A provider without versions whose PATCH is to read, change and replace: two at once would lose what one of them changed, so
 * that writes of one resource wait for each other here. Those of different resources never do. Across processes the last writer
 * wins still. Thread-safe.
 */
final class TakingTurns implements ResourceProvider {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ResourceProvider inner;
    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();

    private TakingTurns(ResourceProvider inner) {
        this.inner = inner;
    }

    /** The lock of one resource, there as long as somebody holds it or waits for it. */
    private static final class Place {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int people;
    }

    /** The provider, with turns where it needs them. */
    static ResourceProvider whereNeeded(ResourceProvider provider) {
        return provider.capabilities().keepsVersions() || !readsAndReplaces(provider)
                ? provider
                : new TakingTurns(provider);
    }

    /** Whether PATCH is left to the SPI; a provider for each tenant does not tell, and is taken for one of those. */
    private static boolean readsAndReplaces(ResourceProvider provider) {
        if (provider instanceof PerTenantProvider) {
            return true;
        }
        try {
            return provider.getClass().getMethod("patch", PatchRequest.class).isDefault();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every provider can patch", e);
        }
    }

    private <T> T alone(RequestContext context, String id, Supplier<T> work) {
        String key = context.tenant().orElse("") + "/" + id;
        Place place = places.compute(key, (same, present) -> {
            Place entered = present == null ? new Place() : present;
            entered.people++;
            return entered;
        });
        try {
            await(place.lock, context);
            try {
                return work.get();
            } finally {
                place.lock.unlock();
            }
        } finally {
            places.computeIfPresent(key, (same, present) -> --present.people == 0 ? null : present);
        }
    }

    private static void await(ReentrantLock lock, RequestContext context) {
        Duration wait = context.deadline()
                .map(moment -> Duration.between(Instant.now(), moment))
                .orElse(PATIENCE);
        try {
            if (!lock.tryLock(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw ScimException.of(503, "other changes of the resource take too long")
                        .retryAfter(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScimException.of(503, "the server is stopping").causedBy(e);
        }
    }

    @Override
    public ResourceType resourceType() {
        return inner.resourceType();
    }

    @Override
    public Capabilities capabilities() {
        return inner.capabilities();
    }

    @Override
    public WriteOutcome create(CreateRequest request) {
        return inner.create(request);
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return inner.find(request);
    }

    @Override
    public QueryResult query(QueryRequest request) {
        return inner.query(request);
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        return alone(request.context(), request.id(), () -> inner.replace(request));
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        return alone(request.context(), request.id(), () -> inner.patch(request));
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        return alone(request.context(), request.id(), () -> inner.delete(request));
    }

    @Override
    public ScimException unknown(String id) {
        return inner.unknown(id);
    }
}
