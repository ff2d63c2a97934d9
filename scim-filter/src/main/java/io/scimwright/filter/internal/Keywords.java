package io.scimwright.filter.internal;

/** Which words are keywords. */
final class Keywords {

    private Keywords() {}

    /** The type of the word between start and end, which begins neither with a digit nor with a minus. */
    static int typeOf(String text, int start, int end) {
        return switch (end - start) {
            case 2 -> operator(lower(text, start), lower(text, start + 1), text, start, end);
            case 3 ->
                matches(text, start, "and") && standsAlone(text, start, end)
                        ? FilterGrammar.AND
                        : matches(text, start, "not") && opens(text, end) ? FilterGrammar.NOT : FilterGrammar.WORD;
            case 4 ->
                text.startsWith("true", start)
                        ? FilterGrammar.TRUE
                        : text.startsWith("null", start) ? FilterGrammar.NULL : FilterGrammar.WORD;
            case 5 -> text.startsWith("false", start) ? FilterGrammar.FALSE : FilterGrammar.WORD;
            default -> FilterGrammar.WORD;
        };
    }

    private static int operator(int first, int second, String text, int start, int end) {
        return switch (first << 8 | second) {
            case 'e' << 8 | 'q' -> FilterGrammar.EQ;
            case 'n' << 8 | 'e' -> FilterGrammar.NE;
            case 'c' << 8 | 'o' -> FilterGrammar.CO;
            case 's' << 8 | 'w' -> FilterGrammar.SW;
            case 'e' << 8 | 'w' -> FilterGrammar.EW;
            case 'g' << 8 | 't' -> FilterGrammar.GT;
            case 'g' << 8 | 'e' -> FilterGrammar.GE;
            case 'l' << 8 | 't' -> FilterGrammar.LT;
            case 'l' << 8 | 'e' -> FilterGrammar.LE;
            case 'p' << 8 | 'r' -> FilterGrammar.PR;
            case 'o' << 8 | 'r' -> standsAlone(text, start, end) ? FilterGrammar.OR : FilterGrammar.WORD;
            default -> FilterGrammar.WORD;
        };
    }

    /** ASCII only: a Turkish dotless i or a Kelvin sign is no letter of a keyword. */
    private static int lower(String text, int at) {
        char c = text.charAt(at);
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    private static boolean matches(String text, int start, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (lower(text, start + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean standsAlone(String text, int start, int end) {
        return (start == 0 || text.charAt(start - 1) == ' ') && (end == text.length() || text.charAt(end) == ' ');
    }

    private static boolean opens(String text, int end) {
        int i = Scanner.skipBlanks(text, end);
        return i < text.length() && text.charAt(i) == '(';
    }
}
