package io.scimwright.apim.emulator.internal.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A function over text. {@code substringof} has its arguments the other way round. */
enum TextFunction {
    SUBSTRINGOF,
    CONTAINS,
    STARTSWITH,
    ENDSWITH;

    static Optional<TextFunction> of(String word) {
        return Arrays.stream(values())
                .filter(function -> function.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    boolean holds(String value, String text, boolean ignoreCase) {
        return switch (this) {
            case STARTSWITH -> value.regionMatches(ignoreCase, 0, text, 0, text.length());
            case ENDSWITH -> value.regionMatches(ignoreCase, value.length() - text.length(), text, 0, text.length());
            case CONTAINS, SUBSTRINGOF -> contains(value, text, ignoreCase);
        };
    }

    private static boolean contains(String value, String text, boolean ignoreCase) {
        for (int at = 0; at <= value.length() - text.length(); at++) {
            if (value.regionMatches(ignoreCase, at, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }
}
