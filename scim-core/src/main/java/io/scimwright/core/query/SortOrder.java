package io.scimwright.core.query;

/** The direction of a sort (RFC 7644 section 3.4.2.3). */
public enum SortOrder {
    ASCENDING,
    DESCENDING
}
