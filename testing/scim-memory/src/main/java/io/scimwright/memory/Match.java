package io.scimwright.memory;

import io.scimwright.core.resource.ScimResource;

/**
 * A resource that a query found.
 *
 * @param sequence its place in the order of creation
 */
record Match(long sequence, ScimResource resource) {}
