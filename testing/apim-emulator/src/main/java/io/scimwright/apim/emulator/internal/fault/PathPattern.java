package io.scimwright.apim.emulator.internal.fault;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text with stars: {@code *} is one segment of a path, {@code **} any number of them. Immutable; case is ignored. */
final class PathPattern {
    private final Pattern pattern;

    /** Reads a pattern; an empty one fits everything. */
    PathPattern(String text) {
        StringBuilder regex = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("**", at)) {
                regex.append(".*");
                at += 2;
            } else if (text.charAt(at) == '*') {
                regex.append("[^/]*");
                at++;
            } else {
                regex.append(Pattern.quote(text.substring(at, at + 1)));
                at++;
            }
        }
        pattern = Pattern.compile(text.isEmpty() ? ".*" : regex.toString(), Pattern.CASE_INSENSITIVE);
    }

    boolean fits(String path) {
        return pattern.matcher(path).matches();
    }

    /** Whether a right fits a pattern of rights, in which a star stands for any text. */
    static boolean actionFits(String granted, String action) {
        String regex = Pattern.quote(granted.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
        return action.toLowerCase(Locale.ROOT).matches(regex);
    }
}
