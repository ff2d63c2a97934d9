package io.scimwright.filter.internal;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * Cuts a text into the tokens of {@code FilterGrammar}, one at a time, and never goes back: nothing is allocated for a token.
 *
 * <p>The next token is read only when the parser asks for it. So what is wrong with the last one is found before what is
 * wrong behind it.
 */
final class Scanner implements TokenStream {

    /** ANTLR passes tokens on but does not look into them; the type comes from {@link #LA}. */
    private static final Token SOME_TOKEN = new CommonToken(Token.INVALID_TYPE);

    private final int maxDepth;

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
        return SOME_TOKEN;
    }

    @Override
    public void seek(int index) {
        // ANTLR's constructor goes to the beginning; the grammar is LL(1), so nobody goes anywhere else
        if (index != 0) {
            throw neverAsked();
        }
    }

    // What ANTLR needs for prediction, recovery and parse trees, and this parser does not.

    private static UnsupportedOperationException neverAsked() {
        return new UnsupportedOperationException("The grammar is LL(1), and no parse tree is built");
    }

    @Override
    public int index() {
        throw neverAsked();
    }

    @Override
    public int mark() {
        throw neverAsked();
    }

    @Override
    public void release(int marker) {
        throw neverAsked();
    }

    @Override
    public int size() {
        throw neverAsked();
    }

    @Override
    public String getSourceName() {
        throw neverAsked();
    }

    @Override
    public Token get(int index) {
        throw neverAsked();
    }

    @Override
    public TokenSource getTokenSource() {
        throw neverAsked();
    }

    @Override
    public String getText() {
        throw neverAsked();
    }

    @Override
    public String getText(Interval interval) {
        throw neverAsked();
    }

    @Override
    public String getText(RuleContext context) {
        throw neverAsked();
    }

    @Override
    public String getText(Token first, Token last) {
        throw neverAsked();
    }
}
