package io.scimwright.server;

import io.scimwright.server.spi.ResourceProvider;
import java.util.List;

/** Where a path leads, and which methods are possible there. */
sealed interface Route {

    /** The methods in the order of the Allow header. */
    List<String> methods();

    /** A name of few values for metrics. */
    String name();

    /** The endpoint of a resource type. */
    record Collection(ResourceProvider provider) implements Route {
        @Override
        public List<String> methods() {
            return List.of("GET", "HEAD", "POST");
        }

        @Override
        public String name() {
            return provider.resourceType().name();
        }
    }

    /** One resource. */
    record Single(ResourceProvider provider, String id) implements Route {
        @Override
        public List<String> methods() {
            return List.of("GET", "HEAD", "PUT", "PATCH", "DELETE");
        }

        @Override
        public String name() {
            return provider.resourceType().name();
        }
    }

    /** A query by POST on a resource type (RFC 7644 section 3.4.3). */
    record Search(ResourceProvider provider) implements Route {
        @Override
        public List<String> methods() {
            return List.of("POST");
        }

        @Override
        public String name() {
            return provider.resourceType().name();
        }
    }

    /** All resources (RFC 7644 section 3.4.2.1). */
    record Root() implements Route {
        @Override
        public List<String> methods() {
            return List.of("GET", "HEAD");
        }

        @Override
        public String name() {
            return "root";
        }
    }

    /** A query by POST on all resources. */
    record RootSearch() implements Route {
        @Override
        public List<String> methods() {
            return List.of("POST");
        }

        @Override
        public String name() {
            return "root";
        }
    }

    /** Many operations in one request (RFC 7644 section 3.7). */
    record Bulk() implements Route {
        @Override
        public List<String> methods() {
            return List.of("POST");
        }

        @Override
        public String name() {
            return "Bulk";
        }
    }

    /** The resource of whoever asks (RFC 7644 section 3.11). */
    record Me() implements Route {
        @Override
        public List<String> methods() {
            return List.of("GET", "HEAD", "PUT", "PATCH", "DELETE");
        }

        @Override
        public String name() {
            return "Me";
        }
    }

    /** The service provider's configuration. */
    record Configuration() implements Route {
        @Override
        public List<String> methods() {
            return List.of("GET", "HEAD");
        }

        @Override
        public String name() {
            return "ServiceProviderConfig";
        }
    }

    /** All schemas or resource types. */
    record DiscoveryList(Discovery discovery) implements Route {
        @Override
        public List<String> methods() {
            return List.of("GET", "HEAD");
        }

        @Override
        public String name() {
            return discovery.endpoint();
        }
    }

    /** One schema or resource type. */
    record DiscoverySingle(Discovery discovery, String id) implements Route {
        @Override
        public List<String> methods() {
            return List.of("GET", "HEAD");
        }

        @Override
        public String name() {
            return discovery.endpoint();
        }
    }

    /** The two lists of discovery (RFC 7644 section 4). */
    enum Discovery {
        SCHEMAS("Schemas"),
        RESOURCE_TYPES("ResourceTypes");

        private final String endpoint;

        Discovery(String endpoint) {
            this.endpoint = endpoint;
        }

        String endpoint() {
            return endpoint;
        }
    }
}
