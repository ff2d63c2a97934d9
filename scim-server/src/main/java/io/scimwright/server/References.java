package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Gives values that point at resources of this server their {@code $ref} (RFC 7643 section 2.4), and those of several types
 * their {@code type} where it is missing (section 4.2). What a client sent as {@code $ref} is never shown: it could lead
 * anywhere.
 */
final class References {

    /** The attributes of each schema that point at resources, by the schema's URI. */
    private final Map<String, List<Referring>> referring = new HashMap<>();

    References(List<ResourceType> types) {
        Map<String, String> endpoints = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        types.forEach(type -> endpoints.put(type.name(), type.endpoint()));
        for (ResourceType type : types) {
            for (Schema schema : type.schemas()) {
                List<Referring> found = new ArrayList<>();
                schema.attributes()
                        .forEach(attribute -> Referring.of(attribute, endpoints).ifPresent(found::add));
                referring.put(schema.id(), found);
            }
        }
    }

    /** What is known of an attribute that points at resources, by its path as a client says it; empty of any other. */
    Optional<Referring> find(ResourceType type, AttributePath path, Dialect dialect) {
        return type.resolve(path, dialect).flatMap(found -> find(type, found));
    }

    /** What is known of an attribute that points at resources; empty of any other. */
    Optional<Referring> find(ResourceType type, ResolvedPath path) {
        String schema = path.extension().orElse(type.schema().id());
        return referring.getOrDefault(schema, List.of()).stream()
                .filter(one -> one.definition().name().equals(path.attribute().name()))
                .findFirst();
    }

    /**
     * The attributes with every {@code $ref} that their {@code value} allows, and no other. What is not shown is left as it is:
     * a group may have ten thousand members.
     *
     * @param shown whether an attribute is shown at all
     */
    ScimObject fill(Schema schema, ScimObject tree, String baseUri, Predicate<AttributeDefinition> shown) {
        ScimObject filled = tree;
        for (Referring attribute : referring.getOrDefault(schema.id(), List.of())) {
            String name = attribute.definition().name();
            ScimValue value = tree.value(name);
            if (value.isAssigned() && shown.test(attribute.definition())) {
                filled = filled.with(name, attribute.fill(value, baseUri));
            }
        }
        return filled;
    }
}
