package io.scimwright.core.schema;

/** Who may change an attribute, and when (RFC 7643 section 7). */
public enum Mutability {
    /** Only the server sets it; what a client sends is ignored or refused. */
    READ_ONLY("readOnly"),
    /** A client may read and change it. */
    READ_WRITE("readWrite"),
    /** It may be set once and not be changed afterwards. */
    IMMUTABLE("immutable"),
    /** A client may set it and never reads it. */
    WRITE_ONLY("writeOnly");

    private final String keyword;

    Mutability(String keyword) {
        this.keyword = keyword;
    }

    /** The word as it stands in a schema document. */
    public String keyword() {
        return keyword;
    }

    static Mutability of(String keyword) {
        for (Mutability candidate : values()) {
            if (candidate.keyword.equalsIgnoreCase(keyword)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no such mutability: " + keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
