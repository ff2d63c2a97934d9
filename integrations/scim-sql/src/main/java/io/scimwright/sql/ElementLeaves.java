package io.scimwright.sql;

import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tests of one element: a row of another table, or some columns of the resource's own row. */
final class ElementLeaves implements Conditions.Leaves {

    private static final String VALUE = "value";
    private static final String TYPE = "type";
    private static final String PRIMARY = "primary";

    private final Elements elements;
    private final Cells cells;
    private final Comparer comparer;

    ElementLeaves(Elements elements, Cells cells, Comparer comparer) {
        this.elements = elements;
        this.cells = cells;
        this.comparer = comparer;
    }

    /** That there is an element at all: one without any value is none. */
    Sql exists() {
        List<Sql> values = new ArrayList<>();
        elements.parts().forEach((name, part) -> {
            boolean says = elements.table() != null || !(name.equals(TYPE) || name.equals(PRIMARY));
            if (part instanceof Part.Constant) {
                values.add(Sql.constant(says));
            } else if (says) {
                values.add(cells.of(part).isNotNull());
            }
        });
        return Sql.any(values);
    }

    /** Whether a test holds where no column has a value: then there is no element, and {@link #exists} has to say so. */
    static boolean holdsForNothing(ResolvedFilter filter) {
        return ResolvedFilter.matchesElement(filter, ScimObject.empty());
    }

    @Override
    public Optional<Sql> assigned(ResolvedFilter.Assigned filter) {
        if (filter.path().subAttribute().isEmpty() && filter.path().attribute().isComplex()) {
            return Optional.of(exists());
        }
        return value(filter.path(), part -> Optional.of(cells.of(part).isNotNull()), value -> true, false);
    }

    @Override
    public Optional<Sql> compared(ResolvedFilter.Compared filter) {
        if (filter.operator() == ComparisonOperator.NE) {
            return compared(new ResolvedFilter.Compared(filter.path(), ComparisonOperator.EQ, filter.operand()))
                    .map(Sql::not);
        }
        AttributeDefinition leaf = filter.path().leaf();
        boolean isPrimary = leaf.name().equals(PRIMARY) && leaf.type() == AttributeType.BOOLEAN;
        return value(
                filter.path(),
                part -> comparer.compare(
                        isPrimary ? orFalse(cells.of(part)) : cells.of(part),
                        leaf,
                        filter.operator(),
                        filter.operand()),
                value -> ResolvedFilter.matchesElement(
                        filter, leaf.name().equals(name(filter.path())) ? ScimObject.of(leaf.name(), value) : value),
                isPrimary
                        && filter.operator() == ComparisonOperator.EQ
                        && filter.operand().equals(ScimBoolean.FALSE));
    }

    private static Cell orFalse(Cell cell) {
        return new Cell("coalesce(" + cell.sql() + ", false)", null, cell.type());
    }

    private interface ColumnTest {
        Optional<Sql> of(Part part);
    }

    private interface ValueTest {
        boolean of(ScimValue value);
    }

    private Optional<Sql> value(ResolvedPath path, ColumnTest column, ValueTest constant, boolean whenAbsent) {
        Part part = elements.parts().get(name(path));
        if (part == null) {
            // Of an element in the own row the mapper maps no more than this; a table may have more columns.
            return elements.table() == null
                    ? Optional.of(Sql.constant(whenAbsent).and(exists()))
                    : Optional.empty();
        }
        if (part instanceof Part.Constant same) {
            return Optional.of(Sql.constant(constant.of(same.value())).and(exists()));
        }
        return column.of(part).map(condition -> elements.table() == null ? condition.and(exists()) : condition);
    }

    private static String name(ResolvedPath path) {
        return path.subAttribute().map(AttributeDefinition::name).orElse(VALUE);
    }

    /** SCIM nests no deeper. */
    @Override
    public Optional<Sql> matched(ResolvedFilter.ElementMatch filter) {
        return Optional.empty();
    }
}
