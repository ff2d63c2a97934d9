package io.scimwright.server;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The base URI that clients see, which behind a reverse proxy is not the one the request came to: configured, or from forwarded
 * headers where these are trusted. Without either the request's own is taken.
 */
final class BaseUris {

    private static final Pattern SCHEME = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::\\d{1,5})?");
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~-]{1,100}){1,10}/?");
    private static final Pattern PAIR = Pattern.compile("([A-Za-z]+)=(?:\"([^\"]*)\"|([^;,\\s]*))");
    private static final Pattern URI = Pattern.compile("(https?)://([^/?#]+)([^?#]*)", Pattern.CASE_INSENSITIVE);

    private final @Nullable String configured;
    private final boolean trusting;

    BaseUris(@Nullable String configured, boolean trusting) {
        this.configured = configured;
        this.trusting = trusting;
    }

    String of(ScimRequest request) {
        if (configured != null) {
            return configured;
        }
        return trusting ? forwarded(request) : request.baseUri();
    }

    private static String forwarded(ScimRequest request) {
        Matcher own = URI.matcher(request.baseUri());
        if (!own.matches()) {
            return request.baseUri();
        }
        String first = request.first("Forwarded").map(BaseUris::first).orElse("");
        String scheme = part(first, "proto")
                .or(() -> request.first("X-Forwarded-Proto").map(BaseUris::first))
                .filter(text -> SCHEME.matcher(text).matches())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .orElse(own.group(1));
        String authority = part(first, "host")
                .or(() -> request.first("X-Forwarded-Host").map(BaseUris::first).map(host -> withPort(host, request)))
                .filter(text -> AUTHORITY.matcher(text).matches())
                .orElse(own.group(2));
        String prefix = request.first("X-Forwarded-Prefix")
                .map(BaseUris::first)
                .filter(text -> PREFIX.matcher(text).matches())
                .map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text)
                .orElse("");
        return scheme + "://" + authority + prefix + own.group(3);
    }

    private static String withPort(String host, ScimRequest request) {
        boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
        Optional<String> port = request.first("X-Forwarded-Port")
                .map(BaseUris::first)
                .filter(text -> text.matches("\\d{1,5}") && !text.equals("443") && !text.equals("80"));
        return hasPort || port.isEmpty() ? host : host + ":" + port.get();
    }

    /** What the proxy next to the client said; those behind it append. */
    private static String first(String list) {
        return List.of(list.split(",", 2)).get(0).strip();
    }

    private static Optional<String> part(String element, String name) {
        Matcher pairs = PAIR.matcher(element);
        while (pairs.find()) {
            if (pairs.group(1).equalsIgnoreCase(name)) {
                return Optional.of(Objects.requireNonNullElse(pairs.group(2), pairs.group(3)));
            }
        }
        return Optional.empty();
    }
}
