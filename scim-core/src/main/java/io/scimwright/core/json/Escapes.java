package io.scimwright.core.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells whether a text can stand in JSON as it is. Most can, and are then copied in one piece instead of character by character,
 * which is the larger part of the work of writing a resource.
 */
final class Escapes {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = ONES << 7;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long QUESTION_MARKS = ONES * '?';

    private Escapes() {}

    /**
     * Whether a quotation mark, a backslash or a control character is in the text (RFC 8259 section 7), or a question mark: that
     * may stand for half a surrogate pair, for which UTF-8 has nothing, and which JSON can only write as an escape.
     */
    static boolean areNeeded(byte[] utf8) {
        int last = utf8.length - Long.BYTES;
        if (last < 0) {
            return areNeededIn(utf8);
        }
        for (int i = 0; i < last; i += Long.BYTES) {
            if (areNeededIn((long) EIGHT_BYTES.get(utf8, i))) {
                return true;
            }
        }
        // The last eight overlap those before.
        return areNeededIn((long) EIGHT_BYTES.get(utf8, last));
    }

    private static boolean areNeededIn(long eight) {
        return (below(eight, SPACES)
                        | zeros(eight ^ QUOTES)
                        | zeros(eight ^ BACKSLASHES)
                        | zeros(eight ^ QUESTION_MARKS))
                != 0;
    }

    private static boolean areNeededIn(byte[] few) {
        for (byte b : few) {
            if ((b >= 0 && b < ' ') || b == '"' || b == '\\' || b == '?') {
                return true;
            }
        }
        return false;
    }

    /** Not 0 when one of the eight bytes is 0. */
    private static long zeros(long eight) {
        return below(eight, ONES);
    }

    /** Not 0 when one of the eight bytes, unsigned, is less than the limit, which stands in all eight bytes and is at most 128. */
    private static long below(long eight, long limit) {
        return (eight - limit) & ~eight & HIGH_BITS;
    }
}
