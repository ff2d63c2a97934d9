package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.StandardSchemas;
import java.util.List;

/** The User of RFC 7643 section 4.1 with the enterprise extension of section 4.3: its type and the keys of its attributes. */
public final class User {

    public static final ResourceType TYPE = ResourceType.of(
            "User",
            "/Users",
            "User Account",
            StandardSchemas.USER,
            List.of(new ResourceType.Extension(StandardSchemas.ENTERPRISE_USER, false)));

    public static final Attribute<String> EXTERNAL_ID = Attribute.string("externalId");
    public static final Attribute<String> USER_NAME = Attribute.string("userName");
    public static final Attribute<String> DISPLAY_NAME = Attribute.string("displayName");
    public static final Attribute<String> PASSWORD = Attribute.string("password");
    public static final Attribute<Boolean> ACTIVE = Attribute.bool("active");
    public static final Attribute<String> GIVEN_NAME = Attribute.string("name", "givenName");
    public static final Attribute<String> FAMILY_NAME = Attribute.string("name", "familyName");
    public static final Attribute<String> MANAGER =
            Attribute.string(StandardSchemas.ENTERPRISE_USER.id(), "manager", "value");

    private User() {}
}
