package io.scimwright.core.error;

import java.util.Objects;

/**
 * The detail keyword of a SCIM error: a known one of RFC 7644 table 9 or RFC 9865 section 2.1, or any other, since the
 * set is open. Immutable.
 */
public final class ScimType {

    public static final ScimType INVALID_FILTER = new ScimType("invalidFilter");
    public static final ScimType TOO_MANY = new ScimType("tooMany");
    public static final ScimType UNIQUENESS = new ScimType("uniqueness");
    public static final ScimType MUTABILITY = new ScimType("mutability");
    public static final ScimType INVALID_SYNTAX = new ScimType("invalidSyntax");
    public static final ScimType INVALID_PATH = new ScimType("invalidPath");
    public static final ScimType NO_TARGET = new ScimType("noTarget");
    public static final ScimType INVALID_VALUE = new ScimType("invalidValue");
    public static final ScimType INVALID_VERS = new ScimType("invalidVers");
    public static final ScimType SENSITIVE = new ScimType("sensitive");
    public static final ScimType INVALID_CURSOR = new ScimType("invalidCursor");
    public static final ScimType EXPIRED_CURSOR = new ScimType("expiredCursor");
    public static final ScimType INVALID_COUNT = new ScimType("invalidCount");

    private final String keyword;

    private ScimType(String keyword) {
        this.keyword = keyword;
    }

    /** The type with this keyword, compared exactly. */
    public static ScimType of(String keyword) {
        return new ScimType(Objects.requireNonNull(keyword));
    }

    /** The keyword as it stands in the {@code scimType} member. */
    public String keyword() {
        return keyword;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScimType type && type.keyword.equals(keyword);
    }

    @Override
    public int hashCode() {
        return keyword.hashCode();
    }

    @Override
    public String toString() {
        return keyword;
    }
}
