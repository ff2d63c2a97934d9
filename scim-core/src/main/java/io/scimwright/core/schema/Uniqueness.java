package io.scimwright.core.schema;

/** How far the value of an attribute is unique (RFC 7643 section 7). */
public enum Uniqueness {
    /** Not at all. */
    NONE("none"),
    /** Among the resources of this endpoint and tenant. */
    SERVER("server"),
    /** Everywhere; enforced like {@link #SERVER}. */
    GLOBAL("global");

    private final String keyword;

    Uniqueness(String keyword) {
        this.keyword = keyword;
    }

    /** The word as it stands in a schema document. */
    public String keyword() {
        return keyword;
    }

    static Uniqueness of(String keyword) {
        for (Uniqueness candidate : values()) {
            if (candidate.keyword.equalsIgnoreCase(keyword)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no such uniqueness: " + keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
