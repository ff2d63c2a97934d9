package io.scimwright.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An answer of the engine. Immutable. */
public final class ScimResponse {

    /** The media type of every body (RFC 7644 section 8.1). */
    public static final String MEDIA_TYPE = "application/scim+json";

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private ScimResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static ScimResponse of(int status, byte[] json) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", MEDIA_TYPE);
        return new ScimResponse(status, headers, json);
    }

    static ScimResponse empty(int status) {
        return new ScimResponse(status, new LinkedHashMap<>(), new byte[0]);
    }

    ScimResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ScimResponse(status, more, body);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers in order, without Content-Length. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** The value of a header, named exactly; empty where it is absent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The length of the body in bytes; 0 where there is none. */
    public int length() {
        return body.length;
    }

    /** Writes the body; the stream is left open. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(body);
    }

    /** The body as text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
