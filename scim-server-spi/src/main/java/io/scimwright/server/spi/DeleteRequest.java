package io.scimwright.server.spi;

/**
 * Delete a resource.
 *
 * @param context what surrounds the request
 * @param id the identifier of the resource
 */
public record DeleteRequest(RequestContext context, String id) {}
