package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.io.ByteArrayInputStream;

/** Requests on the resources of one type (RFC 7644 sections 3.3 to 3.6): decodes them, and writes the answers. */
final class ResourceEndpoint {

    private final Dialect dialect;
    private final Limits limits;
    private final Body body;
    private final Operations operations;
    private final References references;
    private final Representation representation;

    ResourceEndpoint(
            Dialect dialect,
            Limits limits,
            Operations operations,
            References references,
            Representation representation) {
        this.dialect = dialect;
        this.limits = limits;
        this.body = new Body(limits);
        this.operations = operations;
        this.references = references;
        this.representation = representation;
    }

    ScimResponse create(ResourceProvider provider, Exchange exchange) {
        ResourceType type = provider.resourceType();
        Access.requireScope(exchange.context().principal(), type, true);
        Projection projection = projection(type, exchange);
        byte[] sent = body.bytes(exchange.request());
        ScimResource created = operations.create(
                provider,
                submitted(sent, type, exchange),
                () -> ScimJson.read(new ByteArrayInputStream(sent)),
                exchange.task());
        return shown(201, created, projection, exchange);
    }

    ScimResponse find(ResourceProvider provider, String id, Exchange exchange) {
        Projection projection = projection(provider.resourceType(), exchange);
        ScimResource found = operations.find(provider, id, projection, exchange.task());
        if (Conditions.of(exchange.request()).isNotModified(found)) {
            return tagged(ScimResponse.empty(304), found);
        }
        return shown(200, found, projection, exchange);
    }

    ScimResponse replace(ResourceProvider provider, String id, Exchange exchange) {
        ResourceType type = provider.resourceType();
        Access.requireScope(exchange.context().principal(), type, true);
        Projection projection = projection(type, exchange);
        ScimResource submitted = submitted(body.bytes(exchange.request()), type, exchange);
        WriteOutcome outcome = operations.replace(
                provider, id, submitted, projection, Conditions.of(exchange.request()), exchange.task());
        return shown(200, operations.after(outcome, provider, id, projection, exchange.task()), projection, exchange);
    }

    ScimResponse patch(ResourceProvider provider, String id, Exchange exchange) {
        ResourceType type = provider.resourceType();
        Access.requireScope(exchange.context().principal(), type, true);
        Projection projection = projection(type, exchange);
        Patch patch = patch(body.read(exchange.request()), type, exchange.baseUri(), exchange.task());
        boolean silent = isSilent(type) && !projection.isExplicit();
        WriteOutcome outcome = operations.patch(
                provider, id, patch, projection, !silent, Conditions.of(exchange.request()), exchange.task());
        return silent
                ? outcome.version()
                        .map(tag -> ScimResponse.empty(204).with("ETag", tag))
                        .orElse(ScimResponse.empty(204))
                : shown(
                        200,
                        operations.after(outcome, provider, id, projection, exchange.task()),
                        projection,
                        exchange);
    }

    /** Whether a PATCH answers 204: a group may have many members, and who changes it knows what it changes. */
    private boolean isSilent(ResourceType type) {
        return type.name().equals(Group.TYPE.name()) && dialect.grants(Leniency.GROUP_PATCH_NO_CONTENT);
    }

    /** The patch of a PatchOp message, with no more operations than allowed. */
    Patch patch(ScimObject message, ResourceType type, String baseUri, Task task) {
        return Patch.decode(
                PatchUris.resolve(message, type, dialect, references, baseUri),
                type,
                dialect,
                task.context()::recordIgnored,
                limits.patchOperations());
    }

    ScimResponse delete(ResourceProvider provider, String id, Exchange exchange) {
        operations.delete(provider, id, Conditions.of(exchange.request()), exchange.task());
        return ScimResponse.empty(204);
    }

    private ScimResource submitted(byte[] sent, ResourceType type, Exchange exchange) {
        return ScimJson.submitted(sent, type, dialect, exchange.context()::recordIgnored);
    }

    private Projection projection(ResourceType type, Exchange exchange) {
        return SearchParameters.of(exchange.query(), dialect).projection(type, dialect);
    }

    private ScimResponse shown(int status, ScimResource resource, Projection projection, Exchange exchange) {
        String baseUri = exchange.baseUri();
        String location = Representation.location(resource, baseUri);
        ScimResponse response = ScimResponse.of(
                        status, representation.resource(resource, projection, baseUri, location))
                .with("Location", location);
        return tagged(response, resource);
    }

    private static ScimResponse tagged(ScimResponse response, ScimResource resource) {
        return resource.version().map(tag -> response.with("ETag", tag)).orElse(response);
    }
}
