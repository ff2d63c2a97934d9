package io.scimwright.server;

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
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.Optional;

/** Hands everything on; for tests to do one thing otherwise. */
class Delegating implements ResourceProvider {

    private final ResourceProvider inner;

    Delegating(ResourceProvider inner) {
        this.inner = inner;
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
        return inner.replace(request);
    }

    @Override
    public WriteOutcome patch(PatchRequest request) {
        return inner.patch(request);
    }

    @Override
    public WriteOutcome delete(DeleteRequest request) {
        return inner.delete(request);
    }
}
