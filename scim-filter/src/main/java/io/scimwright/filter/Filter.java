package io.scimwright.filter;

/**
 * A SCIM filter as an immutable syntax tree (RFC 7644 section 3.4.2.2).
 *
 * <p>Text becomes a filter with {@link #parse(String)}, and a filter becomes canonical text with {@code toString()}:
 * {@code Filter.parse(filter.toString())} equals {@code filter}. A filter is just as easily built in code, where values
 * need no escaping:
 *
 * <pre>{@code
 * Filter parsed = Filter.parse("emails[type eq \"work\"] and active eq true");
 * Filter built = Filter.attribute("emails").where(Filter.attribute("type").eq("work"))
 *         .and(Filter.attribute("active").eq(true));
 * }</pre>
 *
 * <p>The tree knows no schema: names are kept as written, and whether an attribute exists or compares case-exactly is
 * decided elsewhere. Two filters are equal when their trees are equal, names case-exactly. All types of the tree are
 * immutable and safe for use by several threads.
 */
public sealed interface Filter permits And, Or, Not, Comparison, Present, ValuePath {

    /**
     * Parses a filter with {@link FilterParser#standard()}.
     *
     * @param text the filter, already URL-decoded
     * @return the syntax tree
     * @throws FilterSyntaxException if the text is no filter or exceeds a limit of {@link ParserLimits#standard()}
     */
    static Filter parse(String text) {
        return FilterParser.standard().parseFilter(text);
    }

    /**
     * An attribute to build a filter on: {@code Filter.attribute("name.familyName").startsWith("O'")}.
     *
     * @param path the attribute as it stands in a filter, for example {@code userName} or {@code name.familyName}
     * @return the attribute's path
     * @throws PathSyntaxException if the text is no attribute path
     */
    static AttributePath attribute(String path) {
        return AttributePath.parse(path);
    }

    /**
     * Calls the visitor's method for this type of node. The visitor decides whether and how to descend.
     *
     * @param visitor one method for each type of node
     * @param <R> what the visitor returns
     * @return what the visitor's method returned
     */
    <R> R accept(FilterVisitor<R> visitor);

    /**
     * This filter and another one.
     *
     * @param other the filter that must match as well
     * @return a flat conjunction; many operands are better given to {@link And} at once, since each call copies
     */
    default Filter and(Filter other) {
        return And.of(this, other);
    }

    /**
     * This filter or another one.
     *
     * @param other the filter that may match instead
     * @return a flat disjunction; many operands are better given to {@link Or} at once, since each call copies
     */
    default Filter or(Filter other) {
        return Or.of(this, other);
    }

    /**
     * The negation of this filter.
     *
     * @return {@code not (this)}
     */
    default Filter not() {
        return new Not(this);
    }
}
