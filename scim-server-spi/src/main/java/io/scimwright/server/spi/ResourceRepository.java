package io.scimwright.server.spi;

import java.util.Optional;

/**
 * Keeps the rows of one resource type: the easy SPI, on the application's own class. With a {@link ResourceMapper} it makes a
 * complete provider; filters, sorting, paging and PATCH come with it. Knows nothing of SCIM. Thread-safe; methods may block.
 *
 * <p>Each operation runs inside the {@link TransactionHook} where one is given. A row that a method returns is the caller's to
 * change: it is no object that others see. A failure of the store is thrown as it is and becomes a 500.
 *
 * @param <T> the application's own class
 */
public interface ResourceRepository<T> {

    /** The row with that id; empty where there is none. */
    Optional<T> find(RequestContext context, String id);

    /**
     * One page of all rows, in an order that is the same from page to page, such as that of the primary key.
     *
     * @param offset how many rows to skip, from 0
     * @param limit how many rows at most; 0 asks for the total only
     */
    Rows<T> list(RequestContext context, int offset, int limit);

    /**
     * Stores a new row.
     *
     * @return the row as it is stored, with its id and whatever else the store adds
     * @throws UniqueKeyException when another row has a value that has to be unique
     */
    T insert(RequestContext context, T row);

    /**
     * Stores a changed row.
     *
     * @param expected the version in which the row has to be still; without one the last writer wins
     * @return the row as it is stored now; empty when it is not in the expected version any more, or gone. Then nothing was
     *     stored; the row is read and changed afresh, unless the client insisted on a version by If-Match
     * @throws UniqueKeyException when another row has a value that has to be unique
     */
    Optional<T> update(RequestContext context, T row, ExpectedVersion expected);

    /**
     * Deletes a row.
     *
     * @param expected the version in which the row has to be still; to be left aside where the mapper names no version
     * @return false when there is no such row, or it is not in the expected version any more. Then nothing was deleted; the row
     *     is read again, and deleted in its new version unless the client insisted on one by If-Match
     */
    boolean delete(RequestContext context, String id, ExpectedVersion expected);

    /** The attributes by whose value rows are found without reading all of them; none by default. */
    default Lookups<T> lookups() {
        return Lookups.none();
    }
}
