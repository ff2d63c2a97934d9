package io.scimwright.filter.internal;

import io.scimwright.filter.PathSyntaxException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/** Says in words of SCIM what was expected where a parse failed, and what was probably meant. */
final class Diagnosis {

    private static final String OPERAND = "an attribute name, 'not (' or '('";
    private static final String OPERATOR = "an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr)";
    private static final String VALUE = "a value (a string in double quotes, a number, true, false or null)";

    private Diagnosis() {}

    /** The grammar does not allow the current token. */
    static SyntaxError unexpectedToken(FilterActions parser) {
        IntervalSet expected = parser.getATN().nextTokens(parser.getATN().states.get(parser.getState()));
        Scanner scanner = parser.scanner();
        if (expected.contains(FilterGrammar.NOT)) {
            return here(scanner, OPERAND, Suggestions.operand(scanner));
        }
        if (expected.contains(FilterGrammar.STRING)) {
            return here(scanner, VALUE, null);
        }
        if (expected.contains(FilterGrammar.WORD)) {
            return here(scanner, AttributeSyntax.NAME, null);
        }
        if (expected.contains(FilterGrammar.EQ)) {
            return noOperator(scanner);
        }
        return noEnd(scanner, expected, parser.what());
    }

    private static SyntaxError noOperator(Scanner scanner) {
        int last = scanner.lastType();
        if (scanner.type() == Token.INVALID_TYPE) {
            return here(scanner, "no blank before '['", null);
        }
        if (last == FilterGrammar.AND || last == FilterGrammar.OR) {
            return new SyntaxError(scanner.lastStart(), scanner.lastToken(), OPERAND, null);
        }
        if (scanner.lastToken().equalsIgnoreCase("not")) {
            return here(scanner, "'(' after 'not'", null);
        }
        return here(scanner, OPERATOR, Suggestions.operator(scanner.token()));
    }

    private static SyntaxError noEnd(Scanner scanner, IntervalSet expected, String what) {
        if (expected.contains(FilterGrammar.RPAREN)) {
            return noJunctor(scanner, "')'");
        }
        if (expected.contains(FilterGrammar.RBRACKET)) {
            return noJunctor(scanner, "']'");
        }
        return what.equals("filter") ? noJunctor(scanner, "the end of the filter") : noEndOfPath(scanner);
    }

    private static SyntaxError noEndOfPath(Scanner scanner) {
        String more = switch (scanner.lastType()) {
            case FilterGrammar.RBRACKET -> "'.' and a sub-attribute, or ";
            case FilterGrammar.WORD -> "'[', an operator or ";
            default -> "";
        };
        return here(scanner, more + "the end of the path", null);
    }

    private static SyntaxError noJunctor(Scanner scanner, String end) {
        String word = scanner.token();
        if (word.equalsIgnoreCase("and") || word.equalsIgnoreCase("or")) {
            boolean blankBefore = scanner.start() > scanner.lastEnd();
            return here(scanner, "a blank " + (blankBefore ? "after" : "before") + " '" + word + "'", null);
        }
        String expected = "'and', 'or' or " + end;
        if (scanner.lastType() == FilterGrammar.PR && isValue(scanner.type())) {
            return here(scanner, expected + "; 'pr' takes no value", null);
        }
        boolean behindString = scanner.lastType() == FilterGrammar.STRING && scanner.start() == scanner.lastEnd();
        if (behindString && scanner.type() == FilterGrammar.WORD) {
            return here(scanner, expected, "\\\" for a quote inside the string");
        }
        return here(scanner, expected, Suggestions.junctor(word));
    }

    private static boolean isValue(int type) {
        return type == FilterGrammar.STRING
                || type == FilterGrammar.NUMBER
                || type == FilterGrammar.TRUE
                || type == FilterGrammar.FALSE
                || type == FilterGrammar.NULL;
    }

    /** The token just consumed stands where a value should, and is none. */
    static SyntaxError noValue(Scanner scanner) {
        return here(scanner, VALUE, Suggestions.value(scanner));
    }

    /** The token just consumed stands where an attribute should, and is none. */
    static SyntaxError noAttribute(Scanner scanner, PathSyntaxException fault) {
        String word = scanner.token();
        if (Suggestions.looksUrlEncoded(word)) {
            return here(scanner, "a filter that is no longer URL-encoded", null);
        }
        if (word.startsWith("!")) {
            return here(scanner, OPERAND, "'not (...)'");
        }
        int offset = scanner.start() + fault.offset();
        String symbol = Suggestions.symbolAt(word, fault.offset());
        String operator = Suggestions.operator(symbol);
        return operator == null || fault.offset() == 0
                ? new SyntaxError(offset, fault.token(), fault.expected(), null)
                : new SyntaxError(offset, symbol, OPERATOR, operator);
    }

    /** The token just consumed follows a bracket and names no sub-attribute, or a second one. */
    static SyntaxError noSubAttribute(Scanner scanner) {
        String name = scanner.token().substring(1);
        boolean second = AttributeSyntax.isName(name) || name.indexOf('.') > 0;
        return here(scanner, second ? AttributeSyntax.ONE_SUB : AttributeSyntax.SUB_NAME, null);
    }

    private static SyntaxError here(Scanner scanner, String expected, @Nullable String suggestion) {
        return new SyntaxError(scanner.start(), scanner.token(), expected, suggestion);
    }
}
