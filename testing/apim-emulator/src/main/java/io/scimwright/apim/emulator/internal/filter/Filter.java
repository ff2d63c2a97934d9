package io.scimwright.apim.emulator.internal.filter;

import io.scimwright.apim.emulator.internal.filter.Expression.And;
import io.scimwright.apim.emulator.internal.filter.Expression.Comparison;
import io.scimwright.apim.emulator.internal.filter.Expression.Not;
import io.scimwright.apim.emulator.internal.filter.Expression.Or;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A {@code $filter} compiled against the fields of one list. Immutable.
 *
 * @param <T> the entity
 */
public final class Filter<T> implements Predicate<T> {
    private final Predicate<T> predicate;
    private final Expression expression;

    private Filter(Predicate<T> predicate, Expression expression) {
        this.predicate = predicate;
        this.expression = expression;
    }

    /**
     * How filters are read.
     *
     * @param full whether the unproven parts of the grammar are accepted: or, not, parentheses, null
     * @param doubledQuotes whether {@code ''} is a quote inside text
     * @param exactCase whether text is compared with regard to case
     */
    public record Rules(boolean full, boolean doubledQuotes, boolean exactCase) {}

    /**
     * Parses and resolves a filter.
     *
     * @param fields of the list; several of one name match if any of them does
     * @throws FilterException if it cannot be read, or asks for what the list does not offer
     */
    public static <T> Filter<T> compile(String filter, List<Field<T>> fields, Rules rules) {
        Expression expression = FilterParser.parse(filter, rules.full(), rules.doubledQuotes());
        return new Filter<>(new Compiler<>(fields, !rules.exactCase()).compile(expression), expression);
    }

    /** The filter of a list that is asked for without one: everything matches. */
    public static <T> Filter<T> none() {
        return new Filter<>(entity -> true, new And(List.of()));
    }

    @Override
    public boolean test(T entity) {
        return predicate.test(entity);
    }

    /** The text that a field must equal for anything to match, if the filter says so at its top. */
    public Optional<String> requiredText(String field) {
        return expression.requiredText(field);
    }

    private record Compiler<T>(List<Field<T>> fields, boolean ignoreCase) {

        Predicate<T> compile(Expression expression) {
            if (expression instanceof And and) {
                return and.parts().stream()
                        .map(this::compile)
                        .reduce(Predicate::and)
                        .orElseThrow();
            }
            if (expression instanceof Or or) {
                return or.parts().stream()
                        .map(this::compile)
                        .reduce(Predicate::or)
                        .orElseThrow();
            }
            if (expression instanceof Not not) {
                return compile(not.part()).negate();
            }
            if (expression instanceof Expression.Call call) {
                return any(call.field(), field -> call(field, call));
            }
            Comparison comparison = (Comparison) expression;
            return any(comparison.field(), field -> comparison(field, comparison));
        }

        private Predicate<T> any(String name, Function<Field<T>, Predicate<T>> one) {
            return fields.stream()
                    .filter(field -> field.name().equals(name))
                    .map(one)
                    .reduce(Predicate::or)
                    .orElseThrow(() -> new FilterException("Invalid field '" + name + "' specified"));
        }

        private Predicate<T> call(Field<T> field, Expression.Call call) {
            if (field.kind() != Field.Kind.TEXT) {
                throw unsupported(call.function().name(), field);
            }
            return entity -> {
                String value = field.text().apply(entity);
                return value != null && call.function().holds(value, call.text(), ignoreCase);
            };
        }

        private Predicate<T> comparison(Field<T> field, Comparison comparison) {
            Operator operator = comparison.operator();
            boolean onlyEquals = field.kind() == Field.Kind.STATE || field.kind() == Field.Kind.EXACT;
            if (onlyEquals && operator != Operator.EQ) {
                throw unsupported(operator.name(), field);
            }
            if (comparison.literal().isNull()) {
                return isNull(field, operator);
            }
            if (field.kind() == Field.Kind.DATE) {
                Instant moment = moment(comparison.literal().text());
                return entity -> {
                    Instant value = field.moment().apply(entity);
                    return value == null ? operator == Operator.NE : operator.holds(value.compareTo(moment));
                };
            }
            if (!comparison.literal().quoted()) {
                throw new FilterException("The value for field '" + field.name() + "' must be in quotes");
            }
            return text(
                    field, operator, field.literal().apply(comparison.literal().text()));
        }

        private Predicate<T> text(Field<T> field, Operator operator, String text) {
            boolean blind = ignoreCase || field.kind() == Field.Kind.STATE;
            return entity -> {
                String value = field.text().apply(entity);
                if (value == null) {
                    return operator == Operator.NE;
                }
                return operator.holds(blind ? value.compareToIgnoreCase(text) : value.compareTo(text));
            };
        }

        private Predicate<T> isNull(Field<T> field, Operator operator) {
            if (operator != Operator.EQ && operator != Operator.NE) {
                throw unsupported(operator.name() + " null", field);
            }
            return entity -> {
                boolean isNull = field.kind() == Field.Kind.DATE
                        ? field.moment().apply(entity) == null
                        : field.text().apply(entity) == null;
                return isNull == (operator == Operator.EQ);
            };
        }

        private static FilterException unsupported(String what, Field<?> field) {
            return new FilterException(
                    "'" + what.toLowerCase(Locale.ROOT) + "' is not supported for field '" + field.name() + "'");
        }

        /** A date, a date and time without zone (taken as UTC), or one with zone. */
        private static Instant moment(String text) {
            try {
                if (text.length() == "2022-04-01".length()) {
                    return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                }
                boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 10;
                return zoned
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) {
                throw new FilterException("'" + text + "' is not a date");
            }
        }
    }
}
