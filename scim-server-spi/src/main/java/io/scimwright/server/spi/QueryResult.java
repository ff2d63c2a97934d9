package io.scimwright.server.spi;

import io.scimwright.core.resource.ScimResource;
import java.util.List;

/**
 * One page of what a query found.
 *
 * @param resources the resources of the page in order
 * @param totalResults the number of resources that match, whatever the page shows of them; never an estimate
 */
public record QueryResult(List<ScimResource> resources, int totalResults) {

    public QueryResult {
        resources = List.copyOf(resources);
    }
}
