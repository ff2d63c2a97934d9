package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.StandardSchemas;
import java.util.List;

/** The Group of RFC 7643 section 4.2: its type and the keys of its attributes. */
public final class Group {

    public static final ResourceType TYPE =
            ResourceType.of("Group", "/Groups", "Group", StandardSchemas.GROUP, List.of());

    public static final Attribute<String> EXTERNAL_ID = Attribute.string("externalId");
    public static final Attribute<String> DISPLAY_NAME = Attribute.string("displayName");

    /** The name of the attribute that lists the members. */
    public static final String MEMBERS = "members";

    private Group() {}
}
