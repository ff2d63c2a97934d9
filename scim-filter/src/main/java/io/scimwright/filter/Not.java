package io.scimwright.filter;

import java.util.Objects;

/**
 * A negation, {@code not (...)}: matches when the operand does not.
 *
 * @param operand the negated filter
 */
public record Not(Filter operand) implements Filter {

    /** Negates the operand. */
    public Not {
        Objects.requireNonNull(operand, "operand");
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
        return visitor.visitNot(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return FilterPrinter.print(this);
    }
}
