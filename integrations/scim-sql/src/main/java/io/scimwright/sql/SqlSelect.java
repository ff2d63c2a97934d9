package io.scimwright.sql;

import io.scimwright.core.query.ResolvedFilter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statement that finds the ids of a query's page, in order. Immutable.
 *
 * <p>Where something is left that SQL does not answer, the statement finds all candidates, in portions by key; what is left is
 * evaluated on the resources, and the page is cut after it.
 */
public final class SqlSelect {

    private final Sql sql;
    private final @Nullable ResolvedFilter residual;
    private final boolean sorted;

    SqlSelect(Sql sql, @Nullable ResolvedFilter residual, boolean sorted) {
        this.sql = sql;
        this.residual = residual;
        this.sorted = sorted;
    }

    Sql sql() {
        return sql;
    }

    /** The statement, with a question mark for each parameter. */
    public String text() {
        return sql.text();
    }

    /** The parameters in order, as they are given to JDBC. */
    public List<Object> parameters() {
        return sql.parameters();
    }

    /** The part of the filter that SQL does not answer; empty where it answers all of it. */
    public Optional<ResolvedFilter> residual() {
        return Optional.ofNullable(residual);
    }

    /** Whether the order of the query is that of the statement. */
    public boolean isSorted() {
        return sorted;
    }

    /** The text only: parameters may be personal data. */
    @Override
    public String toString() {
        return text();
    }
}
