package io.scimwright.apim.emulator.internal.resource;

import io.scimwright.apim.emulator.internal.filter.Field;
import io.scimwright.apim.emulator.internal.model.User;
import java.util.List;

/** What lists of users can be filtered by. */
final class UserFields {
    private static final Field<User> NAME = Field.text("name", User::name);
    private static final Field<User> FIRST_NAME = Field.text("firstName", User::firstName);
    private static final Field<User> LAST_NAME = Field.text("lastName", User::lastName);
    private static final Field<User> EMAIL = Field.text("email", User::email);
    private static final Field<User> NOTE = Field.text("note", User::note);
    private static final Field<User> REGISTRATION = Field.date("registrationDate", User::registered);

    /** All users of the service. */
    static final List<Field<User>> OF_SERVICE =
            List.of(NAME, FIRST_NAME, LAST_NAME, EMAIL, Field.state("state", User::state), REGISTRATION, NOTE);

    /** The members of a group. */
    static final List<Field<User>> OF_GROUP = List.of(NAME, FIRST_NAME, LAST_NAME, EMAIL, REGISTRATION, NOTE);

    private UserFields() {}
}
