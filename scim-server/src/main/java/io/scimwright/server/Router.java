package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;

/** Finds where a path leads. Empty segments are skipped: clients join base URI and endpoint with too many slashes. */
final class Router {

    private final List<ResourceProvider> providers;
    private final Dialect dialect;

    Router(List<ResourceProvider> providers, Dialect dialect) {
        this.providers = providers;
        this.dialect = dialect;
    }

    Route route(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(Percent.decode(segment, false));
            }
        }
        if (segments.isEmpty()) {
            return new Route.NotImplemented("a query over all resource types");
        }
        String first = segments.get(0);
        String second = segments.size() > 1 ? segments.get(1) : "";
        if (segments.size() > 2) {
            throw unknown(path);
        }
        return switch (first) {
            case "ServiceProviderConfig" -> configuration(path, second);
            case "ServiceProviderConfigs" -> {
                if (!dialect.grants(Leniency.PLURAL_SERVICE_PROVIDER_CONFIG)) {
                    throw unknown(path);
                }
                yield configuration(path, second);
            }
            case "Schemas" -> discovery(Route.Discovery.SCHEMAS, second);
            case "ResourceTypes" -> discovery(Route.Discovery.RESOURCE_TYPES, second);
            case "Me", "Bulk", ".search" -> new Route.NotImplemented("/" + first);
            default -> resource(path, first, second);
        };
    }

    private static Route configuration(String path, String second) {
        if (!second.isEmpty()) {
            throw unknown(path);
        }
        return new Route.Configuration();
    }

    private static Route discovery(Route.Discovery discovery, String id) {
        return id.isEmpty() ? new Route.DiscoveryList(discovery) : new Route.DiscoverySingle(discovery, id);
    }

    private Route resource(String path, String first, String second) {
        for (ResourceProvider provider : providers) {
            if (provider.resourceType().endpoint().substring(1).equals(first)) {
                if (second.isEmpty()) {
                    return new Route.Collection(provider);
                }
                return second.equals(".search") ? new Route.Search(provider) : new Route.Single(provider, second);
            }
        }
        throw unknown(path);
    }

    private static ScimException unknown(String path) {
        return ScimException.notFound("there is nothing at '" + path + "'; see /ResourceTypes for the endpoints");
    }
}
