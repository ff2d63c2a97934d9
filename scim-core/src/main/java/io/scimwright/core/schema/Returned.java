package io.scimwright.core.schema;

/** When an attribute is part of an answer (RFC 7643 section 7). */
public enum Returned {
    /** In every answer, whatever the request asks for. */
    ALWAYS("always"),
    /** In no answer. */
    NEVER("never"),
    /** Unless the request asks for other attributes or excludes it. */
    DEFAULT("default"),
    /** Only when the request names it, or wrote it. */
    REQUEST("request");

    private final String keyword;

    Returned(String keyword) {
        this.keyword = keyword;
    }

    /** The word as it stands in a schema document. */
    public String keyword() {
        return keyword;
    }

    static Returned of(String keyword) {
        for (Returned candidate : values()) {
            if (candidate.keyword.equalsIgnoreCase(keyword)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no such value of returned: " + keyword);
    }

    @Override
    public String toString() {
        return keyword;
    }
}
