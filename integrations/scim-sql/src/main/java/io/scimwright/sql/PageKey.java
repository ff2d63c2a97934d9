package io.scimwright.sql;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the id of its last row, and the value that was sorted by. It stays right whatever is written meanwhile, and on
 * every replica.
 *
 * @param id in its SCIM form
 * @param value as it was compared; null where it was unassigned, or nothing was sorted
 * @param cut where the value is only the beginning of one, what tells that one from others; null where it is whole
 */
record PageKey(
        String id, @Nullable ScimValue value, @Nullable String cut) {

    /** A cursor with it fits into every URL. */
    private static final int MOST_CHARS = 200;

    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final String ID = "i";
    private static final String VALUE = "v";
    private static final String CUT = "c";

    static PageKey of(String id, @Nullable ScimValue value) {
        if (value instanceof ScimString text && isLong(text)) {
            boolean splits = Character.isHighSurrogate(text.value().charAt(MOST_CHARS - 1));
            String beginning = text.value().substring(0, splits ? MOST_CHARS - 1 : MOST_CHARS);
            return new PageKey(id, ScimString.of(beginning), fingerprint(text.value()));
        }
        return new PageKey(id, value, null);
    }

    static boolean isLong(ScimString text) {
        return text.value().length() > MOST_CHARS;
    }

    private static String fingerprint(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    boolean isCut() {
        return cut != null;
    }

    /** Whether this is the value that was cut. */
    boolean isOf(String whole) {
        return fingerprint(whole).equals(cut);
    }

    /** Where all comes after that begins as the value did: rather is something shown again than left out. */
    PageKey beforeAlike(SortOrder order) {
        return value instanceof ScimString text && order == SortOrder.DESCENDING
                ? new PageKey(id, ScimString.of(text.value() + LAST_CHARACTER), null)
                : new PageKey(id, value, null);
    }

    String write() {
        ScimObject.Builder key = ScimObject.builder().put(ID, id);
        if (value != null) {
            key.put(VALUE, value);
        }
        if (cut != null) {
            key.put(CUT, cut);
        }
        return ScimJson.write(key.build());
    }

    static PageKey read(String text) {
        ScimObject key = ScimJson.read(text);
        return new PageKey(
                key.findString(ID).orElse(""),
                key.find(VALUE).orElse(null),
                key.findString(CUT).orElse(null));
    }

    /** The value as a parameter. */
    Optional<Object> parameter(SortKey key) {
        if (value instanceof ScimBoolean bool) {
            return Optional.of(bool.value());
        }
        if (value instanceof ScimNumber number) {
            return Optional.of(number.value());
        }
        if (value instanceof ScimString text) {
            return Optional.of(SortValues.parameter(text.value(), key.type()));
        }
        return Optional.empty();
    }
}
