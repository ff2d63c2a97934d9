package io.scimwright.server;

import io.scimwright.core.error.ScimException;

/** Calls the operation that method and route ask for. */
final class Dispatcher {

    private final ResourceEndpoint resources;
    private final DiscoveryEndpoint discovery;

    Dispatcher(ResourceEndpoint resources, DiscoveryEndpoint discovery) {
        this.resources = resources;
        this.discovery = discovery;
    }

    ScimResponse dispatch(Route route, Exchange exchange) {
        String method = exchange.request().method();
        // HEAD is answered like GET; the binding leaves the body out (RFC 9110 section 9.3.2).
        String verb = method.equals("HEAD") ? "GET" : method;
        if (route instanceof Route.Collection collection) {
            return switch (verb) {
                case "GET" -> resources.list(collection.provider(), exchange);
                case "POST" -> resources.create(collection.provider(), exchange);
                default -> notAllowed(method, "GET, HEAD, POST");
            };
        }
        if (route instanceof Route.Single single) {
            return switch (verb) {
                case "GET" -> resources.find(single.provider(), single.id(), exchange);
                case "PUT" -> resources.replace(single.provider(), single.id(), exchange);
                case "PATCH" -> resources.patch(single.provider(), single.id(), exchange);
                case "DELETE" -> resources.delete(single.provider(), single.id(), exchange);
                default -> notAllowed(method, "GET, HEAD, PUT, PATCH, DELETE");
            };
        }
        if (route instanceof Route.Search search) {
            return verb.equals("POST") ? resources.search(search.provider(), exchange) : notAllowed(method, "POST");
        }
        if (route instanceof Route.NotImplemented missing) {
            throw ScimException.of(501, missing.what() + " is not implemented by this server");
        }
        if (!verb.equals("GET")) {
            return notAllowed(method, "GET, HEAD");
        }
        if (route instanceof Route.DiscoveryList list) {
            return discovery.list(list.discovery(), exchange);
        }
        if (route instanceof Route.DiscoverySingle single) {
            return discovery.single(single.discovery(), single.id(), exchange);
        }
        return discovery.configuration(exchange);
    }

    private static ScimResponse notAllowed(String method, String allowed) {
        ScimException failure = ScimException.of(405, method + " is not possible here; allowed: " + allowed);
        return ScimResponse.of(405, Representation.error(failure.error())).with("Allow", allowed);
    }
}
