package io.scimwright.sql;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * How texts compare in SCIM where case does not matter, for a database to do the same: {@code Straße} and {@code STRASSE} are one
 * text, and so are the composed and the decomposed {@code ü}, whatever the locale of the database.
 *
 * <p>The {@code lower} of a database does as much for all letters that have one lower case. Where a column holds others too, or texts
 * that are not composed, give the database this function, and name it by {@link SqlDialect#foldingBy}: PostgreSQL by {@link
 * #POSTGRES_FUNCTION}, H2 by {@code create alias scim_fold deterministic for "io.scimwright.sql.TextFold.ofColumn"}. Thread-safe.
 */
public final class TextFold {

    /**
     * The statement that makes {@code scim_fold(text)} in PostgreSQL 13 or later, built with ICU as usual, in a database of the
     * encoding UTF8. It is immutable, so that an index can serve it: {@code create unique index on employee (scim_fold(login))}.
     */
    public static final String POSTGRES_FUNCTION = """
            create or replace function scim_fold(value text) returns text
            language sql immutable strict parallel safe
            return case when octet_length(value) = char_length(value)
              then lower(value collate "C")
              else normalize(replace(replace(lower(upper(
                  replace(replace(normalize(value, NFC), U&'\\1E9E', 'ss'), U&'\\0131', U&'\\FDD0')
                  collate "und-x-icu") collate "und-x-icu"), U&'\\03C2', U&'\\03C3'), U&'\\FDD0', U&'\\0131'), NFC) collate "C"
              end
            """;

    private static final AttributeDefinition ANY_CASE =
            AttributeDefinition.builder("text", AttributeType.STRING).build();

    private static final int ASCII_END = 0x80;

    private TextFold() {}

    /** Two texts are the same without regard to case exactly when their folds are equal. */
    public static String fold(String text) {
        return ANY_CASE.comparisonKey(text);
    }

    /** The same for H2, which calls it for null too: that stays null. */
    public static @Nullable String ofColumn(@Nullable String text) {
        return text == null ? null : fold(text);
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
