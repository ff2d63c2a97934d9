package io.scimwright.filter;

import java.util.List;

/** Writes a filter as canonical text: lower-case keywords, single blanks, only the parentheses that are needed. */
final class FilterPrinter implements FilterVisitor<StringBuilder> {

    private final StringBuilder out = new StringBuilder();

    private FilterPrinter() {}

    static String print(Filter filter) {
        FilterPrinter printer = new FilterPrinter();
        return filter.accept(printer).toString();
    }

    @Override
    public StringBuilder visitAnd(And and) {
        return join(and.operands(), " and ");
    }

    @Override
    public StringBuilder visitOr(Or or) {
        return join(or.operands(), " or ");
    }

    private StringBuilder join(List<Filter> operands, String joiner) {
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0) {
                out.append(joiner);
            }
            Filter operand = operands.get(i);
            // 'and' binds tighter than 'or', so only an 'or' below an 'and' needs parentheses
            if (operand instanceof Or) {
                group(operand, '(', ')');
            } else {
                operand.accept(this);
            }
        }
        return out;
    }

    private void group(Filter filter, char open, char close) {
        out.append(open);
        filter.accept(this);
        out.append(close);
    }

    @Override
    public StringBuilder visitNot(Not not) {
        out.append("not ");
        group(not.operand(), '(', ')');
        return out;
    }

    @Override
    public StringBuilder visitComparison(Comparison comparison) {
        comparison.path().appendTo(out);
        out.append(' ').append(comparison.operator().keyword()).append(' ').append(comparison.value());
        return out;
    }

    @Override
    public StringBuilder visitPresent(Present present) {
        present.path().appendTo(out);
        out.append(" pr");
        return out;
    }

    @Override
    public StringBuilder visitValuePath(ValuePath valuePath) {
        valuePath.path().appendTo(out);
        group(valuePath.filter(), '[', ']');
        return out;
    }
}
