package io.scimwright.core.query;

import io.scimwright.core.internal.Dates;
import io.scimwright.core.internal.Text;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The meaning of filters, written for reading: every comparison literally as RFC 7644 section 3.4.2.2 has it. */
final class FilterMeaning {

    private final Function<ResolvedPath, List<ScimValue>> values;

    private FilterMeaning(Function<ResolvedPath, List<ScimValue>> values) {
        this.values = values;
    }

    static FilterMeaning ofResource(ScimObject resource) {
        return new FilterMeaning(path -> path.valuesIn(resource));
    }

    /** The meaning inside the brackets of a value path: names count from one element. */
    static FilterMeaning ofElement(ScimValue element) {
        return new FilterMeaning(path -> inElement(path, element));
    }

    private static List<ScimValue> inElement(ResolvedPath path, ScimValue element) {
        Optional<AttributeDefinition> sub = path.subAttribute();
        if (sub.isEmpty()) {
            return List.of(element);
        }
        Optional<ScimValue> value =
                element instanceof ScimObject object ? object.find(sub.get().name()) : Optional.empty();
        if (value.isEmpty() && sub.get().name().equals(ValueShaper.PRIMARY)) {
            // An element without primary is not the primary one (RFC 7643 section 2.4).
            return List.of(ScimBoolean.FALSE);
        }
        return value.map(List::of).orElse(List.of());
    }

    boolean test(ResolvedFilter filter) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            return all.operands().stream().allMatch(this::test);
        }
        if (filter instanceof ResolvedFilter.AnyOf any) {
            return any.operands().stream().anyMatch(this::test);
        }
        if (filter instanceof ResolvedFilter.Negated negated) {
            return !test(negated.operand());
        }
        if (filter instanceof ResolvedFilter.Assigned assigned) {
            return values.apply(assigned.path()).stream().anyMatch(ScimValue::isAssigned);
        }
        if (filter instanceof ResolvedFilter.ElementMatch match) {
            return values.apply(match.path()).stream()
                    .anyMatch(element -> ofElement(element).test(match.inner()));
        }
        if (filter instanceof ResolvedFilter.Compared compared) {
            return compare(compared);
        }
        return ((ResolvedFilter.Constant) filter).value();
    }

    private boolean compare(ResolvedFilter.Compared compared) {
        List<ScimValue> found = values.apply(compared.path());
        AttributeDefinition attribute = compared.path().leaf();
        if (compared.operator() == ComparisonOperator.NE) {
            return found.stream()
                    .noneMatch(value -> holds(attribute, ComparisonOperator.EQ, value, compared.operand()));
        }
        return found.stream().anyMatch(value -> holds(attribute, compared.operator(), value, compared.operand()));
    }

    private static boolean holds(
            AttributeDefinition attribute, ComparisonOperator operator, ScimValue value, ScimValue operand) {
        if (value instanceof ScimBoolean || value instanceof ScimNumber) {
            return ordered(operator, value, operand);
        }
        if (!(value instanceof ScimString left) || !(operand instanceof ScimString right)) {
            return false;
        }
        if (attribute.type() == AttributeType.DATE_TIME) {
            Optional<Instant> from = Dates.instant(left.value());
            Optional<Instant> to = Dates.instant(right.value());
            return from.isPresent()
                    && to.isPresent()
                    && order(operator, from.get().compareTo(to.get()));
        }
        return attribute.isCaseExact()
                ? text(operator, left.value(), right.value())
                : text(operator, Text.fold(left.value()), Text.fold(right.value()));
    }

    private static boolean ordered(ComparisonOperator operator, ScimValue value, ScimValue operand) {
        if (value instanceof ScimNumber left && operand instanceof ScimNumber right) {
            return order(operator, left.value().compareTo(right.value()));
        }
        return operator == ComparisonOperator.EQ && value.equals(operand);
    }

    private static boolean text(ComparisonOperator operator, String left, String right) {
        return switch (operator) {
            case CO -> left.contains(right);
            case SW -> left.startsWith(right);
            case EW -> left.endsWith(right);
            default -> order(operator, left.compareTo(right));
        };
    }

    private static boolean order(ComparisonOperator operator, int order) {
        return switch (operator) {
            case EQ -> order == 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            default -> false;
        };
    }
}
