package io.scimwright.apim.emulator.internal.filter;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a filter, read from left to right. */
final class Tokens {
    private static final String DATETIME = "datetime";

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /** Kinds of token. */
    enum Kind {
        WORD,
        TEXT,
        SYMBOL,
        END
    }

    /** One token and the offset at which it starts. */
    record Token(Kind kind, String text, int offset) {
        boolean is(String symbolOrWord) {
            return kind != Kind.TEXT && text.equals(symbolOrWord);
        }
    }

    Tokens(String filter, boolean doubledQuotes) {
        int at = 0;
        while (at < filter.length()) {
            char c = filter.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'') {
                at = readText(filter, at, doubledQuotes);
            } else if (c == '(' || c == ')' || c == ',') {
                tokens.add(new Token(Kind.SYMBOL, String.valueOf(c), at));
                at++;
            } else {
                at = readWord(filter, at);
            }
        }
        tokens.add(new Token(Kind.END, "end of filter", filter.length()));
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    /** Takes the next token if it is that symbol or word. */
    boolean takeIf(String symbolOrWord) {
        if (!peek().is(symbolOrWord)) {
            return false;
        }
        take();
        return true;
    }

    void expect(String symbol) {
        if (!takeIf(symbol)) {
            throw unexpected(peek(), "'" + symbol + "'");
        }
    }

    static FilterException unexpected(Token token, String wanted) {
        return new FilterException("Syntax error at position " + token.offset() + " in the filter: expected " + wanted
                + " but found '" + token.text() + "'");
    }

    private int readText(String filter, int start, boolean doubledQuotes) {
        StringBuilder text = new StringBuilder();
        int at = start + 1;
        while (at < filter.length()) {
            if (filter.charAt(at) != '\'') {
                text.append(filter.charAt(at++));
            } else if (doubledQuotes && filter.startsWith("''", at)) {
                text.append('\'');
                at += 2;
            } else {
                dropDatetimePrefix(start);
                tokens.add(new Token(Kind.TEXT, text.toString(), start));
                return at + 1;
            }
        }
        throw new FilterException("Unterminated string literal at position " + start + " in the filter");
    }

    /** {@code datetime'…'} is one literal: forget the word that stands right before the quote. */
    private void dropDatetimePrefix(int start) {
        if (tokens.isEmpty()) {
            return;
        }
        Token last = tokens.get(tokens.size() - 1);
        if (last.is(DATETIME) && last.offset() + DATETIME.length() == start) {
            tokens.remove(tokens.size() - 1);
        }
    }

    private int readWord(String filter, int start) {
        int at = start;
        while (at < filter.length() && isWordPart(filter.charAt(at))) {
            at++;
        }
        tokens.add(new Token(Kind.WORD, filter.substring(start, at), start));
        return at;
    }

    private static boolean isWordPart(char c) {
        return !Character.isWhitespace(c) && c != '\'' && c != '(' && c != ')' && c != ',';
    }
}
