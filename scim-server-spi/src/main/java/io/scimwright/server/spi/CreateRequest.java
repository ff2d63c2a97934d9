package io.scimwright.server.spi;

import io.scimwright.core.resource.ScimResource;

/**
 * Create a resource.
 *
 * @param context what surrounds the request
 * @param resource what is to be created: shaped, valid, without id and meta
 */
public record CreateRequest(RequestContext context, ScimResource resource) {}
