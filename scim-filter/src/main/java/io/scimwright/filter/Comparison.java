package io.scimwright.filter;

import java.util.Objects;

/**
 * A comparison of an attribute with a value, such as {@code userName eq "bjensen"}.
 *
 * @param path the attribute
 * @param operator how it is compared
 * @param value what it is compared with
 */
public record Comparison(AttributePath path, ComparisonOperator operator, Literal value) implements Filter {

    /** Compares the attribute with the value. */
    public Comparison {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
        return visitor.visitComparison(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return FilterPrinter.print(this);
    }
}
