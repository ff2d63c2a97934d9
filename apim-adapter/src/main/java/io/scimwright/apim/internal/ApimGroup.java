package io.scimwright.apim.internal;

import java.util.List;
import java.util.Locale;

/**
 * A group as APIM has it.
 *
 * @param id the name in the path of the group
 * @param description the administrator's text with our marked line; empty where there is none
 * @param version what to write it in, as its entity tag says; empty where the answer did not tell
 */
public record ApimGroup(String id, String displayName, String description, String version) {

    /** A group whose version is not known. */
    public ApimGroup(String id, String displayName, String description) {
        this(id, displayName, description, "");
    }

    /** The same group in another version. */
    public ApimGroup withVersion(String other) {
        return new ApimGroup(id, displayName, description, other);
    }

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
