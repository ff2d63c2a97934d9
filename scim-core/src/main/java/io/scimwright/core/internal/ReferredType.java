package io.scimwright.core.internal;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.List;
import java.util.Set;

/** Says of what type the resource is that a value points at, where a client left that out (RFC 7643 section 4.2). */
public final class ReferredType {

    private static final String TYPE = "type";
    private static final String USER = "User";

    /** The types whose endpoints RFC 7644 section 3.2 names; those of others are only known where they are served. */
    private static final Set<String> STANDARD = Set.of(USER, "Group");

    /** Reference types that are no resource types of a server (RFC 7643 section 7). */
    private static final Set<String> FOREIGN = Set.of("external", "uri");

    private ReferredType() {}

    /**
     * The value with its type: that of the URI which came with it, else a user, since identity providers that nest groups say so.
     * Anything else stays as it is: values that tell their type, attributes of which no value has one, and a URI that may lead to
     * the endpoint of a type whose name does not tell it ({@code Company} at {@code /Companies}).
     */
    public static ScimValue told(AttributeDefinition attribute, ScimValue value) {
        List<String> types = attribute.referredTypes();
        if (types.isEmpty() || !(value instanceof ScimObject object) || object.has(TYPE) || !object.has("value")) {
            return value;
        }
        String uri = object.findString("$ref").orElse("");
        for (String type : types) {
            if (leadsTo(type, uri)) {
                return object.with(TYPE, ScimString.of(type));
            }
        }
        boolean isUser = types.contains(USER) && (uri.isEmpty() || STANDARD.containsAll(types));
        return isUser ? object.with(TYPE, ScimString.of(USER)) : value;
    }

    /** Whether values of an attribute point at resources of a server: they have a URI beside the id. */
    public static boolean refers(AttributeDefinition attribute) {
        List<String> types = attribute
                .subAttribute("$ref")
                .map(AttributeDefinition::referenceTypes)
                .orElse(List.of());
        return !types.isEmpty() && types.stream().noneMatch(FOREIGN::contains);
    }

    /** Whether the path of a URI ends like {@code /Groups/7}, as those of the resource type Group do. */
    private static boolean leadsTo(String type, String uri) {
        int end = end(uri);
        int id = uri.lastIndexOf('/', end - 1);
        int endpoint = uri.lastIndexOf('/', id - 1) + 1;
        return id > endpoint && uri.substring(endpoint, id).equals(type + "s");
    }

    /** Where the path of a URI ends, slashes at its end left aside. */
    private static int end(String uri) {
        int end = 0;
        while (end < uri.length() && uri.charAt(end) != '?' && uri.charAt(end) != '#') {
            end++;
        }
        while (end > 0 && uri.charAt(end - 1) == '/') {
            end--;
        }
        return end;
    }
}
