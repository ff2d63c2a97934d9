package io.scimwright.server.spi;

import io.scimwright.core.patch.Patch;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;

/** What a request asks of the resources of one type, decoded and resolved. */
public sealed interface Operation {

    /** What surrounds the request. */
    RequestContext context();

    /** The type of the resources. */
    ResourceType resourceType();

    /** Create a resource; {@code resource} has no id yet. */
    record Create(RequestContext context, ResourceType resourceType, ScimResource resource) implements Operation {}

    /** Read one resource. */
    record Find(RequestContext context, ResourceType resourceType, String id) implements Operation {}

    /** Search resources. */
    record Search(RequestContext context, ResourceType resourceType, Query query) implements Operation {}

    /** Replace a resource by another. */
    record Replace(RequestContext context, ResourceType resourceType, String id, ScimResource resource)
            implements Operation {}

    /** Change parts of a resource. */
    record Change(RequestContext context, ResourceType resourceType, String id, Patch patch) implements Operation {}

    /** Delete a resource. */
    record Delete(RequestContext context, ResourceType resourceType, String id) implements Operation {}
}
