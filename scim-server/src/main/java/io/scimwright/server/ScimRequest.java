package io.scimwright.server;

import io.scimwright.server.spi.IncomingRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as the engine takes it, free of any web framework. Immutable but for a body that is a stream, which is read once.
 */
public final class ScimRequest implements IncomingRequest {

    private final String method;
    private final String path;
    private final String query;
    private final String baseUri;
    private final List<Header> headers;
    private final InputStream stream;
    private final byte @Nullable [] whole;
    private final Login login;

    private ScimRequest(ScimRequest request, String path, String baseUri) {
        this.method = request.method;
        this.path = path;
        this.query = request.query;
        this.baseUri = baseUri;
        this.headers = request.headers;
        this.stream = request.stream;
        this.whole = request.whole;
        this.login = request.login;
    }

    private ScimRequest(Builder builder) {
        this.method = builder.method;
        this.path = builder.path;
        this.query = builder.query;
        this.baseUri = builder.baseUri;
        this.headers = builder.headers;
        this.stream = builder.stream;
        this.whole = builder.whole;
        this.login = builder.login;
    }

    /**
     * Starts a request.
     *
     * @param method the HTTP method, in any case
     * @param path what follows the base URI, still percent-encoded: {@code /Users/2819}
     */
    public static Builder builder(String method, String path) {
        return new Builder(method, path);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    /** The query string without its question mark, still percent-encoded; empty where there is none. */
    public String query() {
        return query;
    }

    /** The URI below which the endpoints lie, without a slash at its end; locations in answers start with it. */
    public String baseUri() {
        return baseUri;
    }

    /** Who sent it, shared by all requests of one builder: a head, and the whole that follows it. */
    Login login() {
        return login;
    }

    /** The same request under another base URI. */
    ScimRequest withBaseUri(String uri) {
        return uri.equals(baseUri) ? this : new ScimRequest(this, path, uri);
    }

    /** The request as it looks from below the first segment of its path; empty where the path has none. */
    Optional<Inside> inFirstSegment() {
        String trimmed = path.replaceFirst("^/+", "");
        int end = trimmed.indexOf('/');
        String encoded = end < 0 ? trimmed : trimmed.substring(0, end);
        if (encoded.isEmpty()) {
            return Optional.empty();
        }
        String rest = end < 0 ? "" : trimmed.substring(end);
        return Optional.of(
                new Inside(Percent.decode(encoded, false), new ScimRequest(this, rest, baseUri + "/" + encoded)));
    }

    /** A request inside a segment of a path, and the decoded segment. */
    record Inside(String name, ScimRequest request) {}

    @Override
    public List<String> all(String name) {
        return Header.find(headers, name);
    }

    /**
     * The body; at its end from the start where there is none. A stream that was given is the same each time, a body that was given
     * as a whole starts anew.
     */
    public InputStream body() {
        return whole == null ? stream : new ByteArrayInputStream(whole);
    }

    /** The body where it is there as a whole; null where it has to be read. */
    byte @Nullable [] whole() {
        return whole;
    }

    /** Collects the parts of a request. Not thread-safe. */
    public static final class Builder {

        private final String method;
        private final String path;
        private final List<Header> headers = new ArrayList<>(8);
        private String query = "";
        private String baseUri = "";
        private InputStream stream = InputStream.nullInputStream();
        private byte @Nullable [] whole;
        private final Login login = new Login();

        private Builder(String method, String path) {
            this.method = method.toUpperCase(Locale.ROOT);
            this.path = Objects.requireNonNull(path);
        }

        public Builder query(String encoded) {
            query = Objects.requireNonNull(encoded);
            return this;
        }

        public Builder baseUri(String uri) {
            baseUri = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
            return this;
        }

        /** Adds a value to a header. */
        public Builder header(String name, String value) {
            login.forget();
            Header.add(headers, name, value);
            return this;
        }

        /** The body, which the engine reads if it is wanted, as far as is allowed; a stream that was read is closed. */
        public Builder body(InputStream body) {
            stream = Objects.requireNonNull(body);
            whole = null;
            return this;
        }

        /** The body as a whole, for who has it in memory. The array is not copied, and has to stay as it is. */
        public Builder body(byte[] body) {
            whole = Objects.requireNonNull(body);
            return this;
        }

        public ScimRequest build() {
            return new ScimRequest(this);
        }
    }
}
