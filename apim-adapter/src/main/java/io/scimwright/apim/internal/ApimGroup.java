package io.scimwright.apim.internal;

import java.util.List;

/**
 * A group as APIM has it.
 *
 * @param id the name in the path of the group
 * @param description the administrator's text with our marked line; empty where there is none
 */
public record ApimGroup(String id, String displayName, String description) {

    /** The groups whose members APIM manages itself; SCIM does not show them. */
    static final List<String> SYSTEM = List.of("administrators", "developers", "guests");

    boolean isVisible() {
        return !SYSTEM.contains(id);
    }
}
