package io.scimwright.filter;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The value of a {@link Comparison}: a JSON string, number, boolean or null.
 *
 * <p>{@code toString()} gives the JSON text, with what JSON demands escaped.
 */
public sealed interface Literal {

    /**
     * A string.
     *
     * @param value the characters it stands for, unescaped
     * @return the literal
     */
    static Literal of(String value) {
        return new Text(value);
    }

    /**
     * A number.
     *
     * @param value the number
     * @return the literal
     * @throws IllegalArgumentException if the number is beyond the bounds of {@link Number}
     */
    static Literal of(BigDecimal value) {
        return new Number(value);
    }

    /**
     * An integer.
     *
     * @param value the number
     * @return the literal
     */
    static Literal of(long value) {
        return new Number(BigDecimal.valueOf(value));
    }

    /**
     * A boolean.
     *
     * @param value the boolean
     * @return the literal
     */
    static Literal of(boolean value) {
        return value ? Bool.TRUE : Bool.FALSE;
    }

    /**
     * The literal {@code null}, which compares equal to an unassigned attribute.
     *
     * @return the literal
     */
    static Literal ofNull() {
        return Null.NULL;
    }

    /**
     * A string.
     *
     * @param value the characters it stands for, unescaped
     */
    record Text(String value) implements Literal {
        /** Wraps the string. */
        public Text {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            StringBuilder out = new StringBuilder(value.length() + 2);
            JsonText.write(value, out);
            return out.toString();
        }
    }

    /**
     * A number, exact. It has at most {@value #MAX_DIGITS} digits, and the exponent of its last digit is within
     * ±{@value #MAX_EXPONENT}: a number such as {@code 1e999999999} would cost whoever expands it all memory.
     *
     * @param value the number; 1 and 1.0 are different literals
     */
    @SuppressWarnings("JavaLangClash") // the JSON word; always read as Literal.Number
    record Number(BigDecimal value) implements Literal {
        /** The most digits that a number has. */
        public static final int MAX_DIGITS = 1000;

        /** The farthest that the last digit stands from the decimal point. */
        public static final int MAX_EXPONENT = 10_000;

        /**
         * Wraps the number.
         *
         * @throws IllegalArgumentException if it has too many digits or too large an exponent
         */
        public Number {
            if (Math.abs((long) value.scale()) > MAX_EXPONENT || value.precision() > MAX_DIGITS) {
                throw new IllegalArgumentException("A number has at most " + MAX_DIGITS
                        + " digits and an exponent within -" + MAX_EXPONENT + " and " + MAX_EXPONENT);
            }
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /**
     * A boolean.
     *
     * @param value the boolean
     */
    record Bool(boolean value) implements Literal {
        static final Bool TRUE = new Bool(true);
        static final Bool FALSE = new Bool(false);

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    /** The literal {@code null}. */
    record Null() implements Literal {
        static final Null NULL = new Null();

        @Override
        public String toString() {
            return "null";
        }
    }
}
