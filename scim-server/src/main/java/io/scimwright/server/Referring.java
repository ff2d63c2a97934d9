package io.scimwright.server;

import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An attribute whose values point at resources.
 *
 * @param endpoints of the types that it can point at and that are served, by the type's name in any case
 * @param usual the type that is meant where none is told; empty where that cannot be said
 * @param tellsType whether a value says its type itself
 */
record Referring(AttributeDefinition definition, Map<String, String> endpoints, String usual, boolean tellsType) {

    static final String REF = "$ref";
    static final String TYPE = "type";
    static final String VALUE = "value";

    /** Reference types that are no resource of a server: their URIs are what clients say they are (RFC 7643 section 7). */
    private static final Set<String> FOREIGN = Set.of("external", "uri");

    /** The types whose names tell their endpoints: what refers to them is told its type before it is stored. */
    private static final Set<String> STANDARD = Set.of("User", "Group");

    /**
     * The attribute as one that points at resources; empty where it does not.
     *
     * @param served the endpoints of all types of the server, by the type's name
     */
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

    /** Whether what a path ends at is shown as the server says it, which need not be what is stored. */
    boolean isComputed(ResolvedPath path) {
        String name = path.subAttribute().map(AttributeDefinition::name).orElse("");
        return name.equals(REF)
                || (name.equals(TYPE) && tellsType && !STANDARD.containsAll(definition.referredTypes()));
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
        String id = object.findString(VALUE).orElse("");
        String told = tellsType ? object.findString(TYPE).orElse("") : usual;
        String type = told.isEmpty() ? fromUri(object) : told;
        String endpoint = id.isEmpty() ? null : endpoints.get(type);
        if (endpoint == null) {
            return object.without(REF);
        }
        ScimObject typed = told.isEmpty() && tellsType ? object.with(TYPE, ScimString.of(type)) : object;
        return typed.with(REF, ScimString.of(baseUri + endpoint + "/" + Percent.encode(id)));
    }

    /** The type whose endpoint the URI names that a client sent; the usual one where it sent none or another. */
    private String fromUri(ScimObject object) {
        return object.findString(REF)
                .flatMap(ResourceUri::of)
                .flatMap(uri -> typeAt(uri.endpoint()))
                .orElse(usual);
    }

    /** The type among those referred to that is served at an endpoint. */
    Optional<String> typeAt(String endpoint) {
        return endpoints.entrySet().stream()
                .filter(served -> served.getValue().equals(endpoint))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
