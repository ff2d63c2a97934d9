package io.scimwright.filter;

/**
 * How much text, nesting and logic a {@link FilterParser} accepts. Each limit is checked in linear time and before the
 * parser descends; what exceeds one is a syntax error that names it.
 *
 * <p>Immutable and thread-safe.
 */
public final class ParserLimits {

    /** The greatest depth that can be asked for: deeper trees could exhaust the stack of those who walk them. */
    public static final int MAX_DEPTH = 250;

    private static final ParserLimits STANDARD = new ParserLimits(8192, 64, 1000);

    private final int length;
    private final int depth;
    private final int terms;

    private ParserLimits(int length, int depth, int terms) {
        this.length = length;
        this.depth = depth;
        this.terms = terms;
    }

    /**
     * The limits for filters from outside: 8,192 chars, depth 64, 1,000 terms.
     *
     * @return the standard limits
     */
    public static ParserLimits standard() {
        return STANDARD;
    }

    /**
     * The most chars that a text has, by default 8,192. It stops filters of megabytes, which cost memory and time before
     * they say anything.
     *
     * @return the number of UTF-16 code units
     */
    public int length() {
        return length;
    }

    /**
     * How deep parentheses and brackets nest, by default 64. It stops thousands of opening parentheses, which exhaust the
     * stack of whoever parses, prints or evaluates the tree.
     *
     * @return the number of levels; 0 allows neither parentheses nor brackets
     */
    public int depth() {
        return depth;
    }

    /**
     * The most comparisons and presence tests in a text, by default 1,000. It stops filters that make each resource pay for
     * thousands of comparisons.
     *
     * @return the number of tests
     */
    public int terms() {
        return terms;
    }

    /**
     * These limits with another length.
     *
     * @param chars at least 1
     * @return the new limits
     */
    public ParserLimits withLength(int chars) {
        return new ParserLimits(within(chars, 1, Integer.MAX_VALUE, "length"), depth, terms);
    }

    /**
     * These limits with another depth.
     *
     * @param levels 0 to {@link #MAX_DEPTH}
     * @return the new limits
     */
    public ParserLimits withDepth(int levels) {
        return new ParserLimits(length, within(levels, 0, MAX_DEPTH, "depth"), terms);
    }

    /**
     * These limits with another number of terms.
     *
     * @param tests at least 1
     * @return the new limits
     */
    public ParserLimits withTerms(int tests) {
        return new ParserLimits(length, depth, within(tests, 1, Integer.MAX_VALUE, "terms"));
    }

    private static int within(int value, int least, int most, String limit) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(limit + " must be within " + least + " and " + most + ", got " + value);
        }
        return value;
    }

    @Override
    public String toString() {
        return "ParserLimits[length=" + length + ", depth=" + depth + ", terms=" + terms + "]";
    }
}
