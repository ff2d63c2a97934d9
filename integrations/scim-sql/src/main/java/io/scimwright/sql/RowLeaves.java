package io.scimwright.sql;

import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.filter.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tests of one resource by its row. */
final class RowLeaves implements Conditions.Leaves {

    private final TableMapping<?> mapping;
    private final Shape shape;
    private final Comparer comparer;
    private final Set<String> hidden;

    /**
     * Tests for somebody.
     *
     * @param hidden attributes that are unassigned for whoever asks
     */
    RowLeaves(TableMapping<?> mapping, Shape shape, Set<String> hidden) {
        this.mapping = mapping;
        this.shape = shape;
        this.hidden = hidden;
        this.comparer = new Comparer(shape.dialect());
    }

    @Override
    public Optional<Sql> assigned(ResolvedFilter.Assigned filter) {
        ResolvedPath path = filter.path();
        if (path.attribute().isMultiValued()) {
            return anyElement(path, leaves -> leaves.assigned(filter));
        }
        if (path.leaf().isComplex()) {
            return anyPart(path);
        }
        return cell(path).map(Cell::isNotNull);
    }

    /** A complex attribute is assigned when a part of it is. */
    private Optional<Sql> anyPart(ResolvedPath path) {
        List<Sql> parts = new ArrayList<>();
        for (AttributeDefinition part : path.attribute().subAttributes()) {
            Optional<Cell> cell = path.withSub(part.name()).flatMap(this::cell);
            if (cell.isEmpty()) {
                return Optional.empty();
            }
            parts.add(cell.get().isNotNull());
        }
        return Optional.of(Sql.any(parts));
    }

    @Override
    public Optional<Sql> compared(ResolvedFilter.Compared filter) {
        if (filter.operator() == ComparisonOperator.NE) {
            return compared(new ResolvedFilter.Compared(filter.path(), ComparisonOperator.EQ, filter.operand()))
                    .map(Sql::not);
        }
        ResolvedPath path = filter.path();
        return path.attribute().isMultiValued()
                ? anyElement(path, leaves -> leaves.compared(filter))
                : cell(path).flatMap(cell -> comparer.compare(cell, path.leaf(), filter.operator(), filter.operand()));
    }

    @Override
    public Optional<Sql> matched(ResolvedFilter.ElementMatch filter) {
        ResolvedPath path = filter.path();
        if (path.attribute().isMultiValued()) {
            return anyElement(
                    path,
                    leaves -> Conditions.of(filter.inner(), leaves)
                            .map(condition -> ElementLeaves.holdsForNothing(filter.inner())
                                    ? leaves.exists().and(condition)
                                    : condition));
        }
        Optional<Sql> assigned = assigned(new ResolvedFilter.Assigned(path));
        return assigned.flatMap(exists -> Conditions.of(filter.inner(), this).map(exists::and));
    }

    private Optional<Cell> cell(ResolvedPath path) {
        return mapping.column(path.toString()).map(column -> Cells.inRow(column, mapping, shape));
    }

    private interface ElementTest {
        Optional<Sql> of(ElementLeaves element);
    }

    private Optional<Sql> anyElement(ResolvedPath path, ElementTest test) {
        String attribute = path.withoutSub().toString();
        if (hidden.contains(attribute)) {
            return Optional.of(Sql.NEVER);
        }
        List<Elements> all = mapping.elements(attribute);
        if (all.isEmpty() || mapping.isPartial(attribute)) {
            return Optional.empty();
        }
        List<Sql> conditions = new ArrayList<>();
        for (Elements elements : all) {
            Cells cells = new Cells(mapping, shape, elements);
            Optional<Sql> condition = test.of(new ElementLeaves(elements, cells, comparer));
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            conditions.add(elements.table() == null ? condition.get() : inRowOf(cells, condition.get()));
        }
        return Optional.of(Sql.any(conditions));
    }

    private static Sql inRowOf(Cells cells, Sql condition) {
        return condition.equals(Sql.NEVER)
                ? Sql.NEVER
                : Sql.of("exists (select 1 from " + cells.from(condition) + " and ")
                        .then(condition)
                        .then(")");
    }
}
