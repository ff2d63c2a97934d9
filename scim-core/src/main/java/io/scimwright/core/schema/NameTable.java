package io.scimwright.core.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Definitions by name: found at once in their canonical spelling, and in any other case too. Immutable. */
final class NameTable {

    private final List<AttributeDefinition> all;
    private final Map<String, Optional<AttributeDefinition>> canonical = new HashMap<>();
    private final Map<String, Optional<AttributeDefinition>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    NameTable(List<AttributeDefinition> definitions) {
        this.all = definitions;
        for (AttributeDefinition definition : definitions) {
            Optional<AttributeDefinition> found = Optional.of(definition);
            canonical.put(definition.name(), found);
            anyCase.put(definition.name(), found);
        }
    }

    List<AttributeDefinition> all() {
        return all;
    }

    Optional<AttributeDefinition> find(String name) {
        Optional<AttributeDefinition> found = canonical.get(name);
        return found != null ? found : anyCase.getOrDefault(name, Optional.empty());
    }
}
