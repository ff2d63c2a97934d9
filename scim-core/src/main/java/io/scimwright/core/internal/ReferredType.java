package io.scimwright.core.internal;

import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.List;

/** Says of what type the resource is that a value points at, where a client left that out (RFC 7643 section 4.2). */
public final class ReferredType {

    private static final String TYPE = "type";
    private static final String USER = "User";

    private ReferredType() {}

    /**
     * The value with its type: that of the URI which came with it, else a user, since identity providers that nest groups say so.
     * Anything else stays as it is: values that tell their type, and attributes of which no value has one.
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
        return types.contains(USER) ? object.with(TYPE, ScimString.of(USER)) : value;
    }

    /** Whether a URI ends like {@code /Groups/7}, as those of the resource type Group do. */
    private static boolean leadsTo(String type, String uri) {
        int end = uri.lastIndexOf('/');
        int start = uri.lastIndexOf('/', end - 1) + 1;
        return end > start && uri.substring(start, end).equals(type + "s");
    }
}
