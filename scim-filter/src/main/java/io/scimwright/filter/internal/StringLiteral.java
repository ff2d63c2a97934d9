package io.scimwright.filter.internal;

/** JSON strings as they stand in a filter (RFC 8259 section 7). */
final class StringLiteral {

    private static final String ESCAPES = "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX after the backslash";

    private StringLiteral() {}

    /** The end of the escape that begins at the backslash. */
    static int escapeEnd(String text, int backslash) {
        int i = backslash + 1;
        char kind = i < text.length() ? text.charAt(i) : 0;
        if (kind != 'u') {
            if ("\"\\/bfnrt".indexOf(kind) < 0 || kind == 0) {
                throw fault(text, backslash, i + 1, ESCAPES);
            }
            return i + 1;
        }
        for (int digit = i + 1; digit <= i + 4; digit++) {
            if (digit >= text.length() || Character.digit(text.charAt(digit), 16) < 0 || text.charAt(digit) > 'f') {
                throw fault(text, backslash, digit, "four hexadecimal digits after \\u");
            }
        }
        return i + 5;
    }

    private static SyntaxError fault(String text, int start, int end, String expected) {
        return new SyntaxError(start, text.substring(start, Math.min(end, text.length())), expected, null);
    }

    /** The characters that a scanned string with escapes stands for; start and end are inside its quotes. */
    static String decode(String text, int start, int end) {
        StringBuilder out = new StringBuilder(end - start);
        int i = start;
        while (i < end) {
            char c = text.charAt(i++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = text.charAt(i++);
            if (kind == 'u') {
                out.append((char) Integer.parseInt(text, i, i + 4, 16));
                i += 4;
            } else {
                out.append(decoded(kind));
            }
        }
        return out.toString();
    }

    private static char decoded(char kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> kind;
        };
    }

    /** How a control character is written in JSON. */
    static String escapeOf(char c) {
        return switch (c) {
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }
}
