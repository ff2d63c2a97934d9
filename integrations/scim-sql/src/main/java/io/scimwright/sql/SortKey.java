package io.scimwright.sql;

import io.scimwright.core.query.SortOrder;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import java.util.List;
import java.util.Optional;

/**
 * The expression that a query sorts by (RFC 7644 section 3.4.2.3): what is unassigned comes last ascending and first descending, ties
 * go by the key of the table.
 *
 * @param value the expression, to be selected
 * @param compared the same, to be compared and ordered by
 * @param parameter a parameter, to be compared with it
 */
record SortKey(String value, String compared, String parameter, ColumnType type, SortOrder order) {

    /** Empty where SQL would sort in another way. */
    static Optional<SortKey> of(ResolvedPath path, SortOrder order, TableMapping<?> mapping, Shape shape) {
        if (path.leaf().isComplex()) {
            return Optional.empty();
        }
        return path.attribute().isMultiValued()
                ? ofElements(path, order, mapping, shape)
                : mapping.column(path.toString())
                        .flatMap(column -> of(Cells.inRow(column, mapping, shape), path.leaf(), order, shape));
    }

    private static Optional<SortKey> of(Cell cell, AttributeDefinition attribute, SortOrder order, Shape shape) {
        ColumnType.Kind kind = cell.type().kind();
        return switch (attribute.type()) {
            case STRING, REFERENCE -> ofText(cell, attribute, order, shape.dialect());
            case BOOLEAN -> plain(cell, order, kind == ColumnType.Kind.BOOLEAN);
            case INTEGER, DECIMAL ->
                plain(cell, order, kind == ColumnType.Kind.INTEGER || kind == ColumnType.Kind.DECIMAL);
            case DATE_TIME ->
                plain(cell, order, kind == ColumnType.Kind.TIMESTAMP || kind == ColumnType.Kind.TIMESTAMP_WITH_ZONE);
            default -> Optional.empty();
        };
    }

    private static Optional<SortKey> plain(Cell cell, SortOrder order, boolean suits) {
        return suits ? Optional.of(new SortKey(cell.sql(), cell.sql(), "?", cell.type(), order)) : Optional.empty();
    }

    private static Optional<SortKey> ofText(
            Cell cell, AttributeDefinition attribute, SortOrder order, SqlDialect dialect) {
        String fold = cell.fold();
        String text = switch (cell.type().kind()) {
            case TEXT -> attribute.comparesExactly() ? cell.sql() : fold != null ? fold : dialect.folded(cell.sql());
            case INTEGER, UUID -> dialect.asText(cell.sql());
            default -> "";
        };
        boolean folds = fold != null || dialect.fidelity() != FoldFidelity.ASCII;
        return text.isEmpty() || !(folds || attribute.comparesExactly())
                ? Optional.empty()
                : Optional.of(new SortKey(
                        text,
                        dialect.byCodePoint(text),
                        dialect.byCodePoint("?"),
                        new ColumnType(ColumnType.Kind.TEXT, 0, cell.type().isNullable()),
                        order));
    }

    /** The primary element decides, else the first. */
    private static Optional<SortKey> ofElements(
            ResolvedPath path, SortOrder order, TableMapping<?> mapping, Shape shape) {
        List<Elements> all = mapping.elements(path.withoutSub().toString());
        String name = path.subAttribute().map(AttributeDefinition::name).orElse("value");
        if (all.size() != 1
                || mapping.isPartial(path.withoutSub().toString())
                || !(all.get(0).parts().get(name) instanceof Part.Own part)) {
            return Optional.empty();
        }
        Cells cells = new Cells(mapping, shape, all.get(0));
        Optional<SortKey> inElement = of(cells.of(part), path.leaf(), order, shape);
        if (all.get(0).table() == null) {
            return inElement;
        }
        return cells.order().isEmpty()
                ? Optional.empty()
                : inElement.map(key -> ofDeciding(key, all.get(0), cells, shape.dialect()));
    }

    private static SortKey ofDeciding(SortKey inElement, Elements elements, Cells cells, SqlDialect dialect) {
        String primary = elements.parts().get("primary") instanceof Part.Own mark
                ? "case when " + cells.of(mark).sql() + " then 0 else 1 end, "
                : "";
        String value = "(select " + inElement.value() + " from " + cells.from(Sql.of(inElement.value())) + " order by "
                + primary + cells.order() + " limit 1)";
        boolean isText = inElement.type().kind() == ColumnType.Kind.TEXT;
        return new SortKey(
                value,
                isText ? dialect.byCodePoint(value) : value,
                inElement.parameter(),
                new ColumnType(inElement.type().kind(), inElement.type().digits(), true),
                inElement.order());
    }

    boolean ascends() {
        return order == SortOrder.ASCENDING;
    }

    /** For {@code order by}. */
    String clause() {
        return compared + (ascends() ? " asc nulls last" : " desc nulls first");
    }

    /** That a row comes after another one, which has this value and key. */
    Sql after(Optional<Object> value, Sql laterByKey) {
        Sql isUnassigned = Sql.constant(false);
        if (type.isNullable()) {
            isUnassigned = Sql.of(this.value + " is null");
        }
        if (value.isEmpty()) {
            Sql unassigned = isUnassigned.and(laterByKey);
            return ascends() ? unassigned : Sql.of(this.value + " is not null").or(unassigned);
        }
        // In two steps, so that an index gives the beginning.
        Sql later = Sql.of(compared + (ascends() ? " >= " : " <= ") + parameter, value.get())
                .and(Sql.of(compared + (ascends() ? " > " : " < ") + parameter, value.get())
                        .or(laterByKey));
        return ascends() ? later.or(isUnassigned) : later;
    }
}
