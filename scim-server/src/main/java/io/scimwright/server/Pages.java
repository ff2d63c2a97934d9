package io.scimwright.server;

import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.QueryResult;
import java.util.function.Function;

/** Turns through a query: by index (RFC 7644 section 3.4.2.4) or by cursor (RFC 9865). */
final class Pages {

    private final Cursors cursors;

    Pages(Cursors cursors) {
        this.cursors = cursors;
    }

    /** Fetches pages of one query. */
    interface Source {

        /** The page that a query names by its index. */
        QueryResult at(Query query);

        /** The page after a key that an earlier page gave. */
        QueryResult after(Query query, String key);
    }

    /**
     * The page that a request asks for.
     *
     * @param scope what a cursor is bound to besides the query: tenant and endpoint
     */
    Found turn(
            SearchParameters parameters,
            Query query,
            String scope,
            Source source,
            Function<ResourceType, Projection> projections) {
        String cursor = parameters.cursor();
        if (cursor == null) {
            QueryResult page = source.at(query);
            return new Found(page.resources(), page.totalResults(), query.startIndex(), null, projections);
        }
        String identity = scope + "\u0000" + parameters.identity();
        int count = query.count();
        Cursors.Place place =
                cursor.isEmpty() ? new Cursors.Place(count, 0, "") : cursors.read(cursor, identity, count);
        QueryResult page = place.key().isEmpty()
                ? source.at(query.withPage(place.position() + 1, count))
                : source.after(query, place.key());
        String next = next(place, page, identity);
        return new Found(page.resources(), page.totalResults(), 0, next.isEmpty() ? null : next, projections);
    }

    private String next(Cursors.Place place, QueryResult page, String identity) {
        if (page.nextKey().isPresent()) {
            return cursors.write(
                    new Cursors.Place(place.count(), -1, page.nextKey().get()), identity);
        }
        int position = place.position() + page.resources().size();
        boolean isLast = !place.key().isEmpty() || page.resources().isEmpty() || position >= page.totalResults();
        return isLast ? "" : cursors.write(new Cursors.Place(place.count(), position, ""), identity);
    }
}
