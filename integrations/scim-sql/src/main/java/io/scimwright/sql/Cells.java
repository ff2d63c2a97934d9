package io.scimwright.sql;

/** The columns of the parts of an element, under the names that the tables have in a statement. */
final class Cells {

    private static final String ROW = "t.";
    private static final String ELEMENT = "c.";
    private static final String JOINED = "j.";

    private final TableMapping<?> mapping;
    private final Shape shape;
    private final Elements elements;

    Cells(TableMapping<?> mapping, Shape shape, Elements elements) {
        this.mapping = mapping;
        this.shape = shape;
        this.elements = elements;
    }

    Cell of(Part part) {
        Elements.Source source = elements.table();
        if (part instanceof Part.Own own) {
            return source == null ? inRow(own.column(), mapping, shape) : inElement(own, source);
        }
        if (part instanceof Part.Joined joined && source != null && source.join() != null) {
            return new Cell(
                    sql(JOINED, joined.column()), null, shape.type(source.join().table(), joined.column()));
        }
        throw new IllegalArgumentException("a constant has no column");
    }

    private Cell inElement(Part.Own part, Elements.Source source) {
        Identifier fold = part.fold();
        return new Cell(
                sql(ELEMENT, part.column()),
                fold == null ? null : sql(ELEMENT, fold),
                shape.type(source.table(), part.column()));
    }

    /** A column of the resource's own row. */
    static Cell inRow(Identifier column, TableMapping<?> mapping, Shape shape) {
        String fold = mapping.foldOf(column)
                .map(name -> ROW + name.in(shape.dialect()))
                .orElse(null);
        return new Cell(ROW + column.in(shape.dialect()), fold, shape.type(mapping.table(), column));
    }

    /** The rows that are elements of the resource: {@code "email" c where c."employee_id" = t."id"}, for a condition on them. */
    String from(Sql condition) {
        return tables(condition.text().contains(JOINED + '"')) + " where " + owner() + " = " + ROW
                + mapping.id().in(shape.dialect());
    }

    /** The column with the id of the resource. */
    String owner() {
        return sql(ELEMENT, source().owner());
    }

    private Elements.Source source() {
        Elements.Source source = elements.table();
        if (source == null) {
            throw new IllegalArgumentException("the element is in the own row");
        }
        return source;
    }

    /** The table of the elements, joined with the one it leads to where that has a part. */
    String tables() {
        return tables(elements.parts().values().stream().anyMatch(Part.Joined.class::isInstance));
    }

    private String tables(boolean joined) {
        Elements.Source source = source();
        String table = source.table().in(shape.dialect()) + " c";
        Elements.Join join = source.join();
        if (join != null && joined) {
            table += " join " + join.table().in(shape.dialect()) + " j on " + sql(JOINED, join.key()) + " = "
                    + sql(ELEMENT, join.via());
        }
        return table;
    }

    String order() {
        Elements.Source source = elements.table();
        StringBuilder order = new StringBuilder();
        if (source != null) {
            source.order()
                    .forEach(column -> order.append(order.isEmpty() ? "" : ", ").append(sql(ELEMENT, column)));
        }
        return order.toString();
    }

    private String sql(String alias, Identifier column) {
        return alias + column.in(shape.dialect());
    }
}
