package io.scimwright.core.query;

import io.scimwright.core.internal.Base64Text;
import io.scimwright.core.internal.Dates;
import io.scimwright.core.internal.Text;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Turns a resolved filter into the test that is fast: types, case and operands are settled once, constants are folded, and
 * a test of a resource makes no garbage. It means what {@link FilterMeaning} says.
 */
final class Planner {

    private static final Test ALWAYS = from -> true;
    private static final Test NEVER = from -> false;

    private final boolean inElement;

    private Planner(boolean inElement) {
        this.inElement = inElement;
    }

    /** The test of a resource's tree. */
    static Test ofResource(ResolvedFilter filter) {
        return new Planner(false).plan(filter);
    }

    /** The test of one element of the attribute whose brackets the filter stands in. */
    static Test ofElement(ResolvedFilter filter) {
        return new Planner(true).plan(filter);
    }

    private Test plan(ResolvedFilter filter) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            return allOf(all.operands());
        }
        if (filter instanceof ResolvedFilter.AnyOf any) {
            return anyOf(any.operands());
        }
        if (filter instanceof ResolvedFilter.Negated negated) {
            return not(plan(negated.operand()));
        }
        if (filter instanceof ResolvedFilter.Assigned assigned) {
            return walk(assigned.path(), ScimValue::isAssigned);
        }
        if (filter instanceof ResolvedFilter.ElementMatch match) {
            return walk(match.path(), ofElement(match.inner()));
        }
        if (filter instanceof ResolvedFilter.Compared compared) {
            return compared.operator() == ComparisonOperator.NE
                    ? not(compare(compared.path(), ComparisonOperator.EQ, compared.operand()))
                    : compare(compared.path(), compared.operator(), compared.operand());
        }
        return ((ResolvedFilter.Constant) filter).value() ? ALWAYS : NEVER;
    }

    private Test allOf(List<ResolvedFilter> operands) {
        List<Test> tests = new ArrayList<>();
        for (ResolvedFilter operand : operands) {
            Test test = plan(operand);
            if (test == NEVER) {
                return NEVER;
            }
            if (test != ALWAYS) {
                tests.add(test);
            }
        }
        return tests.isEmpty() ? ALWAYS : tests.size() == 1 ? tests.get(0) : new Test.All(tests);
    }

    private Test anyOf(List<ResolvedFilter> operands) {
        List<Test> tests = new ArrayList<>();
        for (ResolvedFilter operand : operands) {
            Test test = plan(operand);
            if (test == ALWAYS) {
                return ALWAYS;
            }
            if (test != NEVER) {
                tests.add(test);
            }
        }
        return tests.isEmpty() ? NEVER : tests.size() == 1 ? tests.get(0) : new Test.Any(tests);
    }

    private static Test not(Test test) {
        if (test == ALWAYS || test == NEVER) {
            return test == ALWAYS ? NEVER : ALWAYS;
        }
        return test instanceof Test.Not not ? not.test() : new Test.Not(test);
    }

    private Test walk(ResolvedPath path, Test leaf) {
        return walk(path, leaf, false);
    }

    private Test walk(ResolvedPath path, Test leaf, boolean whenAbsent) {
        String sub = path.subAttribute().map(AttributeDefinition::name).orElse(null);
        Test inValue = sub == null ? leaf : new Test.Sub(sub, leaf, whenAbsent);
        return inElement
                ? inValue
                : new Test.Walk(path.extension().orElse(null), path.attribute().name(), inValue);
    }

    private Test compare(ResolvedPath path, ComparisonOperator operator, ScimValue operand) {
        boolean isPrimary = path.attribute().isMultiValued()
                && path.leaf().type() == AttributeType.BOOLEAN
                && path.leaf().name().equals(ValueShaper.PRIMARY);
        Test leaf = leaf(path.leaf(), operator, operand);
        // An element without primary is not the primary one (RFC 7643 section 2.4).
        return walk(path, leaf, isPrimary && leaf.test(ScimBoolean.FALSE));
    }

    private static Test leaf(AttributeDefinition attribute, ComparisonOperator operator, ScimValue operand) {
        if (operand instanceof ScimNumber number) {
            return number(order(operator), number.value());
        }
        if (!(operand instanceof ScimString string)) {
            return operand::equals;
        }
        if (attribute.type() == AttributeType.DATE_TIME) {
            return date(order(operator), Dates.instant(string.value()).orElse(Instant.MIN));
        }
        if (FilterMeaning.isReferenceToResource(attribute)) {
            Test exact = exact(operator, Text.unversioned(string.value()));
            return value ->
                    value instanceof ScimString text && exact.test(ScimString.of(Text.unversioned(text.value())));
        }
        if (attribute.type() == AttributeType.BINARY) {
            Test exact = exact(operator, Base64Text.canonical(string.value()));
            return value ->
                    value instanceof ScimString text && exact.test(ScimString.of(Base64Text.canonical(text.value())));
        }
        return attribute.comparesExactly()
                ? exact(operator, string.value())
                : folded(operator, Text.fold(string.value()));
    }

    private static Test number(IntPredicate order, BigDecimal operand) {
        return value ->
                value instanceof ScimNumber number && order.test(number.value().compareTo(operand));
    }

    private static Test date(IntPredicate order, Instant operand) {
        long second = operand.getEpochSecond();
        int nano = operand.getNano();
        return value -> {
            if (!(value instanceof ScimString string)) {
                return false;
            }
            long theirs = Dates.epochSecond(string.value());
            if (theirs == Dates.NONE) {
                return false;
            }
            int bySecond = Long.compare(theirs, second);
            return order.test(bySecond != 0 ? bySecond : Integer.compare(Dates.nano(string.value()), nano));
        };
    }

    private static Test exact(ComparisonOperator operator, String operand) {
        return switch (operator) {
            case EQ -> value -> value instanceof ScimString text && text.value().equals(operand);
            case CO -> value -> value instanceof ScimString text && text.value().contains(operand);
            case SW -> value -> value instanceof ScimString text && text.value().startsWith(operand);
            case EW -> value -> value instanceof ScimString text && text.value().endsWith(operand);
            default -> {
                IntPredicate order = order(operator);
                yield value -> value instanceof ScimString text && order.test(Text.byCodePoint(text.value(), operand));
            }
        };
    }

    private static Test folded(ComparisonOperator operator, String operand) {
        return switch (operator) {
            case EQ -> value -> value instanceof ScimString text && Text.foldEquals(text.value(), operand);
            case CO -> value -> value instanceof ScimString text && Text.foldContains(text.value(), operand);
            case SW -> value -> value instanceof ScimString text && Text.foldStartsWith(text.value(), operand);
            case EW -> value -> value instanceof ScimString text && Text.foldEndsWith(text.value(), operand);
            default -> {
                IntPredicate order = order(operator);
                yield value -> value instanceof ScimString text && order.test(Text.compareFold(text.value(), operand));
            }
        };
    }

    private static IntPredicate order(ComparisonOperator operator) {
        return switch (operator) {
            case EQ -> order -> order == 0;
            case GT -> order -> order > 0;
            case GE -> order -> order >= 0;
            case LT -> order -> order < 0;
            case LE -> order -> order <= 0;
            default -> order -> false;
        };
    }
}
