package io.scimwright.filter.internal;

import io.scimwright.filter.Filter;
import io.scimwright.filter.ParserLimits;
import io.scimwright.filter.PatchPath;

/** Reads one text with the generated parser. */
public final class FilterReader {

    private FilterReader() {}

    public static Filter readFilter(String text, ParserLimits limits, boolean bareWordValues) {
        return parser(text, limits, bareWordValues, "filter").filter().result;
    }

    public static PatchPath readPath(String text, ParserLimits limits, boolean bareWordValues) {
        return parser(text, limits, bareWordValues, "path").patchPath().result;
    }

    private static FilterGrammar parser(String text, ParserLimits limits, boolean bareWordValues, String what) {
        if (text.length() > limits.length()) {
            throw new SyntaxError(
                    limits.length(),
                    "",
                    "a " + what + " of at most " + limits.length() + " chars (limit 'length')",
                    null);
        }
        FilterGrammar parser = new FilterGrammar(new Scanner(text, limits.depth()));
        parser.begin(limits.terms(), bareWordValues, what);
        return parser;
    }
}
