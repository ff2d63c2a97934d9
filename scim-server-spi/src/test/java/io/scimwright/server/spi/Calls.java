package io.scimwright.server.spi;

import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.Filter;
import java.util.Optional;

/** Calls a provider as an engine does. */
final class Calls {

    final RequestContext context = RequestContext.of(new Principal("test"), "c-1", Dialect.tolerant());
    private final ResourceProvider provider;

    Calls(ResourceProvider provider) {
        this.provider = provider;
    }

    ScimResource create(String json) {
        ScimObject sent = ScimJson.read(json);
        return provider.create(new CreateRequest(context, submitted(sent), sent))
                .after()
                .orElseThrow();
    }

    private ScimResource submitted(ScimObject sent) {
        return ScimJson.submitted(sent, provider.resourceType(), Dialect.tolerant(), context::recordIgnored);
    }

    Optional<ScimResource> find(String id) {
        return provider.find(new FindRequest(context, id, Projection.standard()));
    }

    WriteOutcome replace(String id, String json) {
        return provider.replace(
                new ReplaceRequest(context, id, submitted(ScimJson.read(json)).withId(id), Projection.standard()));
    }

    WriteOutcome patch(String id, String operations) {
        ScimObject message =
                ScimJson.read("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                        + operations + "]}");
        Patch patch = Patch.decode(message, provider.resourceType(), Dialect.tolerant(), context::recordIgnored);
        return provider.patch(new PatchRequest(context, id, patch, Projection.standard(), true));
    }

    QueryResult query(String filter) {
        return query(Query.of(Filter.parse(filter), provider.resourceType()));
    }

    QueryResult query(Query query) {
        return provider.query(new QueryRequest(context, query));
    }

    void delete(String id) {
        provider.delete(new DeleteRequest(context, id));
    }
}
