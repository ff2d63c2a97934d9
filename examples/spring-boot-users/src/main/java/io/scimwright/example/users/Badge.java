package io.scimwright.example.users;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.RecordBinding;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What opens doors here, as an extension of users. */
record Badge(Optional<String> number, Optional<Instant> validUntil, List<String> zones) {

    static final String URI = "urn:example:params:scim:schemas:extension:badge:2.0:User";

    /** Users with a badge. */
    static final ResourceType EMPLOYEE =
            User.TYPE.withExtension(RecordBinding.of(Badge.class).schema(URI, "Badge"));

    static final SimpleAttribute<String> NUMBER = Attribute.string(URI + ":number");
    static final SimpleAttribute<Instant> VALID_UNTIL = Attribute.dateTime(URI + ":validUntil");
}
