package io.scimwright.sql;

import io.scimwright.core.query.ResolvedFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A filter as what SQL answers and what is left: both have to hold.
 *
 * @param condition always a whole one
 * @param residual null where nothing is left
 */
record SplitFilter(Sql condition, @Nullable ResolvedFilter residual) {

    static SplitFilter of(Optional<ResolvedFilter> filter, Conditions.Leaves leaves) {
        List<Sql> conditions = new ArrayList<>();
        List<ResolvedFilter> left = new ArrayList<>();
        filter.ifPresent(whole -> split(whole, leaves, conditions, left));
        ResolvedFilter residual =
                left.isEmpty() ? null : left.size() == 1 ? left.get(0) : new ResolvedFilter.AllOf(left);
        return new SplitFilter(Sql.all(conditions), residual);
    }

    private static void split(
            ResolvedFilter filter, Conditions.Leaves leaves, List<Sql> conditions, List<ResolvedFilter> left) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            all.operands().forEach(operand -> split(operand, leaves, conditions, left));
        } else if (filter instanceof ResolvedFilter.Negated negated
                && negated.operand() instanceof ResolvedFilter.AnyOf any) {
            any.operands().forEach(operand -> split(new ResolvedFilter.Negated(operand), leaves, conditions, left));
        } else {
            Conditions.of(filter, leaves).ifPresentOrElse(conditions::add, () -> left.add(filter));
        }
    }
}
