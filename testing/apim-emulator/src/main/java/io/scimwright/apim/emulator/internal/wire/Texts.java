package io.scimwright.apim.emulator.internal.wire;

import io.scimwright.apim.emulator.internal.model.Group;
import org.jspecify.annotations.Nullable;

/** Which wording of the built-in descriptions is shown: it changed between the recorded api-versions. */
public enum Texts {
    /** As recorded with 2021-08-01. */
    UNTIL_2021,
    /** As recorded with 2022-08-01. */
    FROM_2022;

    private static final String OLD_ADMINISTRATORS =
            "Administrators is a built-in group. Its membership is managed by the system. Microsoft Azure subscription"
                    + " administrators fall into this group.";

    /** The description of a group, null if it has none. */
    public @Nullable String description(Group group) {
        return this == UNTIL_2021 && group.name().equals(Group.ADMINISTRATORS)
                ? OLD_ADMINISTRATORS
                : group.description();
    }
}
