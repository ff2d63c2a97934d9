package io.scimwright.server;

import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Gives values that point at resources of this server their {@code $ref} (RFC 7643 section 2.4), and those of several types
 * their {@code type} where it is missing (section 4.2). What a client sent as {@code $ref} is never shown: it could lead
 * anywhere.
 */
final class References {

    private static final String REF = "$ref";
    private static final String TYPE = "type";

    /** Reference types that are no resource of a server: their URIs are what clients say they are (RFC 7643 section 7). */
    private static final Set<String> FOREIGN = Set.of("external", "uri");

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

    /**
     * The attributes with every {@code $ref} that their {@code value} allows, and no other. What is not shown is left as it is:
     * a group may have ten thousand members.
     *
     * @param shown whether an attribute is shown at all
     */
    ScimObject fill(Schema schema, ScimObject tree, String baseUri, Predicate<AttributeDefinition> shown) {
        ScimObject filled = tree;
        for (Referring attribute : referring.getOrDefault(schema.id(), List.of())) {
            ScimValue value = tree.value(attribute.name());
            if (value.isAssigned() && shown.test(attribute.definition())) {
                filled = filled.with(attribute.name(), attribute.fill(value, baseUri));
            }
        }
        return filled;
    }

    /**
     * An attribute whose values point at resources.
     *
     * @param endpoints of the types that it can point at and that are served, by the type's name in any case
     * @param usual the type that is meant where none is told; empty where that cannot be said
     * @param tellsType whether a value says its type itself
     */
    private record Referring(
            AttributeDefinition definition, Map<String, String> endpoints, String usual, boolean tellsType) {

        String name() {
            return definition.name();
        }

        static Optional<Referring> of(AttributeDefinition attribute, Map<String, String> served) {
            List<String> types = attribute
                    .subAttribute(REF)
                    .map(AttributeDefinition::referenceTypes)
                    .orElse(List.of());
            if (types.isEmpty() || types.stream().anyMatch(FOREIGN::contains)) {
                return Optional.empty();
            }
            Map<String, String> endpoints = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            endpoints.putAll(served);
            endpoints.keySet().retainAll(types);
            boolean tellsType = types.size() > 1 && attribute.subAttribute(TYPE).isPresent();
            return Optional.of(new Referring(attribute, endpoints, usual(endpoints), tellsType));
        }

        /** Who leaves the type of a member out means a user: identity providers that nest groups say so. */
        private static String usual(Map<String, String> endpoints) {
            if (endpoints.containsKey(User.TYPE.name())) {
                return User.TYPE.name();
            }
            return endpoints.size() == 1 ? endpoints.keySet().iterator().next() : "";
        }

        ScimValue fill(ScimValue value, String baseUri) {
            if (value instanceof ScimList list) {
                List<ScimValue> filled = new ArrayList<>(list.size());
                list.forEach(element -> filled.add(element(element, baseUri)));
                return ScimList.of(filled);
            }
            return element(value, baseUri);
        }

        private ScimValue element(ScimValue value, String baseUri) {
            if (!(value instanceof ScimObject object)) {
                return value;
            }
            String id = object.findString("value").orElse("");
            String told = tellsType ? object.findString(TYPE).orElse("") : usual;
            String type = told.isEmpty() ? fromUri(object) : told;
            String endpoint = id.isEmpty() ? null : endpoints.get(type);
            if (endpoint == null) {
                return object.without(REF);
            }
            ScimObject typed = told.isEmpty() ? object.with(TYPE, ScimString.of(type)) : object;
            return typed.with(REF, ScimString.of(baseUri + endpoint + "/" + Percent.encode(id)));
        }

        /** The type whose endpoint the URI names that a client sent; the usual one where it sent none or another. */
        private String fromUri(ScimObject object) {
            String uri = object.findString(REF).orElse("");
            int end = uri.lastIndexOf('/');
            for (Map.Entry<String, String> endpoint : endpoints.entrySet()) {
                String segment = endpoint.getValue().substring(1);
                if (end >= 0 && uri.regionMatches(end - segment.length(), segment, 0, segment.length())) {
                    return endpoint.getKey();
                }
            }
            return usual;
        }
    }
}
