package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;

/** The operations on the resources of one type (RFC 7644 sections 3.3 to 3.6). */
final class ResourceEndpoint {

    private final Dialect dialect;
    private final Limits limits;
    private final Body body;
    private final Listing listing;
    private final Representation representation;

    ResourceEndpoint(Dialect dialect, Limits limits, Representation representation) {
        this.dialect = dialect;
        this.limits = limits;
        this.body = new Body(limits);
        this.listing = new Listing(limits);
        this.representation = representation;
    }

    ScimResponse list(ResourceProvider provider, Exchange exchange) {
        return list(provider, exchange, SearchParameters.of(exchange.query()));
    }

    ScimResponse search(ResourceProvider provider, Exchange exchange) {
        return list(provider, exchange, SearchParameters.of(body.read(exchange.request())));
    }

    private ScimResponse list(ResourceProvider provider, Exchange exchange, SearchParameters parameters) {
        Query query = parameters.query(provider.resourceType(), dialect, limits);
        QueryResult found = listing.run(provider, exchange.context(), query);
        return ScimResponse.of(
                200,
                representation.list(
                        found.resources(),
                        found.totalResults(),
                        query.startIndex(),
                        query.projection(),
                        exchange.request().baseUri()));
    }

    ScimResponse create(ResourceProvider provider, Exchange exchange) {
        ResourceType type = provider.resourceType();
        Projection projection = projection(type, exchange);
        ScimObject sent = body.read(exchange.request());
        ScimResource submitted = submitted(sent, type, exchange);
        WriteOutcome outcome = provider.create(new CreateRequest(exchange.context(), submitted, sent));
        ScimResource created = outcome.after()
                .orElseThrow(() -> new IllegalStateException(type + " provider created a resource and gave none back"));
        exchange.wrote(outcome, type, created.id());
        return shown(201, created, projection, exchange);
    }

    ScimResponse find(ResourceProvider provider, String id, Exchange exchange) {
        Projection projection = projection(provider.resourceType(), exchange);
        return shown(200, require(provider, id, projection, exchange.context()), projection, exchange);
    }

    ScimResponse replace(ResourceProvider provider, String id, Exchange exchange) {
        ResourceType type = provider.resourceType();
        Projection projection = projection(type, exchange);
        ScimResource submitted =
                submitted(body.read(exchange.request()), type, exchange).withId(id);
        WriteOutcome outcome = exchange.wrote(
                provider.replace(new ReplaceRequest(exchange.context(), id, submitted, projection)), type, id);
        return shown(200, after(outcome, provider, id, projection, exchange.context()), projection, exchange);
    }

    ScimResponse patch(ResourceProvider provider, String id, Exchange exchange) {
        ResourceType type = provider.resourceType();
        Projection projection = projection(type, exchange);
        ScimObject message = body.read(exchange.request());
        checkOperations(message);
        Patch patch = Patch.decode(message, type, dialect, exchange.context()::recordIgnored);
        boolean silent = type.name().equals(Group.TYPE.name())
                && dialect.grants(Leniency.GROUP_PATCH_NO_CONTENT)
                && !projection.isExplicit();
        WriteOutcome outcome = exchange.wrote(
                provider.patch(new PatchRequest(exchange.context(), id, patch, projection, !silent)), type, id);
        return silent
                ? ScimResponse.empty(204)
                : shown(200, after(outcome, provider, id, projection, exchange.context()), projection, exchange);
    }

    private void checkOperations(ScimObject message) {
        int operations = message.elements("Operations").size();
        if (operations > limits.patchOperations()) {
            throw ScimException.of(
                    413, "the PATCH has " + operations + " operations; at most " + limits.patchOperations());
        }
    }

    ScimResponse delete(ResourceProvider provider, String id, Exchange exchange) {
        exchange.wrote(provider.delete(new DeleteRequest(exchange.context(), id)), provider.resourceType(), id);
        return ScimResponse.empty(204);
    }

    private ScimResource submitted(ScimObject sent, ResourceType type, Exchange exchange) {
        return ScimJson.submitted(sent, type, dialect, exchange.context()::recordIgnored);
    }

    private Projection projection(ResourceType type, Exchange exchange) {
        return SearchParameters.of(exchange.query()).projection(type, dialect);
    }

    private static ScimResource after(
            WriteOutcome outcome, ResourceProvider provider, String id, Projection projection, RequestContext context) {
        return outcome.after().orElseGet(() -> require(provider, id, projection, context));
    }

    private static ScimResource require(
            ResourceProvider provider, String id, Projection projection, RequestContext context) {
        return provider.find(new FindRequest(context, id, projection)).orElseThrow(() -> provider.unknown(id));
    }

    private ScimResponse shown(int status, ScimResource resource, Projection projection, Exchange exchange) {
        String baseUri = exchange.request().baseUri();
        return ScimResponse.of(status, representation.resource(resource, projection, baseUri))
                .with("Location", Representation.location(resource.type(), resource.id(), baseUri));
    }
}
