package io.scimwright.core.internal;

import java.text.Normalizer;
import java.util.Locale;

/** How strings compare where case does not matter: folded by Unicode's rules on their composed form (RFC 7644 section 5). */
public final class Text {

    private Text() {}

    /** Two strings are the same without regard to case exactly when their folds are equal. */
    public static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        // Upper case first spells out characters such as the sharp s; lower case then joins what has two lower forms.
        String folded =
                composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).replace('\u03c2', '\u03c3');
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
