package io.scimwright.server.spi;

/**
 * Delete a resource.
 *
 * @param context what surrounds the request
 * @param id the identifier of the resource
 * @param precondition what has to hold at the moment of the deletion
 */
public record DeleteRequest(RequestContext context, String id, Precondition precondition) {

    /** A request on which nothing has to hold. */
    public DeleteRequest(RequestContext context, String id) {
        this(context, id, Precondition.none());
    }
}
