package io.scimwright.apim.internal;

import org.jspecify.annotations.Nullable;

/**
 * What a write sets of a user.
 *
 * @param password null leaves it as it is
 */
public record UserFields(
        String email,
        String firstName,
        String lastName,
        String state,
        String note,
        @Nullable String password) {

    /** Everything but the password, which must not reach a log. */
    @Override
    public String toString() {
        return "UserFields[" + email + ", " + state + "]";
    }
}
