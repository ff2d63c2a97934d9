package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.filter.FilterParser;
import io.scimwright.filter.FilterSyntaxException;
import io.scimwright.filter.PatchPath;
import io.scimwright.filter.PathSyntaxException;
import java.util.Optional;

/** Reads paths, and tells a path that is none from one with a bad filter in it (RFC 7644 section 3.12, table 9). */
final class PathReader {

    private static final FilterParser BARE_WORDS =
            FilterParser.builder().bareWordValues(true).build();

    private final FilterParser parser;

    PathReader(Dialect dialect) {
        this.parser = dialect.grants(Leniency.BARE_WORD_FILTER_VALUES) ? BARE_WORDS : FilterParser.standard();
    }

    /**
     * The path that a key means; empty where it is a name that nobody defines, because it is no path at all. One with brackets was
     * meant as a path, even if something is wrong with it.
     */
    Optional<PatchPath> readKey(String key) {
        try {
            return Optional.of(parser.parsePath(key));
        } catch (PathSyntaxException e) {
            if (key.indexOf('[') < 0) {
                return Optional.empty();
            }
            throw refusal(key, e);
        }
    }

    PatchPath read(String text) {
        try {
            return parser.parsePath(text);
        } catch (PathSyntaxException e) {
            throw refusal(text, e);
        }
    }

    private ScimException refusal(String text, PathSyntaxException cause) {
        int open = text.indexOf('[');
        int close = text.lastIndexOf(']');
        String filter = open < 0 || close < open ? "" : text.substring(open + 1, close);
        // An array index is no filter at all: what is wrong is the path (RFC 7644 section 3.5.2).
        if (filter.isBlank() || filter.chars().allMatch(Character::isDigit)) {
            return ScimException.invalidPath(text, cause.summary()).causedBy(cause);
        }
        try {
            parser.parseFilter(filter);
            return ScimException.invalidPath(text, cause.summary()).causedBy(cause);
        } catch (FilterSyntaxException e) {
            return ScimException.invalidFilter("in the path '" + text + "', " + cause.summary())
                    .causedBy(e);
        }
    }
}
