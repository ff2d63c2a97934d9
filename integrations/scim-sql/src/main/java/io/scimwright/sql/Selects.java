package io.scimwright.sql;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.query.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the statements that find the ids of resources. */
final class Selects {

    private final TableMapping<?> mapping;
    private final Shape shape;
    private final IdType idType;
    private final String id;

    Selects(TableMapping<?> mapping, Shape shape) {
        this.mapping = mapping;
        this.shape = shape;
        this.idType = IdType.of(shape.type(mapping.table(), mapping.id()));
        this.id = "t." + mapping.id().in(shape.dialect());
    }

    /**
     * What SQL answers of a filter, and what is left.
     *
     * @param hidden attributes that are unassigned for whoever asks
     */
    SplitFilter split(Query query, Set<String> hidden) {
        return SplitFilter.of(query.filter(), new RowLeaves(mapping, shape, hidden));
    }

    /** The key to sort by; empty where nothing is to be sorted, or not by SQL. */
    Optional<SortKey> sortKey(Query query, Set<String> hidden) {
        return query.sortBy()
                .filter(path -> !hidden.contains(path.withoutSub().toString()))
                .flatMap(path -> SortKey.of(path, query.sortOrder(), mapping, shape));
    }

    /** The ids, and the values sorted by, of a page. */
    Sql page(Sql condition, @Nullable SortKey sort, long limit, long offset) {
        Sql select = Sql.of("select " + id + (sort == null ? "" : ", " + sort.value()))
                .then(from(condition))
                .then(" order by " + (sort == null ? "" : sort.clause() + ", ") + id)
                .then(Sql.of(" limit ?", limit));
        return offset == 0 ? select : select.then(Sql.of(" offset ?", offset));
    }

    Sql count(Sql condition) {
        return Sql.of("select count(*)").then(from(condition));
    }

    private Sql from(Sql condition) {
        Sql from = Sql.of(" from " + mapping.table().in(shape.dialect()) + " t");
        return condition.equals(Sql.ALWAYS) ? from : from.then(" where ").then(condition);
    }

    /** That a row comes after another one in the order of a query. */
    Sql after(PageKey key, @Nullable SortKey sort) {
        Sql later = Sql.of(id + " > ?", parameter(key.id()));
        return sort == null ? later : sort.after(key.parameter(sort), later);
    }

    /** That a row comes not after another one in the order of the ids. */
    Sql upTo(String last) {
        return Sql.of(id + " <= ?", parameter(last));
    }

    /** The value that a row is sorted by. */
    Sql sortValue(SortKey sort, String row) {
        return Sql.of("select " + sort.value()).then(from(Sql.of(id + " = ?", parameter(row))));
    }

    private Object parameter(String text) {
        return idType.parameter(text)
                .orElseThrow(() -> ScimException.of(
                        400, ScimType.INVALID_CURSOR, "the cursor is none of this query; start with an empty one"));
    }

    /** Whether a row can have this id. */
    boolean isPossible(String text) {
        return idType.parameter(text).isPresent();
    }

    /** The rows of other tables that are elements of some resources: the id of the resource, then the parts that have columns. */
    Sql elements(Elements elements, List<String> parts, List<String> owners) {
        Elements.Source source = elements.table();
        if (source == null) {
            throw new IllegalArgumentException("the elements are in the own row");
        }
        Cells cells = new Cells(mapping, shape, elements);
        List<String> columns = new ArrayList<>();
        columns.add(cells.owner());
        for (String part : parts) {
            columns.add(cells.of(elements.parts().getOrDefault(part, new Part.Own(source.owner())))
                    .sql());
        }
        List<Object> parameters = new ArrayList<>();
        owners.forEach(owner -> parameters.add(parameter(owner)));
        String marks = String.join(", ", Collections.nCopies(owners.size(), "?"));
        return new Sql(
                "select " + String.join(", ", columns) + " from " + cells.tables() + " where " + cells.owner() + " in ("
                        + marks + ") order by " + cells.order(),
                parameters);
    }
}
