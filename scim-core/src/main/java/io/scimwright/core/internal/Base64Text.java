package io.scimwright.core.internal;

/** Tells base64 from other text without decoding it (RFC 4648). */
final class Base64Text {

    private Base64Text() {}

    /**
     * Whether a text is base64 of RFC 4648 section 4, with or without its padding.
     *
     * @param urlSafe accepts the characters of section 5 as well
     */
    static boolean isValid(String text, boolean urlSafe) {
        int end = text.length();
        while (end > text.length() - 2 && end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        boolean padded = end < text.length();
        if (end % 4 == 1 || (padded && text.length() % 4 != 0)) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            boolean sign = c == '+' || c == '/' || (urlSafe && (c == '-' || c == '_'));
            if (!letter && !(c >= '0' && c <= '9') && !sign) {
                return false;
            }
        }
        return true;
    }
}
