package io.scimwright.server.spi;

import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimObject;

/**
 * Create a resource.
 *
 * @param context what surrounds the request
 * @param resource what is to be created: shaped, valid, without id and meta
 * @param sent what the client sent, as it came: for a provider that can make use of attributes it does not keep
 */
public record CreateRequest(RequestContext context, ScimResource resource, ScimObject sent) {

    /** The type only: what was sent may hold a password. */
    @Override
    public String toString() {
        return "CreateRequest[" + resource.type() + "]";
    }
}
