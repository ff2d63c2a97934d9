package io.scimwright.sql;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Compares a column with a value as SCIM does (RFC 7644 section 3.4.2.2): empty where SQL would give another answer. A condition
 * does not hold where the column is null; {@code ne} is for the caller, the opposite of {@code eq}.
 */
final class Comparer {

    private static final SimpleAttribute<Instant> MOMENT = Attribute.dateTime("moment");

    private final SqlDialect dialect;

    Comparer(SqlDialect dialect) {
        this.dialect = dialect;
    }

    Optional<Sql> compare(Cell cell, AttributeDefinition attribute, ComparisonOperator operator, ScimValue operand) {
        if (operand instanceof ScimBoolean bool) {
            return cell.type().kind() == ColumnType.Kind.BOOLEAN && operator == ComparisonOperator.EQ
                    ? Optional.of(Sql.of(cell.sql() + " = ?", bool.value()))
                    : Optional.empty();
        }
        if (operand instanceof ScimNumber number) {
            return number(cell, operator, number.value());
        }
        if (!(operand instanceof ScimString text)) {
            return Optional.empty();
        }
        return switch (attribute.type()) {
            case DATE_TIME -> MOMENT.find(ScimObject.of("moment", operand)).flatMap(at -> date(cell, operator, at));
            case STRING -> text(cell, attribute, operator, text.value());
            // One to a resource compares without its version, which SQL does not.
            case REFERENCE ->
                attribute.name().equals("$ref") ? Optional.empty() : text(cell, attribute, operator, text.value());
            default -> Optional.empty();
        };
    }

    private static Optional<Sql> number(Cell cell, ComparisonOperator operator, BigDecimal operand) {
        return switch (cell.type().kind()) {
            case INTEGER -> Optional.of(integer(cell, operator, operand));
            case DECIMAL -> Optional.of(Sql.of(cell.sql() + symbol(operator) + "?", operand));
            default -> Optional.empty();
        };
    }

    private static Sql integer(Cell cell, ComparisonOperator operator, BigDecimal operand) {
        boolean whole = operand.stripTrailingZeros().scale() <= 0;
        if (operator == ComparisonOperator.EQ && !whole) {
            return Sql.NEVER;
        }
        boolean small = whole && operand.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return small
                ? Sql.of(cell.sql() + symbol(operator) + "?", operand.longValueExact())
                : Sql.of(cell.sql() + symbol(operator) + "?", operand);
    }

    private static Optional<Sql> date(Cell cell, ComparisonOperator operator, Instant operand) {
        ColumnType type = cell.type();
        boolean isTime = type.kind() == ColumnType.Kind.TIMESTAMP || type.kind() == ColumnType.Kind.TIMESTAMP_WITH_ZONE;
        if (!isTime || !Moments.isStorable(operand)) {
            return Optional.empty();
        }
        Instant below = Moments.floor(operand, type.digits());
        if (below.equals(operand)) {
            return Optional.of(Sql.of(cell.sql() + symbol(operator) + "?", Moments.parameter(operand, type)));
        }
        // Between two moments that the column can hold.
        return Optional.of(
                switch (operator) {
                    case EQ -> Sql.NEVER;
                    case GT, GE -> Sql.of(cell.sql() + " > ?", Moments.parameter(below, type));
                    default -> Sql.of(cell.sql() + " <= ?", Moments.parameter(below, type));
                });
    }

    private Optional<Sql> text(Cell cell, AttributeDefinition attribute, ComparisonOperator operator, String operand) {
        boolean exact = attribute.comparesExactly();
        if (!Texts.isWhole(operand)) {
            return Optional.empty();
        }
        String compared = exact ? operand : TextFold.fold(operand);
        return switch (cell.type().kind()) {
            case TEXT -> {
                if (exact) {
                    yield text(cell.sql(), operator, compared);
                }
                String fold = cell.fold();
                yield fold != null || TextFold.isFaithful(operand, dialect.fidelity())
                        ? text(fold != null ? fold : dialect.folded(cell.sql()), operator, compared)
                        : Optional.empty();
            }
            case INTEGER, UUID -> {
                IdType type = IdType.of(cell.type());
                yield operator == ComparisonOperator.EQ
                        ? Optional.of(type.parameter(compared)
                                .map(value -> Sql.of(cell.sql() + " = ?", value))
                                .orElse(Sql.NEVER))
                        : text(dialect.asText(cell.sql()), operator, compared);
            }
            default -> Optional.empty();
        };
    }

    private Optional<Sql> text(String expression, ComparisonOperator operator, String operand) {
        boolean isOrder = switch (operator) {
            case GT, GE, LT, LE -> true;
            default -> false;
        };
        if (!dialect.holds(operand)) {
            return isOrder ? Optional.empty() : Optional.of(Sql.NEVER);
        }
        return Optional.of(
                switch (operator) {
                    case EQ -> Sql.of(expression + " = ?", operand);
                    case CO -> like(expression, "%" + Texts.escaped(operand) + "%");
                    case SW -> like(expression, Texts.escaped(operand) + "%");
                    case EW -> like(expression, "%" + Texts.escaped(operand));
                    default ->
                        Sql.of(dialect.byCodePoint(expression) + symbol(operator) + dialect.byCodePoint("?"), operand);
                });
    }

    private static Sql like(String expression, String pattern) {
        return Sql.of(expression + " like ? escape '" + Texts.ESCAPE + "'", pattern);
    }

    private static String symbol(ComparisonOperator operator) {
        return switch (operator) {
            case EQ -> " = ";
            case GT -> " > ";
            case GE -> " >= ";
            case LT -> " < ";
            case LE -> " <= ";
            default -> throw new IllegalArgumentException(operator + " has no symbol in SQL");
        };
    }
}
