package io.scimwright.testkit.idp;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends what an identity provider sends, byte for byte, and counts it. Thread-safe. */
public final class ScimClient {

    private static final String MEDIA_TYPE = "application/scim+json";

    private final HttpClient http = HttpClient.newHttpClient();
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

    /** How many requests were sent. */
    public int sent() {
        return sent.get();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Answer send(String method, String path, String body) {
        sent.incrementAndGet();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", MEDIA_TYPE)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", MEDIA_TYPE + "; charset=utf-8");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            String mediaType = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    method + " " + path,
                    response.statusCode(),
                    mediaType.toLowerCase(Locale.ROOT),
                    response.headers().firstValue("Location"),
                    response.body());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " had no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path + " was interrupted", e);
        }
    }
}
