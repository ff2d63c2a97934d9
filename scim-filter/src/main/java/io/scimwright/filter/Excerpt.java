package io.scimwright.filter;

/** The line that shows where a text goes wrong. */
final class Excerpt {

    private static final int WIDTH = 80;
    private static final String CUT = "...";

    private Excerpt() {}

    /** A window of the text as one line, and below it a caret under the offset. */
    static String of(String text, int offset) {
        if (text.length() <= WIDTH) {
            return lines("", text, "", offset);
        }
        int room = WIDTH - 2 * CUT.length();
        int start = Math.max(0, Math.min(offset - room / 2, text.length() - room));
        int end = Math.min(text.length(), start + room);
        return lines(
                start == 0 ? "" : CUT, text.substring(start, end), end == text.length() ? "" : CUT, offset - start);
    }

    private static String lines(String before, String window, String after, int offset) {
        StringBuilder out = new StringBuilder(2 * WIDTH + 2).append(before);
        window.chars().forEach(c -> out.append(Character.isISOControl(c) ? '\u00b7' : (char) c));
        return out.append(after)
                .append('\n')
                .append(" ".repeat(before.length() + offset))
                .append('^')
                .toString();
    }
}
