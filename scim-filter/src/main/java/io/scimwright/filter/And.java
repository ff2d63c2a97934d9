package io.scimwright.filter;

import java.util.List;

/**
 * A conjunction: matches when every operand matches.
 *
 * <p>It is flat: an operand that is itself an {@code And} is replaced by its operands.
 *
 * @param operands at least two filters, none of them an {@code And}, in the order of the text; unmodifiable
 */
public record And(List<Filter> operands) implements Filter {

    /**
     * Joins the operands.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public And {
        operands = Operands.ofAnd(operands);
    }

    /**
     * Joins the operands.
     *
     * @param operands at least two filters
     * @return the conjunction
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static And of(Filter... operands) {
        return new And(List.of(operands));
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
        return visitor.visitAnd(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return FilterPrinter.print(this);
    }
}
