package io.scimwright.core.internal;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.List;
import java.util.Optional;

/** Takes what only the server may set out of what a client sends in POST and PUT (RFC 7644 sections 3.3 and 3.5.1). */
public final class ReadOnlyAttributes {

    private ReadOnlyAttributes() {}

    /** The tree without readOnly attributes and sub-attributes; it must have the shape of the type. */
    public static ScimObject strip(ResourceType type, ScimObject resource) {
        ScimObject stripped = strip(CommonAttributes.all(), strip(type.schema().attributes(), resource));
        for (ResourceType.Extension extension : type.extensions()) {
            Schema schema = extension.schema();
            Optional<ScimObject> part = stripped.findObject(schema.id());
            if (part.isPresent()) {
                stripped = stripped.withOrWithout(schema.id(), strip(schema.attributes(), part.get()));
            }
        }
        return stripped;
    }

    private static ScimObject strip(List<AttributeDefinition> attributes, ScimObject from) {
        ScimObject stripped = from;
        for (AttributeDefinition attribute : attributes) {
            Optional<ScimValue> value = from.find(attribute.name());
            if (value.isPresent()) {
                stripped = stripped.withOrWithout(attribute.name(), strip(attribute, value.get()));
            }
        }
        return stripped;
    }

    private static ScimValue strip(AttributeDefinition attribute, ScimValue value) {
        if (attribute.mutability() == Mutability.READ_ONLY) {
            return ScimList.empty();
        }
        boolean clean = attribute.subAttributes().stream().noneMatch(sub -> sub.mutability() == Mutability.READ_ONLY);
        if (clean) {
            return value;
        }
        if (value instanceof ScimList list) {
            return ScimList.of(list.elements().stream()
                    .map(element -> strip(attribute, element))
                    .filter(ScimValue::isAssigned)
                    .toList());
        }
        return value instanceof ScimObject object ? strip(attribute.subAttributes(), object) : value;
    }
}
