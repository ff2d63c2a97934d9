package io.scimwright.core.internal;

/** Tells base64 from other text without decoding it (RFC 4648). */
public final class Base64Text {

    private static final byte NEITHER = 0;
    private static final byte BASIC = 1;
    private static final byte URL_SAFE = 2;

    /** What each ASCII character is: certificates are long, and a look into a table is quicker than comparisons. */
    private static final byte[] KIND = new byte[128];

    static {
        mark("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", BASIC);
        mark("-_", URL_SAFE);
    }

    private Base64Text() {}

    /** The same bytes in the alphabet of RFC 4648 section 4 and without padding. */
    public static String canonical(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        return text.substring(0, end).replace('-', '+').replace('_', '/');
    }

    private static void mark(String characters, byte kind) {
        characters.chars().forEach(c -> KIND[c] = kind);
    }

    /**
     * Whether a text is base64 of RFC 4648 section 4, with or without its padding.
     *
     * @param urlSafe accepts the characters of section 5 as well
     */
    public static boolean isValid(String text, boolean urlSafe) {
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
            if (c >= KIND.length || KIND[c] == NEITHER || (KIND[c] == URL_SAFE && !urlSafe)) {
                return false;
            }
        }
        return true;
    }
}
