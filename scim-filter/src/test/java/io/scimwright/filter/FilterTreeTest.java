package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTreeTest {

    private static final Filter A = AttributePath.of("a").present();
    private static final Filter B = AttributePath.of("b").present();
    private static final Filter C = AttributePath.of("c").present();

    @Test
    void conjunctionsAreFlat() {
        assertThat(And.of(A, And.of(B, C)).operands()).containsExactly(A, B, C);
        assertThat(And.of(And.of(A, B), C))
                .isEqualTo(And.of(A, B, C))
                .isEqualTo(A.and(B).and(C));
        assertThat(And.of(A, Or.of(B, C)).operands()).containsExactly(A, Or.of(B, C));
    }

    @Test
    void disjunctionsAreFlat() {
        assertThat(Or.of(A, Or.of(B, C)).operands()).containsExactly(A, B, C);
        assertThat(Or.of(Or.of(A, B), C))
                .isEqualTo(Or.of(A, B, C))
                .isEqualTo(A.or(B).or(C));
        assertThat(Or.of(A, And.of(B, C)).operands()).containsExactly(A, And.of(B, C));
    }

    @Test
    void aJunctionHasTwoOperandsAtLeast() {
        assertThatIllegalArgumentException().isThrownBy(() -> And.of()).withMessageContaining("got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> And.of(A)).withMessageContaining("got 1");
        assertThatIllegalArgumentException().isThrownBy(() -> Or.of(A)).withMessageContaining("got 1");
        assertThat(And.of(A, A).operands()).hasSize(2);
    }

    @Test
    void operandsAreCopiedAndCannotBeChanged() {
        List<Filter> operands = new ArrayList<>(List.of(A, B));
        And and = new And(operands);
        Or or = new Or(operands);
        operands.clear();

        assertThat(and.operands()).containsExactly(A, B);
        assertThat(or.operands()).containsExactly(A, B);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> and.operands().clear());
    }

    @Test
    void aValuePathHoldsNoOther() {
        Filter inner = AttributePath.of("x").where(A);
        AttributePath path = AttributePath.of("y");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> path.where(inner))
                .withMessage("A value path cannot be nested in another one: x[a pr]");
        assertThatIllegalArgumentException().isThrownBy(() -> path.where(inner.not()));
        assertThatIllegalArgumentException().isThrownBy(() -> path.where(A.and(inner)));
        assertThatIllegalArgumentException().isThrownBy(() -> path.where(A.or(B).or(inner)));
        assertThat(path.where(A.and(B.or(C.not())).and(path.eq(1))))
                .hasToString("y[a pr and (b pr or not (c pr)) and y eq 1]");
    }

    @Test
    void eachNodeCallsItsOwnVisit() {
        FilterVisitor<String> names = new FilterVisitor<>() {
            @Override
            public String visitAnd(And and) {
                return "and " + and.operands().size();
            }

            @Override
            public String visitOr(Or or) {
                return "or " + or.operands().size();
            }

            @Override
            public String visitNot(Not not) {
                return "not " + not.operand();
            }

            @Override
            public String visitComparison(Comparison comparison) {
                return comparison.operator().name();
            }

            @Override
            public String visitPresent(Present present) {
                return "present " + present.path();
            }

            @Override
            public String visitValuePath(ValuePath valuePath) {
                return valuePath.path() + " where " + valuePath.filter();
            }
        };

        assertThat(A.and(B).accept(names)).isEqualTo("and 2");
        assertThat(A.or(B).or(C).accept(names)).isEqualTo("or 3");
        assertThat(A.not().accept(names)).isEqualTo("not a pr");
        assertThat(AttributePath.of("a").eq(1).accept(names)).isEqualTo("EQ");
        assertThat(A.accept(names)).isEqualTo("present a");
        assertThat(AttributePath.of("x").where(A).accept(names)).isEqualTo("x where a pr");
    }

    @Test
    void literalsAreJson() {
        assertThat(Literal.of("é\b\f\n\r\t\u0001\u001f\u007f /\"\\"))
                .hasToString("\"é\\b\\f\\n\\r\\t\\u0001\\u001f\u007f /\\\"\\\\\"");
        assertThat(Literal.of("\ud83d\ude00 \ud83d \ude00\ud83d"))
                .hasToString("\"\ud83d\ude00 \\ud83d \\ude00\\ud83d\"");
        assertThat(Literal.of(5)).isEqualTo(Literal.of(new BigDecimal("5"))).hasToString("5");
        assertThat(Literal.of(new BigDecimal("5.0")))
                .isNotEqualTo(Literal.of(5))
                .hasToString("5.0");
        assertThat(Literal.of(true)).isEqualTo(new Literal.Bool(true)).hasToString("true");
        assertThat(Literal.of(false)).isEqualTo(new Literal.Bool(false)).hasToString("false");
        assertThat(Literal.ofNull()).isEqualTo(new Literal.Null()).hasToString("null");
    }

    @Test
    void numbersAreBounded() {
        String digits = "9".repeat(1000);
        assertThat(Literal.of(new BigDecimal(digits))).hasToString(digits);
        assertThat(Literal.of(BigDecimal.ONE.scaleByPowerOfTen(10_000))).hasToString("1E+10000");
        assertThat(Literal.of(BigDecimal.ONE.scaleByPowerOfTen(-10_000))).hasToString("1E-10000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Literal.of(new BigDecimal(digits + "9")))
                .withMessage("A number has at most 1000 digits and an exponent within -10000 and 10000");
        assertThatIllegalArgumentException().isThrownBy(() -> Literal.of(BigDecimal.ONE.scaleByPowerOfTen(10_001)));
        assertThatIllegalArgumentException().isThrownBy(() -> Literal.of(BigDecimal.ONE.scaleByPowerOfTen(-10_001)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Literal.of(BigDecimal.ONE.scaleByPowerOfTen(Integer.MAX_VALUE)));
    }
}
