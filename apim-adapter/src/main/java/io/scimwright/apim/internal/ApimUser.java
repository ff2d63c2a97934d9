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
 * @param version what to write it in, as its entity tag says; empty where the answer did not tell
 */
public record ApimUser(
        String id,
        String email,
        String firstName,
        String lastName,
        String state,
        String note,
        @Nullable Instant registered,
        @Nullable List<ApimGroup> groups,
        String version) {

    static final String ACTIVE = "active";
    public static final String BLOCKED = "blocked";

    /** The user that owns the service; SCIM neither shows nor touches it. */
    static final String OWNER = "1";

    /** The same user with these groups. */
    ApimUser withGroups(@Nullable List<ApimGroup> others) {
        return new ApimUser(id, email, firstName, lastName, state, note, registered, others, version);
    }

    /** The same user in another version. */
    public ApimUser withVersion(String other) {
        return new ApimUser(id, email, firstName, lastName, state, note, registered, groups, other);
    }

    boolean isBlocked() {
        return state.toLowerCase(Locale.ROOT).equals(BLOCKED);
    }

    /** Whether SCIM created or linked the user: whatever it writes of a user holds our line. */
    boolean isMarked() {
        return MarkedLine.parse(note).data().isAssigned();
    }

    /** Whether SCIM leaves the user alone in any case: the owner, administrators as far as known, and closed accounts. */
    boolean isReserved() {
        return id.equals(OWNER)
                || state.toLowerCase(Locale.ROOT).equals("deleted")
                || UserAccess.groupIds(this).contains(Administrators.GROUP);
    }

    boolean isVisible() {
        return !isReserved() && !UserMarks.of(this).deleted();
    }
}
