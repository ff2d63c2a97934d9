package io.scimwright.server.spi;

import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One provider for each tenant behind one resource type, so that nothing of one tenant can be seen by another. Thread-safe, if
 * the providers are.
 */
public final class PerTenantProvider implements ResourceProvider {

    private final ResourceType type;
    private final Capabilities capabilities;
    private final Function<String, ? extends ResourceProvider> create;
    private final Map<String, ResourceProvider> byTenant = new ConcurrentHashMap<>();

    private PerTenantProvider(
            ResourceType type, Capabilities capabilities, Function<String, ? extends ResourceProvider> create) {
        this.type = Objects.requireNonNull(type);
        this.capabilities = Objects.requireNonNull(capabilities);
        this.create = Objects.requireNonNull(create);
    }

    /**
     * A provider that makes the provider of a tenant when its first request comes.
     *
     * @param capabilities what the provider of every tenant does by itself
     * @param create makes the provider of a tenant from the tenant's name; called once for each
     */
    public static PerTenantProvider of(
            ResourceType type, Capabilities capabilities, Function<String, ? extends ResourceProvider> create) {
        return new PerTenantProvider(type, capabilities, create);
    }

    private ResourceProvider of(RequestContext context) {
        String tenant = context.tenant()
                .orElseThrow(() -> new IllegalStateException("a request for " + type + " has no tenant"));
        return byTenant.computeIfAbsent(tenant, create);
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
    public WriteOutcome create(CreateRequest request) {
        return of(request.context()).create(request);
    }

    @Override
    public Optional<ScimResource> find(FindRequest request) {
        return of(request.context()).find(request);
    }

    @Override
    public QueryResult query(QueryRequest request) {
        return of(request.context()).query(request);
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        return of(request.context()).replace(request);
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        return of(request.context()).patch(request);
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        return of(request.context()).delete(request);
    }
}
