package io.scimwright.core.schema;

/** The data type of an attribute (RFC 7643 section 2.3). */
public enum AttributeType {
    /** Unicode text. */
    STRING("string"),
    /** True or false. */
    BOOLEAN("boolean"),
    /** A number with a fraction, of any precision. */
    DECIMAL("decimal"),
    /** A whole number. */
    INTEGER("integer"),
    /** A date and time of day with an offset; a string on the wire. */
    DATE_TIME("dateTime"),
    /** Bytes; base64 on the wire. */
    BINARY("binary"),
    /** A URI; compared with regard to case. */
    REFERENCE("reference"),
    /** An object of simple sub-attributes. */
    COMPLEX("complex");

    private final String keyword;

    AttributeType(String keyword) {
        this.keyword = keyword;
    }

    /** The word as it stands in a schema document. */
    public String keyword() {
        return keyword;
    }

    static AttributeType of(String keyword) {
        for (AttributeType candidate : values()) {
            if (candidate.keyword.equalsIgnoreCase(keyword)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no such attribute type: " + keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
