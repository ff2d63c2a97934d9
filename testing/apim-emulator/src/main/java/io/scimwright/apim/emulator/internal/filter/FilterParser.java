package io.scimwright.apim.emulator.internal.filter;

import io.scimwright.apim.emulator.internal.filter.Expression.And;
import io.scimwright.apim.emulator.internal.filter.Expression.Comparison;
import io.scimwright.apim.emulator.internal.filter.Expression.Not;
import io.scimwright.apim.emulator.internal.filter.Expression.Or;
import io.scimwright.apim.emulator.internal.filter.Tokens.Kind;
import io.scimwright.apim.emulator.internal.filter.Tokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A recursive-descent parser of the filter subset. */
final class FilterParser {
    private static final int MAX_LENGTH = 10_000;
    private static final int MAX_DEPTH = 50;
    private static final String PREFIX = "properties/";

    private final Tokens tokens;
    private final boolean full;
    private int depth;

    private FilterParser(Tokens tokens, boolean full) {
        this.tokens = tokens;
        this.full = full;
    }

    /**
     * Parses a filter.
     *
     * @param full whether the unproven parts of the grammar are accepted: or, not, parentheses, null
     * @param doubledQuotes whether {@code ''} is a quote inside text
     */
    static Expression parse(String filter, boolean full, boolean doubledQuotes) {
        if (filter.length() > MAX_LENGTH) {
            throw new FilterException("The filter is longer than " + MAX_LENGTH + " characters");
        }
        FilterParser parser = new FilterParser(new Tokens(filter, doubledQuotes), full);
        Expression expression = parser.or();
        Token rest = parser.tokens.peek();
        if (rest.kind() != Kind.END) {
            throw Tokens.unexpected(rest, "'and' or the end");
        }
        return expression;
    }

    private Expression or() {
        List<Expression> parts = new ArrayList<>(List.of(and()));
        while (tokens.peek().is("or")) {
            onlyInFull();
            tokens.take();
            parts.add(and());
        }
        return parts.size() == 1 ? parts.get(0) : new Or(List.copyOf(parts));
    }

    private Expression and() {
        List<Expression> parts = new ArrayList<>(List.of(unary()));
        while (tokens.takeIf("and")) {
            parts.add(unary());
        }
        return parts.size() == 1 ? parts.get(0) : new And(List.copyOf(parts));
    }

    private Expression unary() {
        if (++depth > MAX_DEPTH) {
            throw new FilterException("The filter is nested deeper than " + MAX_DEPTH + " levels");
        }
        try {
            if (tokens.peek().is("not")) {
                onlyInFull();
                tokens.take();
                return new Not(unary());
            }
            if (tokens.peek().is("(")) {
                onlyInFull();
                tokens.take();
                Expression inner = or();
                tokens.expect(")");
                return inner;
            }
            return term();
        } finally {
            depth--;
        }
    }

    private Expression term() {
        Token first = tokens.take();
        if (first.kind() != Kind.WORD) {
            throw Tokens.unexpected(first, "a field or a function");
        }
        Optional<TextFunction> function = TextFunction.of(first.text());
        return function.isPresent() && tokens.peek().is("(") ? call(function.get()) : comparison(first);
    }

    private Expression comparison(Token field) {
        Token word = tokens.take();
        Operator operator =
                Operator.of(word.text()).orElseThrow(() -> Tokens.unexpected(word, "eq, ne, gt, ge, lt or le"));
        return new Comparison(fieldName(field), operator, literal());
    }

    private Expression call(TextFunction function) {
        tokens.expect("(");
        Token first = tokens.take();
        tokens.expect(",");
        Token second = tokens.take();
        tokens.expect(")");
        boolean swapped = function == TextFunction.SUBSTRINGOF;
        Token field = swapped ? second : first;
        Token text = swapped ? first : second;
        if (field.kind() != Kind.WORD) {
            throw Tokens.unexpected(field, "a field");
        }
        if (text.kind() != Kind.TEXT) {
            throw Tokens.unexpected(text, "quoted text");
        }
        Expression call = new Expression.Call(function, fieldName(field), text.text());
        if (!tokens.takeIf("eq")) {
            return call;
        }
        Token truth = tokens.take();
        if (truth.is("true")) {
            return call;
        }
        if (!truth.is("false")) {
            throw Tokens.unexpected(truth, "true or false");
        }
        return new Not(call);
    }

    private Literal literal() {
        Token token = tokens.take();
        if (token.kind() != Kind.TEXT && token.kind() != Kind.WORD) {
            throw Tokens.unexpected(token, "a value");
        }
        Literal literal = new Literal(token.text(), token.kind() == Kind.TEXT);
        if (literal.isNull()) {
            onlyInFull();
        }
        return literal;
    }

    private void onlyInFull() {
        if (!full) {
            throw new FilterException(
                    "Syntax error at position " + tokens.peek().offset() + " in the filter: '"
                            + tokens.peek().text() + "' is not supported");
        }
    }

    private static String fieldName(Token token) {
        String name = token.text();
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
