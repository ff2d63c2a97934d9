package io.scimwright.core.attribute;

import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import io.scimwright.filter.Filter;
import io.scimwright.filter.Literal;

/**
 * A key for a value that can be compared: a string, boolean, number or point in time. Its filters escape what they are given.
 *
 * @param <T> the Java type of the value
 */
public final class SimpleAttribute<T> extends Attribute<T> {

    SimpleAttribute(Place place, Codec<T> codec) {
        super(place, codec);
    }

    /** The filter {@code eq}. */
    public Filter eq(T value) {
        return compare(ComparisonOperator.EQ, literal(value));
    }

    /** The filter {@code ne}, which also holds where the attribute is unassigned. */
    public Filter ne(T value) {
        return compare(ComparisonOperator.NE, literal(value));
    }

    /** The filter {@code gt}. */
    public Filter gt(T value) {
        return compare(ComparisonOperator.GT, literal(value));
    }

    /** The filter {@code ge}. */
    public Filter ge(T value) {
        return compare(ComparisonOperator.GE, literal(value));
    }

    /** The filter {@code lt}. */
    public Filter lt(T value) {
        return compare(ComparisonOperator.LT, literal(value));
    }

    /** The filter {@code le}. */
    public Filter le(T value) {
        return compare(ComparisonOperator.LE, literal(value));
    }

    /** The filter {@code co}; for strings only. */
    public Filter contains(String part) {
        return compare(ComparisonOperator.CO, Literal.of(part));
    }

    /** The filter {@code sw}; for strings only. */
    public Filter startsWith(String part) {
        return compare(ComparisonOperator.SW, Literal.of(part));
    }

    /** The filter {@code ew}; for strings only. */
    public Filter endsWith(String part) {
        return compare(ComparisonOperator.EW, Literal.of(part));
    }

    private Filter compare(ComparisonOperator operator, Literal value) {
        return place().filter(path -> path.compare(operator, value));
    }

    private Literal literal(T value) {
        ScimValue wire = codec().write(value);
        if (wire instanceof ScimString string) {
            return Literal.of(string.value());
        }
        if (wire instanceof ScimBoolean bool) {
            return Literal.of(bool.value());
        }
        return Literal.of(((ScimNumber) wire).value());
    }
}
