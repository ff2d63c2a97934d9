package io.scimwright.server.spi;

import io.scimwright.core.projection.Projection;

/**
 * Find one resource.
 *
 * @param context what surrounds the request
 * @param id the identifier, compared exactly
 * @param projection what of it is shown; a provider may leave out the rest
 */
public record FindRequest(RequestContext context, String id, Projection projection) {}
