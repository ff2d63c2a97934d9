package io.scimwright.testkit.idp;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends what an identity provider sends, byte for byte, and counts it. Thread-safe. */
public final class ScimClient {

    private static final String MEDIA_TYPE = "application/scim+json";

    /** Without the offer of HTTP/2 in each request, which no identity provider makes. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final AtomicInteger sent = new AtomicInteger();
    private final String base;
    private final String token;

    private ScimClient(String base, String token) {
        this.base = base;
        this.token = token;
    }

    /**
     * A client of a server.
     *
     * @param base the URI below which the endpoints lie, without a slash at its end
     * @param token the bearer token
     */
    public static ScimClient of(String base, String token) {
        return new ScimClient(Objects.requireNonNull(base), Objects.requireNonNull(token));
    }

    /** The same client with another token. */
    public ScimClient withToken(String other) {
        return new ScimClient(base, other);
    }

    public Answer get(String path) {
        return send("GET", path, "");
    }

    /** A query on an endpoint; the filter is encoded here. */
    public Answer filter(String endpoint, String filter) {
        return get(endpoint + "?filter=" + encoded(filter));
    }

    /** A query with more parameters after the filter, encoded already. */
    public Answer filter(String endpoint, String filter, String more) {
        return get(endpoint + "?filter=" + encoded(filter) + "&" + more);
    }

    public Answer post(String path, String body) {
        return send("POST", path, body);
    }

    public Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** A request with headers of one's own besides Authorization; nothing else is added but what HTTP needs. */
    public Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(method, path, request);
    }

    /**
     * A request for a target that is sent as it stands, quotes and braces included, without Accept and User-Agent, over a
     * connection of its own.
     *
     * @param path path and query below the base URI
     */
    public Answer getRaw(String path) {
        sent.incrementAndGet();
        return RawRequest.get(URI.create(base), path, token);
    }

    /** How many requests were sent. */
    public int sent() {
        return sent.get();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(String method, String path, String body) {
        return send(
                method,
                path,
                body,
                body.isEmpty()
                        ? Map.of("Accept", MEDIA_TYPE)
                        : Map.of("Accept", MEDIA_TYPE, "Content-Type", MEDIA_TYPE + "; charset=utf-8"));
    }

    private Answer send(String method, String path, HttpRequest.Builder request) {
        sent.incrementAndGet();
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String mediaType = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    method + " " + path,
                    response.statusCode(),
                    mediaType.toLowerCase(Locale.ROOT),
                    response.headers().firstValue("Location").orElse(null),
                    response.headers().firstValue("Retry-After").orElse(null),
                    response.body());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " had no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path + " was interrupted", e);
        }
    }
}
