package io.scimwright.server;

import static io.scimwright.server.Scim.request;

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
import java.util.List;
import java.util.Optional;

/** Hands everything on, and notes whether members were wanted. */
final class Watching implements ResourceProvider {

    private final ResourceProvider inner;
    private final List<Boolean> wanted;

    Watching(ResourceProvider inner, List<Boolean> wanted) {
        this.inner = inner;
        this.wanted = wanted;
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
        wanted.add(request.projection().wants(resourceType(), "members"));
        return inner.find(request);
    }

    @Override
    public QueryResult query(QueryRequest request) {
        wanted.add(request.query().projection().wants(resourceType(), "members"));
        return inner.query(request);
    }

    @Override
    public WriteOutcome replace(ReplaceRequest request) {
        return inner.replace(request);
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        return inner.delete(request);
    }
}
