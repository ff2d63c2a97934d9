package io.scimwright.core.internal;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;

/** Checks that what RFC 7643 section 7 calls required is there. */
public final class RequiredAttributes {

    private RequiredAttributes() {}

    public static void check(ResourceType type, ScimObject resource, Violations violations) {
        for (AttributeDefinition attribute : type.schema().attributes()) {
            if (isMissing(attribute, resource)) {
                violations.invalidValue(attribute.name(), "is required");
            }
        }
        for (ResourceType.Extension extension : type.extensions()) {
            String uri = extension.schema().id();
            ScimObject part = resource.findObject(uri).orElse(ScimObject.empty());
            if (!part.isAssigned()) {
                if (extension.required()) {
                    violations.invalidValue(uri, "is required");
                }
                continue;
            }
            for (AttributeDefinition attribute : extension.schema().attributes()) {
                if (isMissing(attribute, part)) {
                    violations.invalidValue(uri + ":" + attribute.name(), "is required");
                }
            }
        }
    }

    private static boolean isMissing(AttributeDefinition attribute, ScimObject in) {
        return attribute.isRequired()
                && attribute.mutability() != Mutability.READ_ONLY
                && !in.value(attribute.name()).isAssigned();
    }
}
