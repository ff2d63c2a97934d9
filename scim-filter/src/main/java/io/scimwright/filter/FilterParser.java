package io.scimwright.filter;

import io.scimwright.filter.internal.FilterReader;
import io.scimwright.filter.internal.SyntaxError;
import java.util.Objects;

/**
 * Turns text into a {@link Filter} or {@link PatchPath}: the grammar of RFC 7644 sections 3.4.2.2 and 3.5.2 with its errata
 * (4690, 7122, 7319, 7322; RFC 7643's 8924), to the end of the text.
 *
 * <p>Beyond the RFC it accepts runs of blanks, blanks around the text and inside parentheses and brackets, a missing blank
 * before a quoted value, and {@code emails[type eq "work"].value eq "x"}. Operators and {@code and}, {@code or},
 * {@code not} may be in any case; {@code true}, {@code false} and {@code null} are JSON and lower-case.
 *
 * <pre>{@code
 * FilterParser parser = FilterParser.builder().limits(ParserLimits.standard().withTerms(50)).build();
 * Filter filter = parser.parseFilter("userName sw \"J\" and active eq true");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class FilterParser {

    private static final FilterParser STANDARD = builder().build();

    private final FilterReader reader;

    private FilterParser(Builder builder) {
        this.reader = new FilterReader(builder.limits, builder.bareWordValues);
    }

    /**
     * The parser with the standard limits and without bare-word values.
     *
     * @return always the same parser
     */
    public static FilterParser standard() {
        return STANDARD;
    }

    /**
     * A builder that starts from the standard parser.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Parses a filter.
     *
     * @param text the filter, already URL-decoded
     * @return the syntax tree
     * @throws FilterSyntaxException if the text is no filter or exceeds a limit
     */
    public Filter parseFilter(String text) {
        try {
            return reader.readFilter(text);
        } catch (SyntaxError error) {
            throw new FilterSyntaxException(text, error);
        }
    }

    /**
     * Parses the path of a PATCH operation.
     *
     * @param text the path
     * @return the syntax tree
     * @throws PathSyntaxException if the text is no path or exceeds a limit
     */
    public PatchPath parsePath(String text) {
        try {
            return reader.readPath(text);
        } catch (SyntaxError error) {
            throw new PathSyntaxException(text, error);
        }
    }

    /** Builds a {@link FilterParser}. Not thread-safe. */
    public static final class Builder {

        private ParserLimits limits = ParserLimits.standard();
        private boolean bareWordValues;

        private Builder() {}

        /**
         * How much a text may hold; {@link ParserLimits#standard()} unless set.
         *
         * @param newLimits the limits
         * @return this builder
         */
        public Builder limits(ParserLimits newLimits) {
            this.limits = Objects.requireNonNull(newLimits, "limits");
            return this;
        }

        /**
         * Whether a value without quotes is read as a string, as in {@code externalId eq jyoung}; false unless set. Some
         * clients' documentation shows such filters, RFC 7644 does not allow them.
         *
         * @param accepted true to accept them
         * @return this builder
         */
        public Builder bareWordValues(boolean accepted) {
            this.bareWordValues = accepted;
            return this;
        }

        /**
         * Builds the parser.
         *
         * @return a new parser
         */
        public FilterParser build() {
            return new FilterParser(this);
        }
    }
}
