package io.scimwright.server;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
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

    /** The attributes of each schema that have a {@code $ref}, by the schema's URI. */
    private final Map<String, List<AttributeDefinition>> referring = new HashMap<>();

    References(List<ResourceType> types) {
        for (ResourceType type : types) {
            endpoints.put(type.name(), type.endpoint());
            for (Schema schema : type.schemas()) {
                referring.put(
                        schema.id(),
                        schema.attributes().stream()
                                .filter(attribute -> attribute.subAttribute(REF).isPresent())
                                .toList());
            }
        }
    }

    /** The attributes with every {@code $ref} set that their {@code value} allows, whatever a client sent for it. */
    ScimObject fill(Schema schema, ScimObject tree, String baseUri) {
        ScimObject filled = tree;
        for (AttributeDefinition attribute : referring.getOrDefault(schema.id(), List.of())) {
            ScimValue value = tree.value(attribute.name());
            if (value.isAssigned()) {
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
