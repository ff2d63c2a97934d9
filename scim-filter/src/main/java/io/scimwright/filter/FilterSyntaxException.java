package io.scimwright.filter;

import io.scimwright.filter.internal.SyntaxError;

/** A text that is no SCIM filter (RFC 7644 section 3.4.2.2) or exceeds a limit of {@link ParserLimits}. */
public final class FilterSyntaxException extends SyntaxException {

    private static final long serialVersionUID = 1;

    FilterSyntaxException(String text, SyntaxError error) {
        super(text, error);
    }
}
