package io.scimwright.core.internal;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with one body, so that a client learns all of it at once. Not thread-safe. */
public final class Violations {

    /** More than this many are counted, not listed: a hostile body must not be answered by a larger one. */
    private static final int LISTED = 20;

    private final List<String> messages = new ArrayList<>();
    private @Nullable ScimType type;
    private int count;

    public void invalidValue(String at, String detail) {
        add(ScimType.INVALID_VALUE, at, detail);
    }

    public void unknown(String at, String detail) {
        add(ScimType.INVALID_SYNTAX, at, detail);
    }

    private void add(ScimType kind, String at, String detail) {
        // A wrong value says more than an unknown name, whichever stands first.
        if (type == null || kind.equals(ScimType.INVALID_VALUE)) {
            type = kind;
        }
        count++;
        if (count <= LISTED) {
            messages.add(at + ": " + detail);
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Throws a {@link ScimException}, 400 with all violations in its detail, if there are any. */
    public void throwIfAny() {
        ScimType kind = type;
        if (kind == null) {
            return;
        }
        String detail = String.join("; ", messages) + (count > LISTED ? "; and " + (count - LISTED) + " more" : "");
        throw ScimException.of(400, kind, detail);
    }
}
