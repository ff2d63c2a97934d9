package io.scimwright.server.spi;

import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;

/**
 * Put a resource in the place of another.
 *
 * @param context what surrounds the request
 * @param id the identifier of the resource that is replaced
 * @param resource what it is to be: shaped and valid; readOnly attributes it lacks keep their values
 * @param projection what of the resource the answer will show
 * @param precondition what has to hold at the moment of the write
 */
public record ReplaceRequest(
        RequestContext context, String id, ScimResource resource, Projection projection, Precondition precondition) {

    /** A request on which nothing has to hold. */
    public ReplaceRequest(RequestContext context, String id, ScimResource resource, Projection projection) {
        this(context, id, resource, projection, Precondition.none());
    }

    /** The resource by type and id only: it may hold a password. */
    @Override
    public String toString() {
        return "ReplaceRequest[" + resource.type() + "/" + id + "]";
    }
}
