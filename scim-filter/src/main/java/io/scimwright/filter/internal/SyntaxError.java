package io.scimwright.filter.internal;

import org.jspecify.annotations.Nullable;

/** The first fault of a text, on its way to the public exception. Carries no stack trace: it never reaches a caller. */
public final class SyntaxError extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int offset;
    private final String token;
    private final String expected;
    private final @Nullable String suggestion;

    SyntaxError(int offset, String token, String expected, @Nullable String suggestion) {
        super(expected, null, false, false);
        this.offset = offset;
        this.token = token;
        this.expected = expected;
        this.suggestion = suggestion;
    }

    /** Where it stands, zero-based. */
    public int offset() {
        return offset;
    }

    /** What stands there, uncut; empty at the end. */
    public String token() {
        return token;
    }

    /** What should stand there; completes "expected ...". */
    public String expected() {
        return expected;
    }

    /** What was probably meant, or null; completes "did you mean ...?". */
    public @Nullable String suggestion() {
        return suggestion;
    }
}
