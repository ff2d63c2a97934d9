package io.scimwright.sql;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: the id of its last row, and the value that was sorted by. It stays right whatever is written meanwhile, and on
 * every replica.
 *
 * @param id in its SCIM form
 * @param value as it was compared; null where it was unassigned, or nothing was sorted
 * @param cut whether the value is only the beginning of one
 */
record PageKey(String id, @Nullable ScimValue value, boolean cut) {

    /** A cursor with it fits into every URL. */
    private static final int MOST_CHARS = 200;

    private static final String ID = "i";
    private static final String VALUE = "v";
    private static final String CUT = "c";

    static PageKey of(String id, @Nullable ScimValue value) {
        if (value instanceof ScimString text && text.value().length() > MOST_CHARS) {
            boolean splits = Character.isHighSurrogate(text.value().charAt(MOST_CHARS - 1));
            return new PageKey(
                    id, ScimString.of(text.value().substring(0, splits ? MOST_CHARS - 1 : MOST_CHARS)), true);
        }
        return new PageKey(id, value, false);
    }

    String write() {
        ScimObject.Builder key = ScimObject.builder().put(ID, id);
        if (value != null) {
            key.put(VALUE, value);
        }
        if (cut) {
            key.put(CUT, true);
        }
        return ScimJson.write(key.build());
    }

    static PageKey read(String text) {
        ScimObject key = ScimJson.read(text);
        return new PageKey(key.findString(ID).orElse(""), key.find(VALUE).orElse(null), key.has(CUT));
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
