package io.scimwright.filter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the operands of {@link And} and {@link Or} have in common. */
final class Operands {

    private Operands() {}

    static List<Filter> ofAnd(List<Filter> operands) {
        return flat(operands, true);
    }

    static List<Filter> ofOr(List<Filter> operands) {
        return flat(operands, false);
    }

    /** An immutable copy in which operands of the joining type itself are replaced by their operands. */
    private static List<Filter> flat(List<Filter> operands, boolean and) {
        if (operands.size() < 2) {
            throw new IllegalArgumentException("At least two operands are needed, got " + operands.size());
        }
        List<Filter> flat = new ArrayList<>(operands.size());
        for (Filter operand : operands) {
            List<Filter> inner = operandsOf(operand, and);
            if (inner == null) {
                flat.add(operand);
            } else {
                flat.addAll(inner);
            }
        }
        return List.copyOf(flat);
    }

    private static @Nullable List<Filter> operandsOf(Filter filter, boolean and) {
        if (and) {
            return filter instanceof And conjunction ? conjunction.operands() : null;
        }
        return filter instanceof Or disjunction ? disjunction.operands() : null;
    }
}
