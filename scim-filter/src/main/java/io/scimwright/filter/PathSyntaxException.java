package io.scimwright.filter;

import io.scimwright.filter.internal.SyntaxError;

/** A text that is no attribute path or PATCH path (RFC 7644 sections 3.5.2 and 3.10) or exceeds a limit. */
public final class PathSyntaxException extends SyntaxException {

    private static final long serialVersionUID = 1;

    PathSyntaxException(String text, SyntaxError error) {
        super(text, error);
    }
}
