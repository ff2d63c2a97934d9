package io.scimwright.filter.internal;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into the tokens of {@code FilterGrammar}, one at a time, and never goes back: nothing is allocated for a token.
 *
 * <p>The next token is read only when the parser asks for it. So what is wrong with the last one is found before what is
 * wrong behind it.
 */
final class Scanner implements TokenStream {

    private final int maxDepth;
    private final Token current = new CurrentToken();

    private String text = "";
    private boolean consumed;
    private int depth;

    private int type;
    private int start;
    private int end;
    private boolean escaped;

    private int lastType;
    private int lastStart;
    private int lastEnd;

    Scanner(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** Goes to the beginning of a text. */
    void begin(String newText) {
        text = newText;
        depth = 0;
        type = Token.INVALID_TYPE;
        start = 0;
        end = 0;
        consumed = true;
    }

    /** Lets go of the text. */
    void end() {
        text = "";
    }

    String text() {
        return text;
    }

    /** The type of the token that was read last, whether or not it is consumed. */
    int type() {
        return type;
    }

    int start() {
        return start;
    }

    int tokenEnd() {
        return end;
    }

    String token() {
        return text.substring(start, end);
    }

    /** Whether nothing but blanks follows the token. */
    boolean endsText() {
        return skipBlanks(text, end) == text.length();
    }

    /** Whether the token is a string with escapes. */
    boolean escaped() {
        return escaped;
    }

    /** The type of the token before that. */
    int lastType() {
        return lastType;
    }

    int lastStart() {
        return lastStart;
    }

    int lastEnd() {
        return lastEnd;
    }

    String lastToken() {
        return text.substring(lastStart, lastEnd);
    }

    @Override
    public void consume() {
        consumed = true;
    }

    @Override
    public int LA(int offset) {
        if (consumed) {
            lastType = type;
            lastStart = start;
            lastEnd = end;
            consumed = false;
            scan();
        }
        return type;
    }

    private void scan() {
        start = skipBlanks(text, end);
        if (start == text.length()) {
            end = start;
            type = EOF;
            return;
        }
        switch (text.charAt(start)) {
            case '"' -> scanString();
            case '(' -> open(FilterGrammar.LPAREN);
            case ')' -> close(FilterGrammar.RPAREN);
            case '[' -> open(afterWord() ? FilterGrammar.LBRACKET : Token.INVALID_TYPE);
            case ']' -> close(FilterGrammar.RBRACKET);
            default -> scanWord();
        }
    }

    static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private boolean afterWord() {
        return start > 0 && isWordChar(text.charAt(start - 1));
    }

    private void open(int tokenType) {
        if (++depth > maxDepth) {
            throw new SyntaxError(
                    start,
                    text.substring(start, start + 1),
                    "at most " + maxDepth + " levels of parentheses and brackets (limit 'depth')",
                    null);
        }
        single(tokenType);
    }

    private void close(int tokenType) {
        depth--;
        single(tokenType);
    }

    private void single(int tokenType) {
        type = tokenType;
        end = start + 1;
    }

    private void scanString() {
        escaped = false;
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                end = i + 1;
                type = FilterGrammar.STRING;
                return;
            }
            if (c == '\\') {
                escaped = true;
                i = StringLiteral.escapeEnd(text, i) - 1;
            } else if (c < ' ') {
                throw atChar(i, StringLiteral.escapeOf(c) + " in place of a control character");
            }
        }
        throw new SyntaxError(start, text.substring(start), "a string that ends in a double quote", null);
    }

    private void scanWord() {
        int i = start;
        while (i < text.length() && isWordChar(text.charAt(i))) {
            i++;
        }
        if (i == start) {
            throw atChar(i, "a blank in place of a tab or other control character");
        }
        end = i;
        char first = text.charAt(start);
        if (first == '.' && start > 0 && text.charAt(start - 1) == ']') {
            type = FilterGrammar.SUB;
        } else if (first == '-' || (first >= '0' && first <= '9')) {
            type = FilterGrammar.NUMBER;
        } else {
            type = Keywords.typeOf(text, start, end);
        }
    }

    private SyntaxError atChar(int index, String expected) {
        return new SyntaxError(index, text.substring(index, index + 1), expected, null);
    }

    static boolean isWordChar(char c) {
        return c > ' ' && c != '"' && c != '(' && c != ')' && c != '[' && c != ']' && c != 0x7f;
    }

    @Override
    public Token LT(int offset) {
        return current;
    }

    @Override
    public int index() {
        return start;
    }

    @Override
    public void seek(int index) {
        // the ANTLR parser seeks the beginning when it is made; the grammar is LL(1) and never asks to go anywhere else
        if (index != 0) {
            throw new IllegalStateException("The scanner only goes forward");
        }
    }

    @Override
    public int mark() {
        throw new IllegalStateException("The grammar is LL(1) and predicts nothing");
    }

    @Override
    public void release(int marker) {
        throw new IllegalStateException("The grammar is LL(1) and predicts nothing");
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return UNKNOWN_SOURCE_NAME;
    }

    @Override
    public Token get(int index) {
        return current;
    }

    @Override
    public @Nullable TokenSource getTokenSource() {
        return null;
    }

    @Override
    public String getText() {
        return text;
    }

    @Override
    public String getText(Interval interval) {
        return text;
    }

    @Override
    public String getText(RuleContext context) {
        return text;
    }

    @Override
    public String getText(Token first, Token last) {
        return text;
    }

    /** The token on which the scanner stands, in ANTLR's terms; it changes as the scanner goes on. */
    private final class CurrentToken implements Token {
        @Override
        public String getText() {
            return text.substring(start, end);
        }

        @Override
        public int getType() {
            return type;
        }

        @Override
        public int getLine() {
            return 1;
        }

        @Override
        public int getCharPositionInLine() {
            return start;
        }

        @Override
        public int getChannel() {
            return DEFAULT_CHANNEL;
        }

        @Override
        public int getTokenIndex() {
            return start;
        }

        @Override
        public int getStartIndex() {
            return start;
        }

        @Override
        public int getStopIndex() {
            return end - 1;
        }

        @Override
        public @Nullable TokenSource getTokenSource() {
            return null;
        }

        @Override
        public @Nullable CharStream getInputStream() {
            return null;
        }
    }
}
