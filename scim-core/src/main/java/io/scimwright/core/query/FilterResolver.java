package io.scimwright.core.query;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.DidYouMean;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.Base64Text;
import io.scimwright.core.internal.Dates;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives the names in a filter their attributes and its values their types. */
final class FilterResolver implements FilterVisitor<ResolvedFilter> {

    private static final String RESOURCE_TYPE = "resourceType";

    private final ResourceType type;
    private final Dialect dialect;

    /** The attribute whose elements the names count from; null at the top. */
    private final @Nullable ResolvedPath element;

    FilterResolver(ResourceType type, Dialect dialect) {
        this(type, dialect, null);
    }

    /** Resolves a filter that stands in the brackets after an attribute. */
    FilterResolver(ResourceType type, Dialect dialect, @Nullable ResolvedPath element) {
        this.type = type;
        this.dialect = dialect;
        this.element = element;
    }

    @Override
    public ResolvedFilter visitAnd(And and) {
        return new ResolvedFilter.AllOf(all(and.operands()));
    }

    @Override
    public ResolvedFilter visitOr(Or or) {
        return new ResolvedFilter.AnyOf(all(or.operands()));
    }

    private List<ResolvedFilter> all(List<Filter> operands) {
        return operands.stream().map(operand -> operand.accept(this)).toList();
    }

    @Override
    public ResolvedFilter visitNot(Not not) {
        return new ResolvedFilter.Negated(not.operand().accept(this));
    }

    @Override
    public ResolvedFilter visitPresent(Present present) {
        ResolvedPath path = resolve(present.path());
        if (isResourceType(path)) {
            return new ResolvedFilter.Constant(true);
        }
        return path.isKept() ? new ResolvedFilter.Assigned(path) : new ResolvedFilter.Constant(false);
    }

    @Override
    public ResolvedFilter visitValuePath(ValuePath valuePath) {
        ResolvedPath path = resolve(valuePath.path());
        ResolvedFilter inner = valuePath.filter().accept(new FilterResolver(type, dialect, path));
        return path.isKept() ? new ResolvedFilter.ElementMatch(path, inner) : new ResolvedFilter.Constant(false);
    }

    @Override
    public ResolvedFilter visitComparison(Comparison comparison) {
        ResolvedPath path = comparable(resolve(comparison.path()), comparison.path());
        ComparisonOperator operator = comparison.operator();
        if (comparison.value() instanceof Literal.Null) {
            ResolvedFilter assigned = isResourceType(path) || !path.isKept()
                    ? new ResolvedFilter.Constant(isResourceType(path))
                    : new ResolvedFilter.Assigned(path);
            return againstNull(assigned, operator);
        }
        ScimValue operand = operand(path, operator, comparison.value());
        if (isResourceType(path)) {
            // Every resource of the type has the same: no store needs to keep it.
            return new ResolvedFilter.Constant(
                    FilterMeaning.ofElement(resourceType()).test(new ResolvedFilter.Compared(path, operator, operand)));
        }
        return path.isKept()
                ? new ResolvedFilter.Compared(path, operator, operand)
                : new ResolvedFilter.Constant(operator == ComparisonOperator.NE);
    }

    private static ResolvedFilter againstNull(ResolvedFilter assigned, ComparisonOperator operator) {
        return switch (operator) {
            case EQ -> new ResolvedFilter.Negated(assigned);
            case NE -> assigned;
            default -> throw ScimException.invalidFilter("null can be compared by eq and ne only");
        };
    }

    private static boolean isResourceType(ResolvedPath path) {
        return path.attribute() == CommonAttributes.META && path.leaf().name().equals(RESOURCE_TYPE);
    }

    private ScimObject resourceType() {
        return ScimObject.of(RESOURCE_TYPE, ScimString.of(type.name()));
    }

    private ResolvedPath resolve(AttributePath path) {
        ResolvedPath found = element == null
                ? type.resolve(path, dialect).orElseThrow(() -> unknown(path, type.name(), type.hint(path)))
                : inElement(element, path);
        if (!found.isKept() && !dialect.grants(Leniency.UNKEPT_READS_AS_UNASSIGNED)) {
            throw ScimException.invalidFilter("'" + path + "' is not kept by this server");
        }
        if (found.attribute().returned() == Returned.NEVER || found.leaf().returned() == Returned.NEVER) {
            throw ScimException.invalidFilter("'" + path + "' is never returned and cannot be filtered by");
        }
        return found;
    }

