package io.scimwright.core.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Definitions by name: found at once in their canonical spelling, and in any other case too. Immutable. */
final class NameTable {

    private final List<AttributeDefinition> all;
    private final Map<String, Optional<AttributeDefinition>> canonical = new HashMap<>();
    private final Map<String, Optional<AttributeDefinition>> lowerCase = new HashMap<>();

    NameTable(List<AttributeDefinition> definitions) {
        this.all = definitions;
        for (AttributeDefinition definition : definitions) {
            Optional<AttributeDefinition> found = Optional.of(definition);
            canonical.put(definition.name(), found);
            lowerCase.put(definition.name().toLowerCase(Locale.ROOT), found);
        }
    }

    List<AttributeDefinition> all() {
        return all;
    }

    Optional<AttributeDefinition> find(String name) {
        Optional<AttributeDefinition> found = canonical.get(name);
        return found != null ? found : lowerCase.getOrDefault(name.toLowerCase(Locale.ROOT), Optional.empty());
    }
}
