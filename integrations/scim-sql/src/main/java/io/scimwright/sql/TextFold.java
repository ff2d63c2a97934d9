package io.scimwright.sql;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import java.util.BitSet;

/**
 * How texts compare in SCIM where case does not matter, for a database to do the same: {@code Straße} and {@code STRASSE} are one
 * text, and so are the composed and the decomposed {@code ü}, whatever the locale of the database.
 *
 * <p>The {@code lower} of a database does as much for all letters that have one lower case. Where a column holds others too, give
 * the database this function: H2 by {@code create alias scim_fold deterministic for "io.scimwright.sql.TextFold.fold"}. Thread-safe.
 */
public final class TextFold {

    private static final AttributeDefinition ANY_CASE =
            AttributeDefinition.builder("text", AttributeType.STRING).build();

    private static final int ASCII_END = 0x80;

    private TextFold() {}

    /** Two texts are the same without regard to case exactly when their folds are equal. */
    public static String fold(String text) {
        return ANY_CASE.comparisonKey(text);
    }

    /** Whether a database of that fidelity finds by its lower case whatever SCIM takes for this text. */
    static boolean isFaithful(String text, FoldFidelity fidelity) {
        if (fidelity == FoldFidelity.EXACT || text.chars().allMatch(c -> c < ASCII_END)) {
            return true;
        }
        if (fidelity == FoldFidelity.ASCII) {
            return false;
        }
        StringBuilder lower = new StringBuilder();
        text.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        String folded = fold(text);
        return folded.contentEquals(lower) && folded.codePoints().noneMatch(Ambiguous.LETTERS::get);
    }

    /** Letters beyond ASCII that are the fold of others than their own upper case, such as the sigma of the final one. */
    private static final class Ambiguous {

        private static final int BASIC_PLANE_END = 0x10000;

        static final BitSet LETTERS = letters();

        private static BitSet letters() {
            BitSet found = new BitSet();
            for (int c = ASCII_END; c < BASIC_PLANE_END; c++) {
                if (!Character.isLetter(c)) {
                    continue;
                }
                String folded = fold(Character.toString(c));
                if (!folded.equals(Character.toString(Character.toLowerCase(c)))) {
                    folded.codePoints().filter(other -> other >= ASCII_END).forEach(found::set);
                }
            }
            return found;
        }
    }
}
