package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where a path leads. Empty segments are skipped: clients join base URI and endpoint with too many slashes. */
final class Router {

    private final Map<String, ResourceProvider> byEndpoint = new HashMap<>();
    private final Dialect dialect;

    Router(List<ResourceProvider> providers, Dialect dialect) {
        providers.forEach(
                provider -> byEndpoint.put(provider.resourceType().endpoint().substring(1), provider));
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
            return new Route.Root();
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
            case "Me" -> only(new Route.Me(), path, second);
            case "Bulk" -> only(new Route.Bulk(), path, second);
            case ".search" -> only(new Route.RootSearch(), path, second);
            default -> resource(path, first, second);
        };
    }

    private static Route configuration(String path, String second) {
        return only(new Route.Configuration(), path, second);
    }

    /** A route below which there is nothing. */
    private static Route only(Route route, String path, String second) {
        if (!second.isEmpty()) {
            throw unknown(path);
        }
        return route;
    }

    private static Route discovery(Route.Discovery discovery, String id) {
        return id.isEmpty() ? new Route.DiscoveryList(discovery) : new Route.DiscoverySingle(discovery, id);
    }

    private Route resource(String path, String first, String second) {
        ResourceProvider provider = byEndpoint.get(first);
        if (provider == null) {
            throw unknown(path);
        }
        if (second.isEmpty()) {
            return new Route.Collection(provider);
        }
        return second.equals(".search") ? new Route.Search(provider) : new Route.Single(provider, second);
    }

    /** The provider of a resource type by its name; empty where there is none. */
    Optional<ResourceProvider> provider(String typeName) {
        return byEndpoint.values().stream()
                .filter(provider -> provider.resourceType().name().equals(typeName))
                .findFirst();
    }

    private static ScimException unknown(String path) {
        return ScimException.notFound("there is nothing at '" + path + "'; see /ResourceTypes for the endpoints");
    }
}
