package io.scimwright.filter;

import java.util.List;

/**
 * A disjunction: matches when at least one operand matches.
 *
 * <p>It is flat: an operand that is itself an {@code Or} is replaced by its operands.
 *
 * @param operands at least two filters, none of them an {@code Or}, in the order of the text; unmodifiable
 */
public record Or(List<Filter> operands) implements Filter {

    /**
     * Joins the operands.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public Or {
        operands = Operands.ofOr(operands);
    }

    /**
     * Joins the operands.
     *
     * @param operands at least two filters
     * @return the disjunction
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Or of(Filter... operands) {
        return new Or(List.of(operands));
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
        return visitor.visitOr(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return FilterPrinter.print(this);
    }
}
