package io.scimwright.filter.internal;

import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in words of SCIM what was expected where a parse failed. */
final class Diagnosis {

    private static final String OPERATOR = "an operator (eq, ne, co, sw, ew, gt, ge, lt, le, pr)";
    private static final String VALUE = "a value (a string in double quotes, a number, true, false or null)";

    private Diagnosis() {}

    static SyntaxError unexpectedToken(FilterActions parser) {
        Scanner scanner = parser.scanner();
        return new SyntaxError(
                scanner.start(),
                scanner.text().substring(scanner.start(), scanner.end()),
                words(parser.getExpectedTokens(), parser),
                null);
    }

    private static String words(IntervalSet expected, FilterActions parser) {
        if (expected.contains(FilterGrammar.NOT)) {
            return "an attribute name, 'not (' or '('";
        }
        if (expected.contains(FilterGrammar.STRING)) {
            return VALUE;
        }
        if (expected.contains(FilterGrammar.WORD)) {
            return AttributeSyntax.NAME;
        }
        String end = expected.contains(FilterGrammar.RPAREN)
                ? "')'"
                : expected.contains(FilterGrammar.RBRACKET) ? "']'" : "the end of the " + parser.what();
        if (expected.contains(FilterGrammar.EQ)) {
            return expected.contains(FilterGrammar.EOF) ? OPERATOR + ", '[' or " + end : OPERATOR;
        }
        if (expected.contains(FilterGrammar.AND)) {
            return "'and', 'or' or " + end;
        }
        return end;
    }

    static SyntaxError noValue(Scanner scanner) {
        return new SyntaxError(scanner.lastStart(), scanner.lastText(), VALUE, "\"" + scanner.lastText() + "\"");
    }

    static SyntaxError noAttribute(Scanner scanner) {
        String word = scanner.lastText();
        int from = scanner.lastType() == FilterGrammar.SUB ? 1 : 0;
        String name = word.substring(from);
        try {
            AttributeSyntax.dot(name, AttributeSyntax.nameStart(name));
        } catch (SyntaxError error) {
            return error.shifted(scanner.lastStart() + from);
        }
        return new SyntaxError(scanner.lastStart(), word, "one sub-attribute name after ']'", null);
    }
}
