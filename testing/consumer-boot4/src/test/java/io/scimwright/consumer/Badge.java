package io.scimwright.consumer;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.RecordBinding;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** What this company knows of a badge, as an extension of users. */
record Badge(String number, boolean parking, List<String> zones, Optional<String> note) {

    static final String URI = "urn:example:params:scim:schemas:extension:badge:2.0:User";

    private static final RecordBinding<Badge> BINDING = RecordBinding.of(Badge.class);

    /** Users with a badge. */
    static final ResourceType EMPLOYEE = User.TYPE.withExtension(BINDING.schema(URI, "Badge"));

    /** The whole extension, as one value. */
    static final Attribute<Badge> OF_USER = BINDING.extension(URI);
}
