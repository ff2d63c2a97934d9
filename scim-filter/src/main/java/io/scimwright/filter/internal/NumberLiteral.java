package io.scimwright.filter.internal;

import io.scimwright.filter.Literal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** JSON numbers as they stand in a filter (RFC 8259 section 6). */
final class NumberLiteral {

    private static final int LONGEST_FAST = 18;

    private NumberLiteral() {}

    /** The number between start and end, or null if the word is no JSON number. */
    static @Nullable Literal parse(String text, int start, int end) {
        int digits = text.charAt(start) == '-' ? start + 1 : start;
        int i = digitsEnd(text, digits, end);
        if (i == digits || (text.charAt(digits) == '0' && i > digits + 1)) {
            return null;
        }
        if (i == end && i - digits <= LONGEST_FAST) {
            return Literal.of(Long.parseLong(text, start, end, 10));
        }
        if (i < end && text.charAt(i) == '.') {
            int fraction = i + 1;
            i = digitsEnd(text, fraction, end);
            if (i == fraction) {
                return null;
            }
        }
        if (i < end && (text.charAt(i) | 0x20) == 'e') {
            int exponent = i + 1;
            if (exponent < end && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            i = digitsEnd(text, exponent, end);
            if (i == exponent) {
                return null;
            }
        }
        return i == end ? bounded(text, start, end) : null;
    }

    private static int digitsEnd(String text, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static Literal bounded(String text, int start, int end) {
        // a number of many digits takes quadratic time to convert, so its length is looked at first
        if (end - start <= 2 * Literal.Number.MAX_DIGITS) {
            try {
                return Literal.of(new BigDecimal(text.substring(start, end)));
            } catch (IllegalArgumentException | ArithmeticException e) {
                // too many digits, or an exponent that no BigDecimal holds
            }
        }
        throw new SyntaxError(
                start,
                text.substring(start, end),
                "a number of at most " + Literal.Number.MAX_DIGITS + " digits and an exponent within -"
                        + Literal.Number.MAX_EXPONENT + " and " + Literal.Number.MAX_EXPONENT,
                null);
    }
}
