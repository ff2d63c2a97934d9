package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.filter.Filter;
import io.scimwright.filter.FilterParser;
import io.scimwright.filter.FilterSyntaxException;

/** Reads filters as tolerant as the dialect is, and no larger than the limits allow. Thread-safe. */
final class Filters {

    private final FilterParser parser;

    Filters(Dialect dialect, Limits limits) {
        this.parser = FilterParser.builder()
                .limits(limits.filter())
                .bareWordValues(dialect.grants(Leniency.BARE_WORD_FILTER_VALUES))
                .build();
    }

    /** The filter as it is written, not yet held against a type. */
    Filter parse(String text) {
        try {
            return parser.parseFilter(text);
        } catch (FilterSyntaxException e) {
            throw ScimException.invalidFilter(e.summary()).causedBy(e);
        }
    }
}
