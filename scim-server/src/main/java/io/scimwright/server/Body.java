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

/** Takes the body of a request: checks its media type and coding, and stops reading at the limit. */
final class Body {

    private static final Set<String> MEDIA_TYPES = Set.of(ScimResponse.MEDIA_TYPE, "application/json");

    /** The ways to compress a body (RFC 9110 section 8.4). Some clients send other things, and a body that is plain JSON. */
    private static final Set<String> CODINGS =
            Set.of("gzip", "x-gzip", "compress", "x-compress", "deflate", "br", "zstd");

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

    /** The body as it came; nobody may change it. */
    byte[] bytes(ScimRequest request) {
        checkCoding(request);
        checkMediaType(request);
        checkLength(request);
        byte[] whole = request.whole();
        return whole == null ? received(request.body()) : checked(whole);
    }

    private byte[] checked(byte[] whole) {
        if (whole.length > limits.bodyBytes()) {
            throw tooLarge(limits.bodyBytes());
        }
        return whole;
    }

    private byte[] received(InputStream stream) {
        try (InputStream body = new Limited(stream, limits.bodyBytes())) {
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

    /** Compressed bodies are not read: a few bytes could grow to any number. */
    private static void checkCoding(ScimRequest request) {
        for (String line : request.all("Content-Encoding")) {
            for (String coding : line.split(",", -1)) {
                if (CODINGS.contains(coding.strip().toLowerCase(Locale.ROOT))) {
                    throw ScimException.of(415, "the body must not be compressed")
                            .causedBy(new Compressed());
                }
            }
        }
    }

    /** Marks the failure of a body that is compressed, so that the answer can say that none may be (RFC 9110 section 12.5.3). */
    static final class Compressed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Compressed() {
            super("compressed", null, false, false);
        }
    }

    private static void checkMediaType(ScimRequest request) {
        Optional<String> given = request.first("Content-Type");
        if (given.isEmpty() || MEDIA_TYPES.contains(given.get())) {
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
