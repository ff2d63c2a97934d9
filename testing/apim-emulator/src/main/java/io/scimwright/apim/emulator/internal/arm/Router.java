package io.scimwright.apim.emulator.internal.arm;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the row of the endpoint table for a method and path. Immutable. */
public final class Router {
    private final List<Endpoint> endpoints;

    /** Makes a router over a table; the first row that fits is taken. */
    public Router(List<Endpoint> endpoints) {
        this.endpoints = List.copyOf(endpoints);
    }

    /** A row and the values of its placeholders. */
    public record Route(Endpoint endpoint, Map<String, String> path) {}

    /**
     * Finds the row.
     *
     * @param path the segments below the service
     * @throws ArmException if no row has the path (404) or none of those has the method (405)
     */
    public Route route(String method, List<String> path, ApiVersion version) {
        boolean known = false;
        for (Endpoint endpoint : endpoints) {
            Optional<Map<String, String>> values = endpoint.match(path);
            if (values.isPresent() && endpoint.method().equals(method)) {
                return new Route(endpoint, values.get());
            }
            known |= values.isPresent();
        }
        if (known) {
            throw Errors.noSuchMethod(method);
        }
        throw Errors.noSuchType("service/" + String.join("/", path), version.text());
    }
}
