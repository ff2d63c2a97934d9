package io.scimwright.sql;

import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.Rows;
import java.util.List;
import java.util.Optional;

/**
 * Loads and stores the rows of one table; which of them a query wants says the {@link TableProvider}. Its statements run in the same
 * transaction as the provider's. Thread-safe.
 *
 * @param <T> the application's own class
 */
public interface TableRepository<T> extends ResourceRepository<T> {

    /**
     * The rows with these ids, by one statement.
     *
     * @param ids each once, at most a thousand
     * @return in any order; without those that are gone
     */
    List<T> findAll(RequestContext context, List<String> ids);

    @Override
    default Optional<T> find(RequestContext context, String id) {
        return findAll(context, List.of(id)).stream().findFirst();
    }

    /** Not called: the provider finds the ids of every page itself. */
    @Override
    default Rows<T> list(RequestContext context, int offset, int limit) {
        throw new UnsupportedOperationException("a TableProvider lists the rows");
    }
}
