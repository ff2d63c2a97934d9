package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors of RFC 9865: signed, bound to the query they continue, and short-lived, so that the server keeps nothing for them. A
 * cursor grants nothing: each page is authorised for whoever asks.
 */
final class Cursors {

    private static final String MAC = "HmacSHA256";
    private static final byte FORMAT = 1;
    private static final int QUERY_BYTES = 16;
    private static final int MAC_BYTES = 16;
    private static final int HEAD_BYTES = 1 + Long.BYTES + Integer.BYTES + Integer.BYTES + QUERY_BYTES;

    private final SecretKeySpec key;
    private final Duration age;
    private final Clock clock;

    /**
     * Cursors under a key.
     *
     * @param secret the same on all replicas that serve one another's cursors
     */
    Cursors(byte[] secret, Duration age, Clock clock) {
        this.key = new SecretKeySpec(secret, MAC);
        this.age = age;
        this.clock = clock;
    }

    static byte[] randomSecret() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /**
     * Where the next page starts.
     *
     * @param count how many resources each page holds at most
     * @param position how many resources come before it; -1 where a key says it
     * @param key the provider's own word for the place; empty where the position says it
     */
    record Place(int count, int position, String key) {}

    /** The text of a cursor: only unreserved characters of RFC 3986. */
    String write(Place place, String query) {
        byte[] words = place.key().getBytes(StandardCharsets.UTF_8);
        byte[] content = ByteBuffer.allocate(HEAD_BYTES + words.length)
                .put(FORMAT)
                .putLong(clock.millis())
                .putInt(place.count())
                .putInt(place.position())
                .put(digest(query))
                .put(words)
                .array();
        byte[] signed = Arrays.copyOf(content, content.length + MAC_BYTES);
        System.arraycopy(mac(content), 0, signed, content.length, MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * The place that a cursor means.
     *
     * @throws ScimException 400 invalidCursor for a cursor that was not made here, or for another query; expiredCursor for one
     *     that is too old; invalidCount where the first page had another count
     */
    Place read(String cursor, String query, int count) {
        byte[] signed = decoded(cursor);
        int length = signed.length - MAC_BYTES;
        if (length < HEAD_BYTES) {
            throw invalid();
        }
        byte[] content = Arrays.copyOf(signed, length);
        if (!MessageDigest.isEqual(mac(content), Arrays.copyOfRange(signed, length, signed.length))) {
            throw invalid();
        }
        ByteBuffer parts = ByteBuffer.wrap(content);
        byte format = parts.get();
        long issued = parts.getLong();
        Place place = new Place(
                parts.getInt(),
                parts.getInt(),
                new String(content, HEAD_BYTES, length - HEAD_BYTES, StandardCharsets.UTF_8));
        byte[] sameQuery = Arrays.copyOfRange(content, HEAD_BYTES - QUERY_BYTES, HEAD_BYTES);
        if (format != FORMAT || !Arrays.equals(sameQuery, digest(query))) {
            throw invalid();
        }
        if (clock.millis() - issued > age.toMillis()) {
            throw ScimException.of(
                    400,
                    ScimType.EXPIRED_CURSOR,
                    "the cursor is older than " + age.toSeconds() + " s; start again with an empty one");
        }
        if (place.count() != count) {
            throw ScimException.of(
                    400, ScimType.INVALID_COUNT, "count: the first page had " + place.count() + ", and so must all");
        }
        return place;
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static ScimException invalid() {
        return ScimException.of(
                400,
                ScimType.INVALID_CURSOR,
                "the cursor is none of this query; start with an empty one and change nothing from page to page");
    }

    private byte[] mac(byte[] content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    private static byte[] digest(String query) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(query.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(whole, QUERY_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
