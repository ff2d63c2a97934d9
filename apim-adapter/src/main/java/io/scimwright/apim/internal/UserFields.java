package io.scimwright.apim.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a write sets of a user; null leaves a field as it is, so that a write never undoes what it does not mean to change.
 *
 * @param password APIM never tells it, so it is sent whenever it was given
 */
public record UserFields(
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String state,
        @Nullable String note,
        @Nullable String password) {

    /** Only the note. */
    static UserFields ofNote(String note) {
        return new UserFields(null, null, null, null, note, null);
    }

    /** The state blocked, with a note. */
    static UserFields blocked(String note) {
        return new UserFields(null, null, null, ApimUser.BLOCKED, note, null);
    }

    /** These fields without those that the user has already. */
    UserFields changesFrom(ApimUser user) {
        return new UserFields(
                unlessSame(email, user.email()),
                unlessSame(firstName, user.firstName()),
                unlessSame(lastName, user.lastName()),
                unlessSame(state, user.state()),
                unlessSame(note, user.note()),
                password);
    }

    private static @Nullable String unlessSame(@Nullable String wanted, String present) {
        return Objects.equals(wanted, present) ? null : wanted;
    }

    /** Whether nothing would be set. */
    boolean isEmpty() {
        return email == null
                && firstName == null
                && lastName == null
                && state == null
                && note == null
                && password == null;
    }

    /** Everything but the password, which must not reach a log. */
    @Override
    public String toString() {
        return "UserFields[" + email + ", " + state + "]";
    }
}
