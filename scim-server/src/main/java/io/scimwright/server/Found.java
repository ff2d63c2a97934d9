package io.scimwright.server;

import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page as it goes into the answer.
 *
 * @param startIndex 1-based; 0 in a page by cursor, which has none
 * @param nextCursor null on the last page and in pages by index
 */
record Found(
        List<ScimResource> resources,
        int totalResults,
        int startIndex,
        @Nullable String nextCursor,
        Function<ResourceType, Projection> projections) {}
