package io.scimwright.core.error;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a misspelt name probably meant: the words that end a message about it. */
public final class DidYouMean {

    /** Longer names are compared by nobody who types: it bounds the work for hostile ones. */
    private static final int MAX_LENGTH = 128;

    private DidYouMean() {}

    /** The candidate with the fewest edits to the name; empty when none is within a third of its length. */
    public static Optional<String> closest(String name, Collection<String> candidates) {
        String wanted = name.toLowerCase(Locale.ROOT);
        Optional<String> best = Optional.empty();
        int fewest = Math.max(1, wanted.length() / 3) + 1;
        for (String candidate : candidates) {
            boolean farOff = wanted.length() > MAX_LENGTH || Math.abs(candidate.length() - wanted.length()) >= fewest;
            int edits = farOff ? fewest : edits(wanted, candidate.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** The words to end a message with, such as {@code ; did you mean 'userName'?}; empty where nothing comes close. */
    public static String hint(String name, Collection<String> candidates) {
        return closest(name, candidates)
                .map(closest -> "; did you mean '" + closest + "'?")
                .orElse("");
    }

    /** Insertions, deletions, exchanges and swaps of neighbours that make one word of the other. */
    private static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int step(int[][] cost, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
