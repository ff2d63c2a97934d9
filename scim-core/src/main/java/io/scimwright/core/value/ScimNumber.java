package io.scimwright.core.value;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A number of any size and precision: {@code 1.0} stays apart from {@code 1} in what is written, while both are equal by
 * {@link #equals}. An exponent is written out: {@code 1e2} becomes {@code 100}.
 */
public final class ScimNumber implements ScimValue {

    private final BigDecimal value;

    private ScimNumber(BigDecimal value) {
        this.value = Objects.requireNonNull(value);
    }

    public static ScimNumber of(BigDecimal value) {
        return new ScimNumber(value);
    }

    public static ScimNumber of(long value) {
        return new ScimNumber(BigDecimal.valueOf(value));
    }

    public BigDecimal value() {
        return value;
    }

    /** Whether it is written without fraction and exponent, as RFC 7643 section 2.3.4 demands of an integer. */
    public boolean isInteger() {
        return value.scale() == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScimNumber number && number.value.compareTo(value) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(value.doubleValue());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
