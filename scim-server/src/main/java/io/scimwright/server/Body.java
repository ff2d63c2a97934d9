package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the body of a request: checks its media type and stops at the limit, before anything is kept in memory. */
final class Body {

    private static final Set<String> MEDIA_TYPES = Set.of(ScimResponse.MEDIA_TYPE, "application/json");

    /** No media type of JSON has this parameter; what it says is held against the one encoding that JSON has. */
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\"\\s;]*)", Pattern.CASE_INSENSITIVE);

    private final Limits limits;

    Body(Limits limits) {
        this.limits = limits;
    }

    /** The body as one JSON object. */
    ScimObject read(ScimRequest request) {
        return ScimJson.read(new ByteArrayInputStream(bytes(request)));
    }

    /** The body as it came. */
    byte[] bytes(ScimRequest request) {
        checkMediaType(request);
        checkLength(request);
        try (InputStream body = new Limited(request.body(), limits.bodyBytes())) {
            return all(body);
        } catch (SocketTimeoutException e) {
            throw ScimException.of(408, "the body did not come in time").causedBy(e);
        } catch (IOException e) {
            throw ScimException.invalidSyntax("the body could not be read to its end")
                    .causedBy(e);
        }
    }

    /** Most bodies are there as a whole when they are asked for, and small: no buffer is made for what never comes. */
    private static byte[] all(InputStream body) throws IOException {
        byte[] buffer = new byte[Math.min(body.available(), 1 << 16)];
        int size = body.readNBytes(buffer, 0, buffer.length);
        byte[] there = size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
        int next = body.read();
        if (next < 0) {
            return there;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(there.length * 2 + 512);
        whole.write(there);
        whole.write(next);
        body.transferTo(whole);
        return whole.toByteArray();
    }

    private static void checkMediaType(ScimRequest request) {
        Optional<String> given = request.first("Content-Type");
        if (given.isEmpty()) {
            return;
        }
        String type = given.get().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !MEDIA_TYPES.contains(type)) {
            throw ScimException.of(415, "the body must be " + ScimResponse.MEDIA_TYPE + " or application/json");
        }
        Matcher charset = CHARSET.matcher(given.get());
        if (charset.find() && !charset.group(1).toLowerCase(Locale.ROOT).matches("utf-?8")) {
            throw ScimException.of(415, "the body must be encoded in UTF-8, as all JSON is (RFC 8259 section 8.1)");
        }
    }

    private void checkLength(ScimRequest request) {
        if (isAnnouncedTooLong(request)) {
            throw tooLarge(limits.bodyBytes());
        }
    }

    /** Whether the head says that the body is longer than allowed. */
    boolean isAnnouncedTooLong(ScimRequest request) {
        Optional<String> given = request.first("Content-Length");
        return given.isPresent()
                && given.get().matches("\\d{1,18}")
                && Long.parseLong(given.get()) > limits.bodyBytes();
    }

    private static ScimException tooLarge(long limit) {
        return ScimException.of(413, "the body is larger than " + limit + " bytes");
    }

    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long read;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int more) {
            read += more;
            if (read > limit) {
                throw tooLarge(limit);
            }
        }
    }
}
