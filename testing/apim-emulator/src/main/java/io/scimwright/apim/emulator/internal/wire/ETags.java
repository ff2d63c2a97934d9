package io.scimwright.apim.emulator.internal.wire;

import java.nio.ByteBuffer;
import java.util.Base64;

/** Row versions as ETags: quoted base64 of big-endian 8 byte numbers. */
public final class ETags {
    private ETags() {}

    /** The ETag of one row: 8 bytes. */
    public static String of(long version) {
        byte[] bytes = new byte[Long.BYTES];
        ByteBuffer.wrap(bytes).putLong(version);
        return quote(bytes);
    }

    /** The ETag of a user: the user row, then the identity row, 16 bytes. */
    public static String of(long userVersion, long identityVersion) {
        byte[] bytes = new byte[2 * Long.BYTES];
        ByteBuffer.wrap(bytes).putLong(userVersion).putLong(identityVersion);
        return quote(bytes);
    }

    private static String quote(byte[] bytes) {
        return '"' + Base64.getEncoder().encodeToString(bytes) + '"';
    }
}
