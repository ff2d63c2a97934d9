package io.scimwright.apim.internal;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads all pages of a listing and answers a query over them. */
final class Listing {

    /** Items in one page; larger pages are not known to be served. */
    static final int PAGE = 100;

    /** What a request may read at most: more than the largest service holds, and an end for a listing that has none. */
    private static final int MOST = 100_000;

    private Listing() {}

    /**
     * Everything that a listing holds; the function reads the page that starts behind the given number of items.
     *
     * @throws ScimException 400 tooMany when that is too much
     */
    static <T> List<T> readAll(Function<Integer, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        while (true) {
            Page<T> page = pages.apply(all.size());
            if (page.count() > MOST) {
                throw ScimException.tooMany("the query has to read " + page.count() + " resources and may read " + MOST
                        + "; narrow the filter");
            }
            all.addAll(page.items());
            if (page.items().isEmpty() || all.size() >= page.count()) {
                return all;
            }
        }
    }

    /** The page of the candidates that match. */
    static QueryResult select(List<ScimResource> candidates, Query query) {
        ResolvedFilter filter = query.filter().orElse(new ResolvedFilter.Constant(true));
        List<ScimResource> matches = candidates.stream().filter(filter::matches).toList();
        int from = Math.min(query.startIndex() - 1, matches.size());
        int to = (int) Math.min((long) from + query.count(), matches.size());
        return new QueryResult(matches.subList(from, to), matches.size());
    }
}
