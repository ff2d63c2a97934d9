package io.scimwright.sql;

/** Texts as parameters. */
final class Texts {

    /** No backslash: whether that escapes by itself is a setting of some databases. */
    static final char ESCAPE = '!';

    private Texts() {}

    /** A text as a part of a pattern, in which nothing is a wildcard. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' || c == '_' || c == ESCAPE) {
                escaped.append(ESCAPE);
            }
            escaped.append(c);
        }
        return escaped.toString();
    }

    /** Whether a text has no half of a character, which a database cannot even be asked for. */
    static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
