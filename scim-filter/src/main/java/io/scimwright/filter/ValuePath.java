package io.scimwright.filter;

import java.util.List;
import java.util.Objects;

/**
 * A filter on the elements of an attribute, such as {@code emails[type eq "work" and value co "@example.com"]}: matches
 * when one element satisfies the whole inner filter.
 *
 * <p>The form that Entra ID sends, {@code emails[type eq "work"].value eq "x"}, means the same as
 * {@code emails[type eq "work" and value eq "x"]} and is parsed to that.
 *
 * @param path the attribute whose elements are tested
 * @param filter the test, with paths relative to the element; it holds no further {@code ValuePath}
 */
public record ValuePath(AttributePath path, Filter filter) implements Filter {

    /**
     * Tests the elements of an attribute.
     *
     * @throws IllegalArgumentException if the filter holds a {@code ValuePath}: RFC 7644 knows no nested ones
     */
    public ValuePath {
        Objects.requireNonNull(path, "path");
        requireNoValuePathIn(filter);
    }

    static void requireNoValuePathIn(Filter filter) {
        if (filter.accept(HoldsValuePath.INSTANCE)) {
            throw new IllegalArgumentException("A value path cannot be nested in another one: " + filter);
        }
    }

    @Override
    public <R> R accept(FilterVisitor<R> visitor) {
        return visitor.visitValuePath(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return FilterPrinter.print(this);
    }

    private static final class HoldsValuePath implements FilterVisitor<Boolean> {

        static final HoldsValuePath INSTANCE = new HoldsValuePath();

        @Override
        public Boolean visitAnd(And and) {
            return any(and.operands());
        }

        @Override
        public Boolean visitOr(Or or) {
            return any(or.operands());
        }

        private boolean any(List<Filter> operands) {
            for (Filter operand : operands) {
                if (operand.accept(this)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Boolean visitNot(Not not) {
            return not.operand().accept(this);
        }

        @Override
        public Boolean visitComparison(Comparison comparison) {
            return false;
        }

        @Override
        public Boolean visitPresent(Present present) {
            return false;
        }

        @Override
        public Boolean visitValuePath(ValuePath valuePath) {
            return true;
        }
    }
}
