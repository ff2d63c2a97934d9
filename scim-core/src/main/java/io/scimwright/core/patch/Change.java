package io.scimwright.core.patch;

import io.scimwright.core.value.ScimValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a write did to one attribute. Immutable. */
public final class Change {

    private final String path;
    private final @Nullable ScimValue before;
    private final @Nullable ScimValue after;
    private final List<ScimValue> added;
    private final List<ScimValue> removed;

    /** Takes lists that nobody can change, as they are. */
    Change(
            String path,
            @Nullable ScimValue before,
            @Nullable ScimValue after,
            List<ScimValue> added,
            List<ScimValue> removed) {
        this.path = path;
        this.before = before;
        this.after = after;
        this.added = added;
        this.removed = removed;
    }

    /** A change of a multi-valued attribute that was not read: only what it gained and lost is known. */
    public static Change ofElements(String path, List<ScimValue> added, List<ScimValue> removed) {
        return new Change(path, null, null, List.copyOf(added), List.copyOf(removed));
    }

    /** The path of the attribute, with the URI of its extension where it has one. */
    public String path() {
        return path;
    }

    /** The value before; absent where the attribute was unassigned. */
    public Optional<ScimValue> before() {
        return Optional.ofNullable(before);
    }

    /** The value after; absent where the attribute is unassigned now. */
    public Optional<ScimValue> after() {
        return Optional.ofNullable(after);
    }

    /**
     * Elements that a multi-valued attribute gained, in its order; empty for a single-valued one. An element that is different now is
     * among the added and, as it was, among the removed. Members are told apart by their value: one of which only other
     * sub-attributes are different is in neither list.
     */
    public List<ScimValue> added() {
        return added;
    }

    /** Elements that a multi-valued attribute lost, in its order; empty for a single-valued one. See {@link #added}. */
    public List<ScimValue> removed() {
        return removed;
    }

    /** The path only: values may be personal data. */
    @Override
    public String toString() {
        return path;
    }
}
