package io.scimwright.server;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives values that point at resources of this server their {@code $ref} (RFC 7643 section 2.4). */
final class References {

    private static final String REF = "$ref";

    private final Map<String, String> endpoints = new HashMap<>();

    References(List<ResourceType> types) {
        types.forEach(type -> endpoints.put(type.name(), type.endpoint()));
    }

    /** The attributes with every {@code $ref} set that their {@code value} allows, whatever a client sent for it. */
    ScimObject fill(List<AttributeDefinition> attributes, ScimObject tree, String baseUri) {
        ScimObject filled = tree;
        for (AttributeDefinition attribute : attributes) {
            if (attribute.subAttribute(REF).isPresent() && tree.has(attribute.name())) {
                ScimValue value = tree.find(attribute.name()).orElse(ScimList.empty());
                filled = filled.with(attribute.name(), fill(attribute, value, baseUri));
            }
        }
        return filled;
    }

    private ScimValue fill(AttributeDefinition attribute, ScimValue value, String baseUri) {
        if (value instanceof ScimList list) {
            return ScimList.of(list.elements().stream()
                    .map(element -> fill(attribute, element, baseUri))
                    .toList());
        }
        if (!(value instanceof ScimObject object)) {
            return value;
        }
        String id = object.findString("value").orElse("");
        String endpoint = endpoint(attribute, object);
        return id.isEmpty() || endpoint == null
                ? value
                : object.with(REF, ScimString.of(baseUri + endpoint + "/" + Percent.encode(id)));
    }

    private @Nullable String endpoint(AttributeDefinition attribute, ScimObject value) {
        List<String> types = attribute
                .subAttribute(REF)
                .map(AttributeDefinition::referenceTypes)
                .orElse(List.of());
        String type =
                types.size() == 1 ? types.get(0) : value.findString("type").orElse("");
        return types.contains(type) ? endpoints.get(type) : null;
    }
}
