package io.scimwright.apim.emulator.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * A group as stored.
 *
 * @param sequence order of creation within the service
 * @param type one of custom, system and external
 */
public record Group(
        String name,
        long sequence,
        String displayName,
        @Nullable String description,
        String type,
        @Nullable String externalId,
        long version) {

    /** The built-in group of the owner. */
    public static final String ADMINISTRATORS = "administrators";

    /** The built-in group that every user belongs to. */
    public static final String DEVELOPERS = "developers";

    /** The built-in group of visitors who have not signed in. */
    public static final String GUESTS = "guests";

    /** Whether this is one of the three built-in groups. */
    public boolean builtIn() {
        return type.equals("system");
    }

    /** This group with another row version. */
    public Group withVersion(long row) {
        return new Group(name, sequence, displayName, description, type, externalId, row);
    }
}
