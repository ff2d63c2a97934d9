package io.scimwright.server.spi;

import java.util.Optional;

/** Tells which resource stands for a principal: what {@code /Me} means (RFC 7644 section 3.11). Thread-safe. */
@FunctionalInterface
public interface MeResolver {

    /** The resource of the principal of this request; empty where it has none, which is answered by 404. */
    Optional<Target> resolve(RequestContext context);

    /**
     * A resource of this server.
     *
     * @param resourceType the name of its type, such as {@code User}
     * @param id its identifier
     */
    record Target(String resourceType, String id) {}
}
