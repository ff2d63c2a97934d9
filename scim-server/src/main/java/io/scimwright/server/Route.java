package io.scimwright.server;

import io.scimwright.server.spi.ResourceProvider;

/** Where a path leads. */
sealed interface Route {

    /** The endpoint of a resource type. */
    record Collection(ResourceProvider provider) implements Route {}

    /** One resource. */
    record Single(ResourceProvider provider, String id) implements Route {}

    /** A query by POST on a resource type (RFC 7644 section 3.4.3). */
    record Search(ResourceProvider provider) implements Route {}

    /** The service provider's configuration. */
    record Configuration() implements Route {}

    /** All schemas or resource types. */
    record DiscoveryList(Discovery discovery) implements Route {}

    /** One schema or resource type. */
    record DiscoverySingle(Discovery discovery, String id) implements Route {}

    /** An endpoint of the RFC that this server does not have. */
    record NotImplemented(String what) implements Route {}

    /** The two lists of discovery (RFC 7644 section 4). */
    enum Discovery {
        SCHEMAS,
        RESOURCE_TYPES
    }
}
