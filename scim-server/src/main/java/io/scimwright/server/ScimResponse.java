package io.scimwright.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer of the engine. Immutable. */
public final class ScimResponse {

    /** The media type of every body (RFC 7644 section 8.1). */
    public static final String MEDIA_TYPE = "application/scim+json";

    private final int status;

    /** Names and values by turns. */
    private final List<String> headers;

    private final byte[] body;

    private ScimResponse(int status, List<String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static ScimResponse of(int status, byte[] json) {
        return new ScimResponse(status, List.of("Content-Type", MEDIA_TYPE), json);
    }

    static ScimResponse empty(int status) {
        return new ScimResponse(status, List.of(), new byte[0]);
    }

    /** This answer with a header more, which it does not have yet. */
    ScimResponse with(String header, String value) {
        List<String> more = new ArrayList<>(headers.size() + 2);
        more.addAll(headers);
        more.add(header);
        more.add(value);
        return new ScimResponse(status, more, body);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The headers in order, without Content-Length. */
    public Map<String, String> headers() {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i += 2) {
            byName.put(headers.get(i), headers.get(i + 1));
        }
        return Collections.unmodifiableMap(byName);
    }

    /** The value of a header, named exactly; empty where it is absent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers().get(name));
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
