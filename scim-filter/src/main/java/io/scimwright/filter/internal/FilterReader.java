package io.scimwright.filter.internal;

import io.scimwright.filter.Filter;
import io.scimwright.filter.ParserLimits;
import io.scimwright.filter.PatchPath;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads texts with the generated parser.
 *
 * <p>A parser serves one thread at a time and is worth keeping: making one costs more than a short filter. So the last one
 * is left here for whoever comes next; who finds none makes another.
 */
public final class FilterReader {

    private final ParserLimits limits;
    private final boolean bareWordValues;
    private final AtomicReference<FilterGrammar> idle = new AtomicReference<>();

    /** Makes a reader of texts within the limits. */
    public FilterReader(ParserLimits limits, boolean bareWordValues) {
        this.limits = limits;
        this.bareWordValues = bareWordValues;
    }

    /** Reads a filter, or throws a {@link SyntaxError}. */
    public Filter readFilter(String text) {
        FilterGrammar parser = take();
        try {
            begin(parser, text, "filter");
            return parser.filter().result;
        } finally {
            leave(parser);
        }
    }

    /** Reads the path of a PATCH operation, or throws a {@link SyntaxError}. */
    public PatchPath readPath(String text) {
        FilterGrammar parser = take();
        try {
            begin(parser, text, "path");
            return parser.patchPath().result;
        } finally {
            leave(parser);
        }
    }

    private void begin(FilterGrammar parser, String text, String what) {
        if (text.length() > limits.length()) {
            throw new SyntaxError(
                    limits.length(),
                    "",
                    "a " + what + " of at most " + limits.length() + " chars (limit 'length')",
                    null);
        }
        parser.begin(text, what);
    }

    private FilterGrammar take() {
        FilterGrammar parser = idle.getAndSet(null);
        if (parser == null) {
            parser = new FilterGrammar(new Scanner(limits.depth()));
            parser.configure(limits, bareWordValues);
        }
        return parser;
    }

    private void leave(FilterGrammar parser) {
        parser.end();
        idle.setRelease(parser);
    }
}
