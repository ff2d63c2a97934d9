package io.scimwright.server;

import io.scimwright.server.spi.Principal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells which tenant a request is about (RFC 7644 section 6). Thread-safe. A principal that is bound to a tenant never reaches
 * another one, whatever a resolver says.
 */
@FunctionalInterface
public interface TenantResolver {

    /** The tenant, and the request as it looks inside it; empty where there is no such tenant, which is answered by 404. */
    Optional<Resolved> resolve(ScimRequest request, Principal principal);

    /**
     * Tenants by the first segment of the path: {@code /acme/Users}. Locations then start with the tenant's own base URI.
     *
     * @param known whether there is a tenant of that name
     */
    static TenantResolver byPath(Predicate<String> known) {
        Objects.requireNonNull(known);
        return (request, principal) -> request.inFirstSegment()
                .filter(inside -> known.test(inside.name()))
                .map(inside -> new Resolved(inside.name(), inside.request()));
    }

    /** Tenants by the principal, which has to be bound to one. */
    static TenantResolver byPrincipal() {
        return (request, principal) -> principal.tenant().map(tenant -> new Resolved(tenant, request));
    }

    /**
     * Tenants by a header that the deployment sets, such as the host name.
     *
     * @param tenantOf the tenant of a value of the header; empty where there is none
     */
    static TenantResolver byHeader(String name, Function<String, Optional<String>> tenantOf) {
        Objects.requireNonNull(name);
        Objects.requireNonNull(tenantOf);
        return (request, principal) ->
                request.first(name).flatMap(tenantOf).map(tenant -> new Resolved(tenant, request));
    }

    /**
     * What was found.
     *
     * @param tenant the name of the tenant, which providers find in the request context
     * @param request the request with path and base URI as seen from inside the tenant
     */
    record Resolved(String tenant, ScimRequest request) {}
}
