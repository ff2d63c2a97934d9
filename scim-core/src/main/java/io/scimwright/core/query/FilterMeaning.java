package io.scimwright.core.query;

import io.scimwright.core.internal.Base64Text;
import io.scimwright.core.internal.Dates;
import io.scimwright.core.internal.Text;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The meaning of filters, written for reading: every comparison literally as RFC 7644 section 3.4.2.2 has it. */
final class FilterMeaning {

    private final ScimValue from;
    private final boolean isElement;

    private FilterMeaning(ScimValue from, boolean isElement) {
        this.from = from;
        this.isElement = isElement;
    }

    static FilterMeaning ofResource(ScimObject resource) {
        return new FilterMeaning(resource, false);
    }

    /** The meaning inside the brackets of a value path: names count from one element. */
    static FilterMeaning ofElement(ScimValue element) {
        return new FilterMeaning(element, true);
    }

    /** The values that the path leads to; in an element without {@code primary}, that is false (RFC 7643 section 2.4). */
    private List<ScimValue> values(ResolvedPath path) {
        List<ScimValue> assigned = assigned(path);
        if (!isPrimary(path)) {
            return assigned;
        }
        List<ScimValue> all = new ArrayList<>(assigned);
        all.addAll(Collections.nCopies(elements(path).size() - assigned.size(), ScimBoolean.FALSE));
        return all;
    }

    private static boolean isPrimary(ResolvedPath path) {
        return path.attribute().isMultiValued()
                && path.subAttribute()
                        .filter(sub -> sub.name().equals(ValueShaper.PRIMARY) && sub.type() == AttributeType.BOOLEAN)
                        .isPresent();
    }

    private List<ScimValue> assigned(ResolvedPath path) {
        List<ScimValue> found = new ArrayList<>();
        for (ScimValue element : elements(path)) {
            if (path.subAttribute().isEmpty()) {
                found.add(element);
            } else if (element instanceof ScimObject object) {
                object.find(path.leaf().name()).ifPresent(value -> found.addAll(flat(value)));
            }
        }
        found.removeIf(value -> !value.isAssigned());
        return found;
    }

    private List<ScimValue> elements(ResolvedPath path) {
        if (isElement) {
            return List.of(from);
        }
        return path.attributeIn((ScimObject) from).map(FilterMeaning::flat).orElse(List.of());
    }

    private static List<ScimValue> flat(ScimValue value) {
        return value instanceof ScimList list ? list.elements() : List.of(value);
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
            return !assigned(assigned.path()).isEmpty();
        }
        if (filter instanceof ResolvedFilter.ElementMatch match) {
            return elements(match.path()).stream()
                    .anyMatch(element -> ofElement(element).test(match.inner()));
        }
        if (filter instanceof ResolvedFilter.Compared compared) {
            return compare(compared);
        }
        return ((ResolvedFilter.Constant) filter).value();
    }

    private boolean compare(ResolvedFilter.Compared compared) {
        List<ScimValue> found = values(compared.path());
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
        if (isReferenceToResource(attribute)) {
            return text(operator, Text.unversioned(left.value()), Text.unversioned(right.value()));
        }
        if (attribute.type() == AttributeType.BINARY) {
            return text(operator, Base64Text.canonical(left.value()), Base64Text.canonical(right.value()));
        }
        return attribute.comparesExactly()
                ? text(operator, left.value(), right.value())
                : text(operator, Text.fold(left.value()), Text.fold(right.value()));
    }

    static boolean isReferenceToResource(AttributeDefinition attribute) {
        return attribute.type() == AttributeType.REFERENCE && attribute.name().equals("$ref");
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
            default -> order(operator, Text.byCodePoint(left, right));
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