    private ResolvedPath inElement(ResolvedPath element, AttributePath path) {
        if (!element.attribute().isComplex() && path.toString().equalsIgnoreCase("value")) {
            return element;
        }
        if (path.qualifier().isPresent() || path.subAttribute().isPresent()) {
            throw unknown(path, element.toString(), "");
        }
        Optional<ResolvedPath> sub = element.attribute().isUnkept(path.attribute())
                ? type.resolve(AttributePath.parse(element + "." + path.attribute()), dialect)
                : element.withSub(path.attribute());
        return sub.orElseThrow(
                () -> unknown(path, element.toString(), DidYouMean.hint(path.attribute(), names(element.attribute()))));
    }

    /** A complex attribute that is compared itself means its value (RFC 7644 section 3.4.2.2). */
    private static ResolvedPath comparable(ResolvedPath path, AttributePath written) {
        if (!path.leaf().isComplex()) {
            return path;
        }
        Optional<ResolvedPath> value = path.subAttribute().isEmpty() ? path.withSub("value") : Optional.empty();
        return value.orElseThrow(() -> ScimException.invalidFilter("'" + written
                + "' is complex; compare one of its sub-attributes: " + String.join(", ", names(path.leaf()))));
    }

    private static List<String> names(AttributeDefinition attribute) {
        return attribute.subAttributes().stream().map(AttributeDefinition::name).toList();
    }

    private ScimValue operand(ResolvedPath path, ComparisonOperator operator, Literal literal) {
        AttributeType leaf = path.leaf().type();
        if (!allows(leaf, operator)) {
            throw ScimException.invalidFilter(
                    "'" + path + "' is of type " + leaf + ", which " + operator.keyword() + " does not compare");
        }
        return switch (leaf) {
            case BOOLEAN -> bool(path, literal);
            case INTEGER, DECIMAL -> {
                if (literal instanceof Literal.Number number) {
                    yield ScimNumber.of(number.value());
                }
                throw mismatch(path, "a number");
            }
            default -> text(path, leaf, literal);
        };
    }

    private static boolean allows(AttributeType type, ComparisonOperator operator) {
        return switch (operator) {
            case EQ, NE -> true;
            case CO, SW, EW -> type == AttributeType.STRING || type == AttributeType.REFERENCE;
            default -> type != AttributeType.BOOLEAN && type != AttributeType.BINARY;
        };
    }

    private ScimValue bool(ResolvedPath path, Literal literal) {
        if (literal instanceof Literal.Bool bool) {
            return ScimBoolean.of(bool.value());
        }
        if (literal instanceof Literal.Text text && dialect.grants(Leniency.COERCE_BOOLEANS)) {
            if (text.value().equalsIgnoreCase("true") || text.value().equalsIgnoreCase("false")) {
                return ScimBoolean.of(text.value().equalsIgnoreCase("true"));
            }
        }
        throw mismatch(path, "true or false");
    }

    private static ScimValue text(ResolvedPath path, AttributeType leaf, Literal literal) {
        if (!(literal instanceof Literal.Text text)) {
            throw mismatch(path, "a string in double quotes");
        }
        if (leaf == AttributeType.DATE_TIME && Dates.instant(text.value()).isEmpty()) {
            throw mismatch(path, "a dateTime such as \"2011-05-13T04:42:34Z\"");
        }
        if (leaf == AttributeType.BINARY && !Base64Text.isValid(text.value(), true)) {
            throw mismatch(path, "a binary value in base64");
        }
        return ScimString.of(text.value());
    }

    private static ScimException mismatch(ResolvedPath path, String expected) {
        return ScimException.invalidFilter(
                "'" + path + "' is compared with a value of another type, expected " + expected);
    }

    private static ScimException unknown(AttributePath path, String where, String hint) {
        return ScimException.invalidFilter("'" + path + "' is no attribute of " + where + hint);
    }
}
