package io.scimwright.apim.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A user as APIM has it.
 *
 * @param id the name in the path of the user
 * @param email stored by APIM in lower case
 * @param state active, blocked, pending or deleted
 * @param note the administrator's text with our marked line; empty where there is none
 * @param registered null where APIM did not say
 * @param groups null where the answer did not list them
 */
public record ApimUser(
        String id,
        String email,
        String firstName,
        String lastName,
        String state,
        String note,
        @Nullable Instant registered,
        @Nullable List<ApimGroup> groups) {

    static final String ACTIVE = "active";
    public static final String BLOCKED = "blocked";

    /** The user that owns the service; SCIM neither shows nor touches it. */
    static final String OWNER = "1";

    /** The same user with these groups. */
    ApimUser withGroups(@Nullable List<ApimGroup> others) {
        return new ApimUser(id, email, firstName, lastName, state, note, registered, others);
    }

    boolean isBlocked() {
        return state.toLowerCase(Locale.ROOT).equals(BLOCKED);
    }

    /** Whether SCIM created or linked the user: whatever it writes of a user holds our line. */
    boolean isMarked() {
        return MarkedLine.parse(note).data().isAssigned();
    }

    boolean isVisible() {
        return !id.equals(OWNER)
                && !state.toLowerCase(Locale.ROOT).equals("deleted")
                && !UserMarks.of(this).deleted();
    }
}
