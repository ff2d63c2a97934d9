package io.scimwright.server.spi;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.PatchResult;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import java.util.Optional;

/**
 * Keeps the resources of one type: the full SPI. The engine has routed, authenticated, decoded and validated before it calls,
 * and projects and writes afterwards. Implementations are thread-safe; methods may block.
 *
 * <p>Failures are thrown as {@link ScimException}: 404 for an unknown id (see {@link #unknown}), 409 uniqueness for a value that
 * another resource has, 412 for a {@link Precondition} that does not hold. Any other exception becomes a 500 whose cause is
 * logged and not told.
 */
public interface ResourceProvider {

    /** The type of the resources, with the attributes that are kept. */
    ResourceType resourceType();

    /** What the provider does by itself; by default nothing beyond listing. */
    default Capabilities capabilities() {
        return Capabilities.none();
    }

    /** Creates a resource and issues its id, which is never reused. */
    WriteOutcome create(CreateRequest request);

    /** The resource with that id; empty where there is none. */
    Optional<ScimResource> find(FindRequest request);

    /** One page of the resources that match, in an order that is the same from page to page. */
    QueryResult query(QueryRequest request);

    /** Replaces a resource. */
    WriteOutcome replace(ReplaceRequest request);

    /**
     * Changes parts of a resource; by default it is read, changed and replaced, on condition that its version is still the one
     * that was read.
     */
    default WriteOutcome patch(PatchRequest request) {
        ScimResource before = find(new FindRequest(request.context(), request.id(), Projection.standard()))
                .orElseThrow(() -> unknown(request.id()));
        request.precondition().check(before);
        PatchResult result = request.patch().apply(before);
        if (!result.isChanged()) {
            return WriteOutcome.unchanged(before);
        }
        WriteOutcome outcome = replace(new ReplaceRequest(
                request.context(),
                request.id(),
                result.after(),
                request.projection(),
                Precondition.unchangedSince(before)));
        return outcome.after()
                .map(after -> WriteOutcome.changed(after, result.changes()))
                .orElseGet(() -> WriteOutcome.changed(result.changes()));
    }

    /** Deletes a resource for good: afterwards its id is unknown. */
    WriteOutcome delete(DeleteRequest request);

    /** The failure for an id that no resource has. */
    default ScimException unknown(String id) {
        return ScimException.notFound("no " + resourceType().name() + " has the id '" + id + "'");
    }
}
