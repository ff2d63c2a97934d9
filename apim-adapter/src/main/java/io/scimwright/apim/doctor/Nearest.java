package io.scimwright.apim.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of several ids somebody may have meant. */
final class Nearest {

    /** What is there. */
    record Named(String id, String displayName) {

        private int distanceTo(String text) {
            return Math.min(distance(text, id), distance(text, displayName));
        }
    }

    private Nearest() {}

    /** The id that is nearest by its letters or those of its display name; empty where none is near. */
    static Optional<String> to(String text, List<Named> there) {
        return there.stream()
                .min(Comparator.comparingInt(one -> one.distanceTo(text)))
                .filter(one -> one.distanceTo(text) <= Math.max(2, text.length() / 3))
                .map(Named::id);
    }

    /** How many letters have to be put in, taken out or changed, without regard to case. */
    static int distance(String from, String to) {
        String left = from.toLowerCase(Locale.ROOT);
        String right = to.toLowerCase(Locale.ROOT);
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int changed = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
