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
    private static final long BACKSLASHES = ONES * '\\';
    private static final long QUESTION_MARKS = ONES * '?';

    /** This bit makes a space of a quotation mark, and leaves control characters below the space. */
    private static final long QUOTES_TO_SPACES = ONES * ('"' ^ ' ');

    private static final long ABOVE_SPACES = ONES * (' ' + 1);

    /** Shorter texts are left to the JSON generator: to go through a few characters costs less than to copy them. */
    static final int LEAST_LENGTH = 10;

    private Escapes() {}

    /**
     * Whether a quotation mark, a backslash or a control character is in the text (RFC 8259 section 7), or a question mark: that
     * may stand for half a surrogate pair, for which UTF-8 has nothing, and which JSON can only write as an escape.
     *
     * @param utf8 at least eight bytes, as texts of {@link #LEAST_LENGTH} characters have
     */
    static boolean areNeeded(byte[] utf8) {
        int last = utf8.length - Long.BYTES;
        // The last eight overlap those before.
        long found = marks((long) EIGHT_BYTES.get(utf8, last));
        for (int i = 0; i < last; i += Long.BYTES) {
            found |= marks((long) EIGHT_BYTES.get(utf8, i));
        }
        return found != 0;
    }

    /**
     * Not 0 when one of the eight bytes needs an escape. A subtraction reaches the high bit of a byte below 128 when the byte is
     * less than what is taken from it, or when one in a place below is.
     */
    private static long marks(long eight) {
        long low = (eight ^ QUOTES_TO_SPACES) - ABOVE_SPACES;
        long backslash = (eight ^ BACKSLASHES) - ONES;
        long questionMark = (eight ^ QUESTION_MARKS) - ONES;
        return (low | backslash | questionMark) & ~eight & HIGH_BITS;
    }
}
