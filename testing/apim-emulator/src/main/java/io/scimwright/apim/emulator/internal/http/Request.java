package io.scimwright.apim.emulator.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as it came in. Immutable. */
public final class Request {
    /** Bytes that a body may have; of a larger one no more than a byte beyond is kept. */
    public static final int LARGEST_BODY = 4 << 20;

    private final String method;
    private final String rawPath;
    private final String rawQuery;
    private final Map<String, String> headers;
    private final byte[] body;
    private final List<String> segments;
    private final Map<String, String> query;

    /**
     * Makes a request.
     *
     * @param rawQuery without the question mark; empty if there is none
     * @param headers names in any case
     */
    public Request(String method, String rawPath, String rawQuery, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        Map<String, String> folded = new LinkedHashMap<>();
        headers.forEach((name, value) -> folded.put(name.toLowerCase(Locale.ROOT), value));
        this.headers = folded;
        this.body = body.clone();
        this.segments = splitPath(rawPath);
        this.query = splitQuery(rawQuery);
    }

    /** The method in capitals. */
    public String method() {
        return method;
    }

    /** The path as sent, without query. */
    public String rawPath() {
        return rawPath;
    }

    /** The query as sent; empty if there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** Path and query as sent. */
    public String target() {
        return rawQuery.isEmpty() ? rawPath : rawPath + "?" + rawQuery;
    }

    /** The decoded segments of the path; a slash at the end adds none. */
    public List<String> segments() {
        return segments;
    }

    /** The decoded parameters of the query, in the order sent. */
    public Map<String, String> query() {
        return query;
    }

    /** The value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body; empty if there is none. */
    public byte[] body() {
        return body.clone();
    }

    /** The number of bytes of the body. */
    public int size() {
        return body.length;
    }

    /** Host and port that the client asked, always with a port. */
    public String authority() {
        String host = header("Host").orElse("localhost");
        boolean hasPort = host.lastIndexOf(':') > host.lastIndexOf(']');
        return hasPort ? host : host + ":443";
    }

    private static List<String> splitPath(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            // A plus sign is an ordinary character in a path, but the decoder knows only the rules of a query.
            parts.add(decode(part.replace("+", "%2B")));
        }
        parts.remove(0);
        if (!parts.isEmpty() && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return List.copyOf(parts);
    }

    private static Map<String, String> splitQuery(String query) {
        Map<String, String> values = new LinkedHashMap<>();
        Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        });
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
