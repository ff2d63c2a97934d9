package io.scimwright.apim.emulator.internal.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as stored.
 *
 * @param sequence order of creation within the service
 * @param version row version of the user row
 * @param identityVersion row version of the identity row
 */
public record User(
        String name,
        long sequence,
        String firstName,
        String lastName,
        String email,
        String state,
        Instant registered,
        @Nullable String note,
        List<Identity> identities,
        long version,
        long identityVersion) {

    /** Name of the owner of the service, who is always there. */
    public static final String OWNER = "1";

    /** Creates a stored user; the identities are copied. */
    public User {
        identities = List.copyOf(identities);
    }

    /** This user with other row versions. */
    public User withVersions(long userRow, long identityRow) {
        return new User(
                name, sequence, firstName, lastName, email, state, registered, note, identities, userRow, identityRow);
    }
}
