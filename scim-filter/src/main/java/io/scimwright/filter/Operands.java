package io.scimwright.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the operands of {@link And} and {@link Or} have in common. */
final class Operands {

    private Operands() {}

    /** An immutable copy in which operands of the joining type itself are replaced by their operands. */
    static <T extends Filter> List<Filter> flat(
            List<Filter> operands, Class<T> joining, Function<T, List<Filter>> operandsOf) {
        if (operands.size() < 2) {
            throw new IllegalArgumentException(
                    joining.getSimpleName() + " needs at least two operands, got " + operands.size());
        }
        if (operands.stream().noneMatch(joining::isInstance)) {
            return List.copyOf(operands);
        }
        List<Filter> flat = new ArrayList<>();
        for (Filter operand : operands) {
            if (joining.isInstance(operand)) {
                flat.addAll(operandsOf.apply(joining.cast(operand)));
            } else {
                flat.add(operand);
            }
        }
        return List.copyOf(flat);
    }
}
