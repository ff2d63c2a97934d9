package io.scimwright.apim.emulator.internal.filter;

import java.util.List;
import java.util.Optional;

/** A parsed {@code $filter}, before any field is resolved. Immutable. */
sealed interface Expression {

    /** All parts hold. */
    record And(List<Expression> parts) implements Expression {}

    /** At least one part holds. */
    record Or(List<Expression> parts) implements Expression {}

    /** The part does not hold. */
    record Not(Expression part) implements Expression {}

    /** A field compared with a literal. */
    record Comparison(String field, Operator operator, Literal literal) implements Expression {}

    /** A function of a field and text. */
    record Call(TextFunction function, String field, String text) implements Expression {}

    /** The text that a field must equal for the whole to hold, if the expression says so at its top. */
    default Optional<String> requiredText(String field) {
        if (this instanceof And and) {
            return and.parts().stream()
                    .flatMap(part -> part.requiredText(field).stream())
                    .findFirst();
        }
        if (this instanceof Comparison c
                && c.operator() == Operator.EQ
                && c.field().equals(field)
                && c.literal().quoted()) {
            return Optional.of(c.literal().text());
        }
        return Optional.empty();
    }
}
