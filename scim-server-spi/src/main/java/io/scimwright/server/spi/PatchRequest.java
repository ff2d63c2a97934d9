package io.scimwright.server.spi;

import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;

/**
 * Change parts of a resource.
 *
 * @param context what surrounds the request
 * @param id the identifier of the resource
 * @param patch what is to change
 * @param projection what of the resource the answer will show
 * @param answersResource whether the answer shows the resource at all
 * @param precondition what has to hold at the moment of the write
 */
public record PatchRequest(
        RequestContext context,
        String id,
        Patch patch,
        Projection projection,
        boolean answersResource,
        Precondition precondition) {

    /** A request on which nothing has to hold. */
    public PatchRequest(
            RequestContext context, String id, Patch patch, Projection projection, boolean answersResource) {
        this(context, id, patch, projection, answersResource, Precondition.none());
    }
}
