package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.filter.And;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.Comparison;
import io.scimwright.filter.ComparisonOperator;
import io.scimwright.filter.Filter;
import io.scimwright.filter.FilterVisitor;
import io.scimwright.filter.Literal;
import io.scimwright.filter.Not;
import io.scimwright.filter.Or;
import io.scimwright.filter.Present;
import io.scimwright.filter.ValuePath;
import java.util.List;

/**
 * Resolves a filter over all types for one of them: an attribute that only other types define is unassigned here (RFC 7644
 * section 3.4.2.1); one that none defines is an error as ever.
 */
final class RootFilter implements FilterVisitor<ResolvedFilter> {

    private final ResourceType type;
    private final List<ResourceType> all;
    private final Dialect dialect;

    RootFilter(ResourceType type, List<ResourceType> all, Dialect dialect) {
        this.type = type;
        this.all = all;
        this.dialect = dialect;
    }

    @Override
    public ResolvedFilter visitAnd(And and) {
        return new ResolvedFilter.AllOf(
                and.operands().stream().map(operand -> operand.accept(this)).toList());
    }

    @Override
    public ResolvedFilter visitOr(Or or) {
        return new ResolvedFilter.AnyOf(
                or.operands().stream().map(operand -> operand.accept(this)).toList());
    }

    @Override
    public ResolvedFilter visitNot(Not not) {
        return new ResolvedFilter.Negated(not.operand().accept(this));
    }

    @Override
    public ResolvedFilter visitComparison(Comparison comparison) {
        boolean isNull = comparison.value() instanceof Literal.Null;
        ComparisonOperator holds = isNull ? ComparisonOperator.EQ : ComparisonOperator.NE;
        return resolved(comparison, comparison.path(), comparison.operator() == holds);
    }

    @Override
    public ResolvedFilter visitPresent(Present present) {
        return resolved(present, present.path(), false);
    }

    @Override
    public ResolvedFilter visitValuePath(ValuePath valuePath) {
        return resolved(valuePath, valuePath.path(), false);
    }

    private ResolvedFilter resolved(Filter term, AttributePath path, boolean whenUnassigned) {
        if (type.resolve(path, dialect).isPresent()) {
            return ResolvedFilter.of(term, type, dialect);
        }
        // The type that does define it says whether the term makes sense.
        ResourceType other = all.stream()
                .filter(candidate -> candidate.resolve(path, dialect).isPresent())
                .findFirst()
                .orElseThrow(() -> ScimException.invalidFilter(
                        "'" + path + "' is no attribute of any resource type" + type.hint(path)));
        ResolvedFilter.of(term, other, dialect);
        return new ResolvedFilter.Constant(whenUnassigned);
    }
}
