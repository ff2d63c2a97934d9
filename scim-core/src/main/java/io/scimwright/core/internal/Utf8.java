package io.scimwright.core.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Tells UTF-8 from bytes that only look like it: the JSON parser takes lone surrogates and overlong forms for text. */
final class Utf8 {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    /** Whether the bytes are UTF-8 (RFC 3629). */
    static boolean isValid(byte[] bytes) {
        if (isAscii(bytes)) {
            return true;
        }
        try {
            // A new decoder reports what is malformed.
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        int i = 0;
        long seen = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            seen |= (long) EIGHT_BYTES.get(bytes, i);
        }
        for (; i < bytes.length; i++) {
            seen |= bytes[i];
        }
        return (seen & HIGH_BITS) == 0;
    }
}
