package io.scimwright.apim.emulator.internal.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the client. Immutable. */
public final class Response {
    /** Status that stands in the journal for a connection that was dropped. */
    public static final int DROPPED = 0;

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    /** Makes a response; an empty body is none. */
    public Response(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = new LinkedHashMap<>(headers);
        this.body = body.clone();
    }

    /** No response at all: the connection is closed. */
    public static Response dropped() {
        return new Response(DROPPED, Map.of(), new byte[0]);
    }

    /** The HTTP status, or {@link #DROPPED}. */
    public int status() {
        return status;
    }

    /** The headers in the order in which they are written. */
    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    /** The body; empty if there is none. */
    public byte[] body() {
        return body.clone();
    }
}
