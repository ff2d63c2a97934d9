package io.scimwright.filter;

/** The lines that show where a text goes wrong. */
final class Excerpt {

    private static final int WIDTH = 80;
    private static final String CUT = "...";
    private static final char UNPRINTABLE = '\u00b7';

    private Excerpt() {}

    /** A window of the text as one line, and below it a caret under the offset. */
    static String of(String text, int offset) {
        if (text.length() <= WIDTH) {
            return printable(text) + caret(offset);
        }
        int room = WIDTH - 2 * CUT.length();
        int start = Math.max(0, Math.min(offset - room / 2, text.length() - room));
        int end = Math.min(text.length(), start + room);
        String before = start == 0 ? "" : CUT;
        String after = end == text.length() ? "" : CUT;
        return before + printable(text.substring(start, end)) + after + caret(before.length() + offset - start);
    }

    private static String caret(int column) {
        return "\n" + " ".repeat(column) + "^";
    }

    /** The piece of text without what would break the line, hide in it or turn its direction. */
    static String printable(String piece) {
        StringBuilder out = new StringBuilder(piece.length());
        piece.codePoints().forEach(c -> {
            if (isPrintable(c)) {
                out.appendCodePoint(c);
            } else {
                // as many chars as before, so that the caret stays under its char
                out.append(String.valueOf(UNPRINTABLE).repeat(Character.charCount(c)));
            }
        });
        return out.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }
}
