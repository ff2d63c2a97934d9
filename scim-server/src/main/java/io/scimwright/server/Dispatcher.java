package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.MeResolver;
import io.scimwright.server.spi.ResourceProvider;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calls the operation that method and route ask for. */
final class Dispatcher {

    private final Router router;
    private final ResourceEndpoint resources;
    private final SearchEndpoint search;
    private final BulkEndpoint bulk;
    private final DiscoveryEndpoint discovery;
    private final @Nullable MeResolver me;

    Dispatcher(
            Router router,
            ResourceEndpoint resources,
            SearchEndpoint search,
            BulkEndpoint bulk,
            DiscoveryEndpoint discovery,
            @Nullable MeResolver me) {
        this.router = router;
        this.resources = resources;
        this.search = search;
        this.bulk = bulk;
        this.discovery = discovery;
        this.me = me;
    }

    ScimResponse dispatch(Route route, Exchange exchange) {
        if (route instanceof Route.Me && me == null) {
            throw ScimException.of(501, "/Me is not implemented by this server");
        }
        String method = exchange.request().method();
        if (route.methods().contains(method)) {
            return call(route, exchange);
        }
        String allowed = String.join(", ", route.methods());
        if (method.equals("OPTIONS")) {
            return ScimResponse.empty(204).with("Allow", allowed);
        }
        ScimException failure = ScimException.of(405, method + " is not possible here; allowed: " + allowed);
        return ScimResponse.of(405, Representation.error(failure.error())).with("Allow", allowed);
    }

    private ScimResponse call(Route route, Exchange exchange) {
        if (route instanceof Route.Collection collection) {
            return exchange.request().method().equals("POST")
                    ? resources.create(collection.provider(), exchange)
                    : search.list(collection.provider(), exchange);
        }
        if (route instanceof Route.Single single) {
            return single(single.provider(), single.id(), exchange);
        }
        if (route instanceof Route.Search one) {
            return search.search(one.provider(), exchange);
        }
        if (route instanceof Route.Root) {
            return search.listAll(exchange);
        }
        if (route instanceof Route.RootSearch) {
            return search.searchAll(exchange);
        }
        if (route instanceof Route.Bulk) {
            return bulk.run(exchange);
        }
        if (route instanceof Route.Me) {
            return me(exchange);
        }
        if (route instanceof Route.DiscoveryList list) {
            return discovery.list(list.discovery(), exchange);
        }
        if (route instanceof Route.DiscoverySingle single) {
            return discovery.single(single.discovery(), single.id(), exchange);
        }
        return discovery.configuration(exchange);
    }

    private ScimResponse single(ResourceProvider provider, String id, Exchange exchange) {
        return switch (exchange.request().method()) {
            case "PUT" -> resources.replace(provider, id, exchange);
            case "PATCH" -> resources.patch(provider, id, exchange);
            case "DELETE" -> resources.delete(provider, id, exchange);
            // HEAD is answered like GET; the binding leaves the body out (RFC 9110 section 9.3.2).
            default -> resources.find(provider, id, exchange);
        };
    }

    /** Whoever asks is resolved to a resource, and the request is one on that resource (RFC 7644 section 3.11). */
    private ScimResponse me(Exchange exchange) {
        MeResolver.Target target = Objects.requireNonNull(me)
                .resolve(exchange.context())
                .orElseThrow(() -> ScimException.notFound("no resource stands for '"
                        + exchange.context().principal().name() + "'"));
        ResourceProvider provider = router.provider(target.resourceType())
                .orElseThrow(() -> new IllegalStateException("/Me leads to unknown type " + target.resourceType()));
        return single(provider, target.id(), exchange);
    }
}
