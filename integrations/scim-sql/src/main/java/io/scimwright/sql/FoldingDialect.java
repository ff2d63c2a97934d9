package io.scimwright.sql;

/** A dialect whose database has a function that folds texts as SCIM does. */
record FoldingDialect(SqlDialect inner, Identifier function) implements SqlDialect {

    @Override
    public String stored(String name) {
        return inner.stored(name);
    }

    @Override
    public String folded(String text) {
        return function.in(inner) + "(" + text + ")";
    }

    @Override
    public FoldFidelity fidelity() {
        return FoldFidelity.EXACT;
    }

    @Override
    public String byCodePoint(String text) {
        return inner.byCodePoint(text);
    }

    @Override
    public String asText(String expression) {
        return inner.asText(expression);
    }

    @Override
    public boolean holds(String text) {
        return inner.holds(text);
    }

    @Override
    public boolean guardsReferences() {
        return inner.guardsReferences();
    }

    @Override
    public String insertMissing(String table, String columns, int rows) {
        return inner.insertMissing(table, columns, rows);
    }
}
