package io.scimwright.filter;

import io.scimwright.filter.internal.AttributeSyntax;
import io.scimwright.filter.internal.SyntaxError;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of an attribute as it stands in a filter or PATCH path: {@code userName}, {@code name.familyName} or, with a
 * qualifier, {@code urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value} (RFC 7644 section 3.10).
 *
 * <p>The parts are cut at the last colon and the dot that follows it, and kept as written. Which of them is the schema's
 * URI only a schema can tell: {@code urn:ietf:params:scim:schemas:core:2.0:User} alone gives the qualifier
 * {@code urn:ietf:params:scim:schemas:core:2.0} and the attribute {@code User}. Therefore {@link #toString()} gives the
 * whole text back, to be matched against the known URIs, longest first.
 *
 * <p>Two paths are equal when their texts are equal, case-exactly; SCIM's names are case-insensitive, which comparing them
 * is left to whoever resolves them against a schema.
 *
 * <p>A path is also where a filter in code begins: {@code AttributePath.of("userName").eq("bjensen")}.
 */
public final class AttributePath {

    private final @Nullable String qualifier;
    private final String attribute;
    private final @Nullable String subAttribute;

    private AttributePath(@Nullable String qualifier, String attribute, @Nullable String subAttribute) {
        this.qualifier = qualifier;
        this.attribute = attribute;
        this.subAttribute = subAttribute;
    }

    /**
     * An attribute without qualifier and sub-attribute.
     *
     * @param attribute the attribute's name
     * @return the path
     * @throws IllegalArgumentException if the name is no attribute name
     */
    public static AttributePath of(String attribute) {
        return new AttributePath(null, AttributeSyntax.requireName(attribute), null);
    }

    /**
     * A sub-attribute without qualifier.
     *
     * @param attribute the attribute's name
     * @param subAttribute the sub-attribute's name
     * @return the path
     * @throws IllegalArgumentException if one of the names is no attribute name
     */
    public static AttributePath of(String attribute, String subAttribute) {
        return of(attribute).withSubAttribute(subAttribute);
    }

    /**
     * Parses a path as it stands in a filter, an {@code attributes} parameter or {@code sortBy}.
     *
     * @param text {@code [qualifier:]attribute[.subAttribute]}, without blanks
     * @return the path
     * @throws PathSyntaxException if the text is no attribute path
     */
    public static AttributePath parse(String text) {
        try {
            return parseWord(text);
        } catch (SyntaxError error) {
            throw new PathSyntaxException(text, error);
        }
    }

    private static AttributePath parseWord(String text) {
        int name = AttributeSyntax.nameStart(text);
        int dot = AttributeSyntax.dot(text, name);
        String qualifier = name == 0 ? null : text.substring(0, name - 1);
        return dot < 0
                ? new AttributePath(qualifier, text.substring(name), null)
                : new AttributePath(qualifier, text.substring(name, dot), text.substring(dot + 1));
    }

    /**
     * What stands before the last colon, as written.
     *
     * @return a URI, or empty if the path has no colon
     */
    public Optional<String> qualifier() {
        return Optional.ofNullable(qualifier);
    }

    /**
     * The attribute's name as written.
     *
     * @return a name without dot and colon
     */
    public String attribute() {
        return attribute;
    }

    /**
     * The sub-attribute's name as written.
     *
     * @return a name without dot and colon, or empty if the path names a whole attribute
     */
    public Optional<String> subAttribute() {
        return Optional.ofNullable(subAttribute);
    }

    /**
     * The same attribute of another schema.
     *
     * @param newQualifier a URI, without the colon that separates it from the name
     * @return a path with this qualifier
     * @throws IllegalArgumentException if the qualifier is no URI
     */
    public AttributePath withQualifier(String newQualifier) {
        return new AttributePath(AttributeSyntax.requireUri(newQualifier), attribute, subAttribute);
    }

    /**
     * The same attribute without qualifier.
     *
     * @return a path without qualifier
     */
    public AttributePath withoutQualifier() {
        return qualifier == null ? this : new AttributePath(null, attribute, subAttribute);
    }

    /**
     * A sub-attribute of the same attribute.
     *
     * @param newSubAttribute the sub-attribute's name
     * @return a path with this sub-attribute in place of the present one
     * @throws IllegalArgumentException if the name is no attribute name
     */
    public AttributePath withSubAttribute(String newSubAttribute) {
        return new AttributePath(qualifier, attribute, AttributeSyntax.requireName(newSubAttribute));
    }

    /**
     * The attribute without its sub-attribute.
     *
     * @return a path without sub-attribute
     */
    public AttributePath withoutSubAttribute() {
        return subAttribute == null ? this : new AttributePath(qualifier, attribute, null);
    }

    /**
     * A comparison of this attribute.
     *
     * @param operator how to compare
     * @param value what to compare with
     * @return the filter
     */
    public Filter compare(ComparisonOperator operator, Literal value) {
        return new Comparison(this, operator, value);
    }

    /**
     * {@code path eq "value"}.
     *
     * @param value the string, unescaped
     * @return the filter
     */
    public Filter eq(String value) {
        return compare(ComparisonOperator.EQ, Literal.of(value));
    }

    /**
     * {@code path eq true} or {@code path eq false}.
     *
     * @param value the boolean
     * @return the filter
     */
    public Filter eq(boolean value) {
        return compare(ComparisonOperator.EQ, Literal.of(value));
    }

    /**
     * {@code path eq 5}.
     *
     * @param value the number
     * @return the filter
     */
    public Filter eq(long value) {
        return compare(ComparisonOperator.EQ, Literal.of(value));
    }

    /**
     * {@code path eq 1.5}.
     *
     * @param value the number
     * @return the filter
     */
    public Filter eq(BigDecimal value) {
        return compare(ComparisonOperator.EQ, Literal.of(value));
    }

    /**
     * {@code path ne "value"}.
     *
     * @param value the string, unescaped
     * @return the filter
     */
    public Filter ne(String value) {
        return compare(ComparisonOperator.NE, Literal.of(value));
    }

    /**
     * {@code path co "part"}.
     *
     * @param part the string, unescaped
     * @return the filter
     */
    public Filter contains(String part) {
        return compare(ComparisonOperator.CO, Literal.of(part));
    }

    /**
     * {@code path sw "prefix"}.
     *
     * @param prefix the string, unescaped
     * @return the filter
     */
    public Filter startsWith(String prefix) {
        return compare(ComparisonOperator.SW, Literal.of(prefix));
    }

    /**
     * {@code path ew "suffix"}.
     *
     * @param suffix the string, unescaped
     * @return the filter
     */
    public Filter endsWith(String suffix) {
        return compare(ComparisonOperator.EW, Literal.of(suffix));
    }

    /**
     * {@code path gt value}.
     *
     * @param value what to compare with; a point in time is a string such as {@code 2011-05-13T04:42:34Z}
     * @return the filter
     */
    public Filter gt(Literal value) {
        return compare(ComparisonOperator.GT, value);
    }

    /**
     * {@code path ge value}.
     *
     * @param value what to compare with
     * @return the filter
     */
    public Filter ge(Literal value) {
        return compare(ComparisonOperator.GE, value);
    }

    /**
     * {@code path lt value}.
     *
     * @param value what to compare with
     * @return the filter
     */
    public Filter lt(Literal value) {
        return compare(ComparisonOperator.LT, value);
    }

    /**
     * {@code path le value}.
     *
     * @param value what to compare with
     * @return the filter
     */
    public Filter le(Literal value) {
        return compare(ComparisonOperator.LE, value);
    }

    /**
     * {@code path pr}.
     *
     * @return the filter
     */
    public Filter present() {
        return new Present(this);
    }

    /**
     * {@code path[filter]}.
     *
     * @param filter what one element must satisfy, with paths relative to the element
     * @return the filter
     * @throws IllegalArgumentException if the filter holds a {@link ValuePath}
     */
    public Filter where(Filter filter) {
        return new ValuePath(this, filter);
    }

    void appendTo(StringBuilder out) {
        if (qualifier != null) {
            out.append(qualifier).append(':');
        }
        out.append(attribute);
        if (subAttribute != null) {
            out.append('.').append(subAttribute);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AttributePath that
                && attribute.equals(that.attribute)
                && Objects.equals(subAttribute, that.subAttribute)
                && Objects.equals(qualifier, that.qualifier);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * attribute.hashCode() + Objects.hashCode(subAttribute)) + Objects.hashCode(qualifier);
    }

    /** The text: {@code [qualifier:]attribute[.subAttribute]}. */
    @Override
    public String toString() {
        if (qualifier == null && subAttribute == null) {
            return attribute;
        }
        StringBuilder out = new StringBuilder();
        appendTo(out);
        return out.toString();
    }
}
