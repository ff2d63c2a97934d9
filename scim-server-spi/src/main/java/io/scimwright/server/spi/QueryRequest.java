package io.scimwright.server.spi;

import io.scimwright.core.query.Query;

/**
 * Find the resources that satisfy a query.
 *
 * @param context what surrounds the request
 * @param query holds no filter and no sort that the provider's capabilities do not cover
 */
public record QueryRequest(RequestContext context, Query query) {}
