package io.scimwright.memory;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Uniqueness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who has which value of the attributes that are unique (RFC 7643 section 7). Not thread-safe. */
final class UniqueValues {

    private final ResourceType type;
    private final List<AttributeDefinition> attributes;

    /** The id of the resource that has a value, by the attribute's name and the value. */
    private final Map<List<String>, String> owners = new HashMap<>();

    private final Map<String, List<List<String>>> claims = new HashMap<>();

    UniqueValues(ResourceType type) {
        this.type = type;
        this.attributes = type.schema().attributes().stream()
                .filter(attribute -> attribute.uniqueness() != Uniqueness.NONE)
                .toList();
    }

    /**
     * Gives a resource the values it holds, in place of those it had.
     *
     * @throws ScimException 409 uniqueness when another resource has one of them; then nothing has changed
     */
    void claim(String id, ScimResource resource) {
        List<List<String>> wanted = attributes.stream()
                .flatMap(attribute -> resource.attributes().findString(attribute.name()).stream()
                        .map(value -> List.of(attribute.name(), attribute.comparisonKey(value))))
                .toList();
        for (List<String> value : wanted) {
            if (!owners.getOrDefault(value, id).equals(id)) {
                throw ScimException.uniqueness(value.get(0), "another " + type.name() + " has this value");
            }
        }
        release(id);
        wanted.forEach(value -> owners.put(value, id));
        claims.put(id, wanted);
    }

    /** Takes a resource's values from it. */
    void release(String id) {
        List<List<String>> held = claims.remove(id);
        if (held != null) {
            held.forEach(owners::remove);
        }
    }
}
