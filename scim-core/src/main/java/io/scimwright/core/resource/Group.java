package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.MultiValuedAttribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.StandardSchemas;
import java.util.List;

/** The Group of RFC 7643 section 4.2: its type and the keys of its attributes. */
public final class Group {

    public static final ResourceType TYPE =
            ResourceType.of("Group", "/Groups", "Group", StandardSchemas.GROUP, List.of());

    public static final SimpleAttribute<String> ID = Attribute.string("id");
    public static final SimpleAttribute<String> EXTERNAL_ID = Attribute.string("externalId");
    public static final SimpleAttribute<String> DISPLAY_NAME = Attribute.string("displayName");
    public static final MultiValuedAttribute<Member> MEMBERS =
            Attribute.multiValued("members", Member::of, Member::toObject);

    private Group() {}
}
