package io.scimwright.apim.internal;

import java.util.List;
import java.util.Locale;

/**
 * A group as APIM has it.
 *
 * @param id the name in the path of the group
 * @param description the administrator's text with our marked line; empty where there is none
 */
public record ApimGroup(String id, String displayName, String description) {

    /** The groups whose members APIM manages itself; SCIM does not show them. */
    static final List<String> SYSTEM = List.of("administrators", "developers", "guests");

    /** Whether the id is that of a system group; APIM may compare ids without regard to case. */
    static boolean isSystem(String id) {
        return SYSTEM.contains(id.toLowerCase(Locale.ROOT));
    }

    boolean isVisible() {
        return !isSystem(id);
    }

    /** Whether it was there before SCIM and a group of the identity provider is linked to it. */
    boolean isLinked() {
        return GroupMapping.nameOfLink(this).isPresent();
    }

    /** The name that SCIM shows: the identity provider's for a linked group. */
    String name() {
        return GroupMapping.nameOfLink(this).orElse(displayName);
    }
}
