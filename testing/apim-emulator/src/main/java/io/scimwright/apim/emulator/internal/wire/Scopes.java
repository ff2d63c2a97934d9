package io.scimwright.apim.emulator.internal.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/** Ids below a service, which clients may write short ({@code /users/1}) and the service always writes in full. */
public final class Scopes {
    private static final Pattern SCOPE = Pattern.compile("/apis|/apis/[^/]+|/products/[^/]+");
    private static final String USERS = "/users/";

    private Scopes() {}

    /** The part of an id below the service: {@code /users/1} for either form. */
    public static String relative(String serviceId, String id) {
        boolean full =
                id.regionMatches(true, 0, serviceId, 0, serviceId.length()) && id.startsWith("/", serviceId.length());
        String rest = full ? id.substring(serviceId.length()) : id;
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** The full id for either form. */
    public static String full(String serviceId, String id) {
        return serviceId + relative(serviceId, id);
    }

    /** The relative form of the scope of a subscription; empty if it is none that subscriptions may have. */
    public static Optional<String> subscription(String serviceId, String scope) {
        return Optional.of(relative(serviceId, scope))
                .filter(relative -> SCOPE.matcher(relative).matches());
    }

    /** The name of the user that an owner id means; empty if it is no id of a user. */
    public static Optional<String> user(String serviceId, String ownerId) {
        String relative = relative(serviceId, ownerId);
        boolean user = relative.startsWith(USERS) && relative.indexOf('/', USERS.length()) < 0;
        return Optional.of(relative)
                .filter(id -> user && id.length() > USERS.length())
                .map(id -> id.substring(USERS.length()));
    }
}
