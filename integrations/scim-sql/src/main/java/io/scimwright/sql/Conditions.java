package io.scimwright.sql;

import io.scimwright.core.query.ResolvedFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a filter into a condition, if all of it can be one. */
final class Conditions {

    /** The tests at the ends of a filter, counted from a resource or from one element of an attribute. Empty where SQL cannot. */
    interface Leaves {

        Optional<Sql> assigned(ResolvedFilter.Assigned filter);

        Optional<Sql> compared(ResolvedFilter.Compared filter);

        Optional<Sql> matched(ResolvedFilter.ElementMatch filter);
    }

    private Conditions() {}

    static Optional<Sql> of(ResolvedFilter filter, Leaves leaves) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            return ofEach(all.operands(), leaves).map(Sql::all);
        }
        if (filter instanceof ResolvedFilter.AnyOf any) {
            return ofEach(any.operands(), leaves).map(Sql::any);
        }
        if (filter instanceof ResolvedFilter.Negated negated) {
            return of(negated.operand(), leaves).map(Sql::not);
        }
        if (filter instanceof ResolvedFilter.Assigned assigned) {
            return leaves.assigned(assigned);
        }
        if (filter instanceof ResolvedFilter.Compared compared) {
            return leaves.compared(compared);
        }
        if (filter instanceof ResolvedFilter.ElementMatch match) {
            return leaves.matched(match);
        }
        return Optional.of(Sql.constant(((ResolvedFilter.Constant) filter).value()));
    }

    private static Optional<List<Sql>> ofEach(List<ResolvedFilter> operands, Leaves leaves) {
        List<Sql> conditions = new ArrayList<>();
        for (ResolvedFilter operand : operands) {
            Optional<Sql> condition = of(operand, leaves);
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(condition.get());
        }
        return Optional.of(conditions);
    }
}
