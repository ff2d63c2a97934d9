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
    private final int longest;

    NameTable(List<AttributeDefinition> definitions) {
        this.all = definitions;
        int length = 0;
        for (AttributeDefinition definition : definitions) {
            Optional<AttributeDefinition> found = Optional.of(definition);
            canonical.put(definition.name(), found);
            lowerCase.put(definition.name().toLowerCase(Locale.ROOT), found);
            length = Math.max(length, definition.name().length());
        }
        this.longest = length;
    }

    List<AttributeDefinition> all() {
        return all;
    }

    Optional<AttributeDefinition> find(String name) {
        Optional<AttributeDefinition> found = canonical.get(name);
        if (found != null) {
            return found;
        }
        // The URI of an extension may stand where a name does, and is mostly longer than any.
        return name.length() > longest
                ? Optional.empty()
                : lowerCase.getOrDefault(name.toLowerCase(Locale.ROOT), Optional.empty());
    }
}
