package io.scimwright.core.internal;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How strings compare where case does not matter: folded by Unicode's rules on their composed form (RFC 7644 section 5). What
 * compares with a folded string works without copying as long as the characters are ASCII.
 */
public final class Text {

    private static final int ASCII_END = 0x80;
    private static final char DOTLESS_I = '\u0131';
    private static final String CAPITAL_SHARP_S = "\u1e9e";

    private Text() {}

    /** Two strings are the same without regard to case exactly when their folds are equal. */
    public static String fold(String text) {
        if (isFolded(text)) {
            return text;
        }
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder folded = new StringBuilder();
        String rest = Normalizer.normalize(text, Normalizer.Form.NFC);
        // The dotless i has the upper case of i, and is another letter all the same.
        for (int at = rest.indexOf(DOTLESS_I); at >= 0; at = rest.indexOf(DOTLESS_I)) {
            folded.append(foldLetters(rest.substring(0, at))).append(DOTLESS_I);
            rest = rest.substring(at + 1);
        }
        folded.append(foldLetters(rest));
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Whether a text is certainly its own fold, as most identifiers are. */
    private static boolean isFolded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII_END || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** Upper case first spells out characters such as the sharp s; lower case then joins what has two lower forms. */
    private static String foldLetters(String composed) {
        return composed.replace(CAPITAL_SHARP_S, "ss")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('\u03c2', '\u03c3');
    }

    /** Whether the fold of a text equals a folded one. */
    public static boolean foldEquals(String text, String folded) {
        int at = asciiMatch(text, folded);
        if (at >= 0) {
            return at == text.length() && at == folded.length();
        }
        return at != UNSURE ? false : fold(text).equals(folded);
    }

    /** Whether two texts have different folds; false may also mean that it takes folding to tell. */
    static boolean surelyDiffer(String one, String other) {
        return !one.equalsIgnoreCase(other) && isAscii(one) && isAscii(other);
    }

    /** Whether the fold of a text starts with a folded one. */
    public static boolean foldStartsWith(String text, String folded) {
        int at = asciiMatch(text, folded);
        if (at >= 0) {
            return at == folded.length();
        }
        return at != UNSURE ? false : fold(text).startsWith(folded);
    }

    /** Whether the fold of a text ends with a folded one. */
    public static boolean foldEndsWith(String text, String folded) {
        int shift = text.length() - folded.length();
        for (int i = folded.length() - 1; i >= 0; i--) {
            if (shift + i < 0) {
                // Folding makes some text longer, such as a sharp s.
                return !isAscii(text) && fold(text).endsWith(folded);
            }
            char c = text.charAt(shift + i);
            if (c >= ASCII_END) {
                return fold(text).endsWith(folded);
            }
            if (lower(c) != folded.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the fold of a text contains a folded one. */
    public static boolean foldContains(String text, String folded) {
        if (!isAscii(text)) {
            return fold(text).contains(folded);
        }
        int last = text.length() - folded.length();
        for (int from = 0; from <= last; from++) {
            int i = 0;
            while (i < folded.length() && lower(text.charAt(from + i)) == folded.charAt(i)) {
                i++;
            }
            if (i == folded.length()) {
                return true;
            }
        }
        return false;
    }

    /** The order of the fold of a text and a folded one, by code points. */
    public static int compareFold(String text, String folded) {
        return isAscii(text) ? compareAscii(text, folded) : byCodePoint(fold(text), folded);
    }

    private static int compareAscii(String text, String folded) {
        int shared = Math.min(text.length(), folded.length());
        for (int i = 0; i < shared; i++) {
            int order = lower(text.charAt(i)) - folded.charAt(i);
            if (order != 0) {
                return order;
            }
        }
        return text.length() - folded.length();
    }

    /** The order of two strings by code points: characters beyond the basic plane come after all others, as in UTF-8. */
    public static int byCodePoint(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char from = left.charAt(i);
            char to = right.charAt(i);
            if (from != to) {
                boolean surrogates = Character.isSurrogate(from) != Character.isSurrogate(to);
                return surrogates ? (Character.isSurrogate(from) ? 1 : -1) : from - to;
            }
        }
        return left.length() - right.length();
    }

    /** A reference without its version segment: {@code /v2/Users/1} is {@code /Users/1} (RFC 7643 section 2.4). */
    public static String unversioned(String reference) {
        int at = reference.indexOf("/v");
        while (at >= 0) {
            int end = at + 2;
            while (end < reference.length() && Character.isDigit(reference.charAt(end))) {
                end++;
            }
            if (end > at + 2 && end < reference.length() && reference.charAt(end) == '/') {
                return reference.substring(0, at) + reference.substring(end);
            }
            at = reference.indexOf("/v", at + 2);
        }
        return reference;
    }

    private static final int UNSURE = -1;
    private static final int DIFFERENT = -2;

    /**
     * How many characters of a text and a folded one agree: all of the shorter one; or DIFFERENT, or UNSURE when a character
     * beyond ASCII stands where it matters. The character after the last one counts too: it may combine with it.
     */
    private static int asciiMatch(String text, String folded) {
        int shared = Math.min(text.length(), folded.length());
        for (int i = 0; i < shared; i++) {
            char c = text.charAt(i);
            if (c >= ASCII_END) {
                return UNSURE;
            }
            if (lower(c) != folded.charAt(i)) {
                return i + 1 < text.length() && text.charAt(i + 1) >= ASCII_END ? UNSURE : DIFFERENT;
            }
        }
        return shared < text.length() && text.charAt(shared) >= ASCII_END ? UNSURE : shared;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII_END) {
                return false;
            }
        }
        return true;
    }
}
