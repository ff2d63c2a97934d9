package io.scimwright.filter;

/** How a {@link Comparison} compares (RFC 7644 section 3.4.2.2, table 3, without {@code pr}). */
public enum ComparisonOperator {
    /** Equal. */
    EQ("eq"),
    /** Not equal. */
    NE("ne"),
    /** The attribute contains the value. */
    CO("co"),
    /** The attribute starts with the value. */
    SW("sw"),
    /** The attribute ends with the value. */
    EW("ew"),
    /** Greater than. */
    GT("gt"),
    /** Greater than or equal to. */
    GE("ge"),
    /** Less than. */
    LT("lt"),
    /** Less than or equal to. */
    LE("le");

    private final String keyword;

    ComparisonOperator(String keyword) {
        this.keyword = keyword;
    }

    /**
     * The operator as it stands in a filter.
     *
     * @return two lower-case letters
     */
    public String keyword() {
        return keyword;
    }
}
