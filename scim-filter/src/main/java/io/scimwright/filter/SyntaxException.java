package io.scimwright.filter;

import io.scimwright.filter.internal.SyntaxError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that does not follow the grammar of RFC 7644: where it goes wrong, what stood there, what was expected and,
 * where one is obvious, what to write instead. Only the first fault is reported.
 *
 * <p>The message is made for the reader of the text:
 *
 * <pre>
 * userName = "ada"
 *          ^ expected an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr); did you mean 'eq'?
 * </pre>
 *
 * <p>It quotes the text, and so whatever somebody put there: fit for the answer to the one who sent it, less for a log.
 */
public abstract sealed class SyntaxException extends IllegalArgumentException
        permits FilterSyntaxException, PathSyntaxException {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_TOKEN = 60;

    private final int offset;
    private final String token;
    private final String expected;
    private final String excerpt;
    private final @Nullable String suggestion;

    SyntaxException(String text, SyntaxError error) {
        this(error, Excerpt.of(text, error.offset()));
    }

    private SyntaxException(SyntaxError error, String excerpt) {
        super(excerpt + " expected " + error.expected() + hint(error.suggestion()));
        this.offset = error.offset();
        this.token = error.token().length() <= LONGEST_TOKEN
                ? error.token()
                : error.token().substring(0, LONGEST_TOKEN) + "...";
        this.expected = error.expected();
        this.excerpt = excerpt;
        this.suggestion = error.suggestion();
    }

    private static String hint(@Nullable String suggestion) {
        return suggestion == null ? "" : "; did you mean " + suggestion + "?";
    }

    /**
     * Where the text goes wrong.
     *
     * @return the zero-based index of a char of the text, or its length if the text ends too early
     */
    public int offset() {
        return offset;
    }

    /**
     * What stood there.
     *
     * @return the offending piece of the text, shortened if very long; empty at the end of the text
     */
    public String token() {
        return token;
    }

    /**
     * What should have stood there, in words of SCIM; it completes "expected ...".
     *
     * @return for example {@code an attribute name}
     */
    public String expected() {
        return expected;
    }

    /**
     * The text around the fault, made a single line, and below it a line that ends in a caret under the fault.
     *
     * @return two lines, the first at most 80 characters long
     */
    public String excerpt() {
        return excerpt;
    }

    /**
     * What was probably meant; it completes "did you mean ...?".
     *
     * @return for example {@code 'eq'}, or empty if nothing is obvious
     */
    public Optional<String> suggestion() {
        return Optional.ofNullable(suggestion);
    }

    /**
     * The message without the excerpt, on one line.
     *
     * @return for example {@code offset 9: expected an operator (...); did you mean 'eq'?}
     */
    public String summary() {
        return "offset " + offset + ": expected " + expected + hint(suggestion);
    }
}
