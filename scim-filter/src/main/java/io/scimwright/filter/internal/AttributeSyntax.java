package io.scimwright.filter.internal;

/**
 * The grammar of attribute paths: {@code attrPath = [URI ":"] ATTRNAME ["." ATTRNAME]} and
 * {@code ATTRNAME = ["$"] ALPHA *("$" / "-" / "_" / DIGIT / ALPHA)} (RFC 7643 section 2.1 with erratum 8924).
 */
public final class AttributeSyntax {

    static final String NAME = "an attribute name (a letter A-Z, then letters, digits, '-', '_' or '$')";
    static final String SUB_NAME = "the name of a sub-attribute after '.'";
    static final String ONE_SUB = "no second '.': sub-attributes have none of their own";

    private static final String NAME_CHARS = "a letter A-Z, digit, '-', '_' or '$' in the name";

    private static final int ALPHA = 1;
    private static final int NAME_CHAR = 2;
    private static final int SCHEME_CHAR = 4;
    private static final int URI_CHAR = 8;
    private static final byte[] CLASSES = classes();

    private AttributeSyntax() {}

    private static byte[] classes() {
        byte[] classes = new byte[128];
        for (char c = 'A'; c <= 'Z'; c++) {
            classes[c] = classes[c + 32] = ALPHA | NAME_CHAR | SCHEME_CHAR | URI_CHAR;
        }
        for (char c = '0'; c <= '9'; c++) {
            classes[c] = NAME_CHAR | SCHEME_CHAR | URI_CHAR;
        }
        mark(classes, "$-_", NAME_CHAR);
        mark(classes, "+-.", SCHEME_CHAR);
        mark(classes, "-._~:/?#@!$&'*+,;=%", URI_CHAR);
        return classes;
    }

    private static void mark(byte[] classes, String chars, int as) {
        chars.chars().forEach(c -> classes[c] |= (byte) as);
    }

    private static boolean is(int charClass, char c) {
        return c < 128 && (CLASSES[c] & charClass) != 0;
    }

    /** Where the attribute's name begins: behind the last colon, or at 0. Checks what stands before it. */
    public static int nameStart(String text) {
        int colon = text.lastIndexOf(':');
        if (colon >= 0 && !isUri(text, colon)) {
            throw new SyntaxError(0, text.substring(0, colon), "a schema URI before the last ':'", null);
        }
        return colon + 1;
    }

    /** Where the dot before the sub-attribute stands, or -1 if there is none. Checks both names. */
    public static int dot(String text, int nameStart) {
        int end = nameEnd(text, nameStart, NAME);
        if (end == text.length()) {
            return -1;
        }
        if (text.charAt(end) != '.') {
            throw fault(text, end, NAME_CHARS);
        }
        int subEnd = nameEnd(text, end + 1, SUB_NAME);
        if (subEnd < text.length()) {
            throw fault(text, subEnd, text.charAt(subEnd) == '.' ? ONE_SUB : NAME_CHARS);
        }
        return end;
    }

    private static int nameEnd(String text, int start, String expected) {
        int end = longestName(text, start);
        if (end == start) {
            throw fault(text, start, expected);
        }
        return end;
    }

    private static SyntaxError fault(String text, int start, String expected) {
        return new SyntaxError(start, text.substring(start), expected, null);
    }

    /** The end of the longest name that begins at the start, or the start if none does. */
    private static int longestName(String text, int start) {
        int end = start;
        if (end < text.length() && text.charAt(end) == '$') {
            end++;
        }
        if (end == text.length() || !is(ALPHA, text.charAt(end))) {
            return start;
        }
        do {
            end++;
        } while (end < text.length() && is(NAME_CHAR, text.charAt(end)));
        return end;
    }

    /** Whether the text before the end is a scheme, a colon and something more, of the chars of a URI. */
    private static boolean isUri(String text, int end) {
        int colon = text.indexOf(':');
        if (colon <= 0 || colon + 1 >= end || !is(ALPHA, text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < colon; i++) {
            if (!is(SCHEME_CHAR, text.charAt(i))) {
                return false;
            }
        }
        for (int i = colon + 1; i < end; i++) {
            if (!is(URI_CHAR, text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the whole text is a scheme, a colon and something more, of the chars of a URI. */
    public static boolean isUri(String text) {
        return isUri(text, text.length());
    }

    /** Whether the whole text is an attribute path. */
    public static boolean isPath(String text) {
        try {
            dot(text, nameStart(text));
            return true;
        } catch (SyntaxError error) {
            return false;
        }
    }

    static boolean isName(String text) {
        return !text.isEmpty() && longestName(text, 0) == text.length();
    }

    /** The name itself; an {@link IllegalArgumentException} if it is none. */
    public static String requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is not " + NAME);
        }
        return name;
    }

    /** The URI itself; an {@link IllegalArgumentException} if it is none. */
    public static String requireUri(String uri) {
        if (!isUri(uri)) {
            throw new IllegalArgumentException("'" + uri + "' is not a schema URI");
        }
        return uri;
    }
}
