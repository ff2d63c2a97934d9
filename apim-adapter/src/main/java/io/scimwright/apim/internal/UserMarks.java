package io.scimwright.apim.internal;

import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What this adapter notes of a user for its own use, in the {@link MarkedLine}.
 *
 * @param suspended the ids of the subscriptions that were suspended when the user was deactivated
 * @param deleted whether SCIM deleted the user, who is only blocked
 * @param incomplete whether the user was created and did not get all that follows
 * @param begun whether the user was created with more to follow and not written since: whether it came is not known, so that the
 *     next write looks
 */
record UserMarks(Set<String> suspended, boolean deleted, boolean incomplete, boolean begun) {

    static final String SUSPENDED = "suspended";
    static final String DELETED = "deleted";
    static final String INCOMPLETE = "incomplete";
    static final String BEGUN = "begun";

    /** All names in the marked line. */
    static final Set<String> NAMES = Set.of(SUSPENDED, DELETED, INCOMPLETE, BEGUN);

    UserMarks {
        suspended = Collections.unmodifiableSet(new LinkedHashSet<>(suspended));
    }

    static UserMarks none() {
        return new UserMarks(Set.of(), false, false, false);
    }

    static UserMarks of(ApimUser user) {
        ScimObject marks = MarkedLine.parse(user.note()).data();
        Set<String> ids = new LinkedHashSet<>();
        for (ScimValue id : marks.elements(SUSPENDED)) {
            if (id instanceof ScimString text) {
                ids.add(text.value());
            }
        }
        return new UserMarks(
                ids,
                marks.findBoolean(DELETED).orElse(false),
                marks.findBoolean(INCOMPLETE).orElse(false),
                marks.findBoolean(BEGUN).orElse(false));
    }

    UserMarks withSuspended(Set<String> ids) {
        return new UserMarks(ids, deleted, incomplete, begun);
    }

    UserMarks withDeleted() {
        return new UserMarks(suspended, true, incomplete, begun);
    }

    UserMarks withIncomplete() {
        return new UserMarks(suspended, deleted, true, begun);
    }

    UserMarks withBegun() {
        return new UserMarks(suspended, deleted, incomplete, true);
    }

    /** Whether all that follows for an active user may not have come. */
    boolean isUnsettled() {
        // Who is active and has suspended ones noted was let in past SCIM.
        return incomplete || begun || !suspended.isEmpty();
    }

    /** Whether a create may take the user up. */
    boolean isFree() {
        return deleted || incomplete;
    }

    /** Writes what is noted among the other members of a marked line. */
    void putInto(ScimObject.Builder line) {
        line.putIfAssigned(
                SUSPENDED, ScimList.of(suspended.stream().map(ScimString::of).toList()));
        if (deleted) {
            line.put(DELETED, ScimBoolean.TRUE);
        }
        if (incomplete) {
            line.put(INCOMPLETE, ScimBoolean.TRUE);
        }
        if (begun) {
            line.put(BEGUN, ScimBoolean.TRUE);
        }
    }
}
