package io.scimwright.server.spi;

import io.scimwright.core.query.Query;

/**
 * A repository whose store answers queries, such as by SQL. What its capabilities leave out is done over a list of all rows.
 *
 * @param <T> the application's own class
 */
public interface QueryableRepository<T> extends ResourceRepository<T> {

    /** Which filters the store answers, whether it sorts. */
    Capabilities capabilities();

    /**
     * One page of the rows that match.
     *
     * @param query holds no filter and no sort that the capabilities do not cover
     */
    Rows<T> query(RequestContext context, Query query);
}
