package io.scimwright.server.spi;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.filter.AttributePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a resource type keeps when it is mapped in a certain way. */
final class Coverage {

    private static final String GROUPS = "groups";

    private Coverage() {}

    /**
     * The type as it is kept by these mappings.
     *
     * @param beside what the provider keeps beside the rows
     */
    static <T> ResourceType keptBy(ResourceType type, List<Mapping<T>> mappings, List<Attribute<?>> beside) {
        Set<String> paths = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Set<Attribute<?>> seen = new HashSet<>();
        boolean rest = false;
        for (Mapping<T> mapping : mappings) {
            Optional<Attribute<?>> key = mapping.key();
            rest |= key.isEmpty();
            if (key.isPresent()) {
                if (!seen.add(key.get())) {
                    throw new IllegalArgumentException("'" + key.get() + "' is mapped twice");
                }
                paths.addAll(paths(type, key.get()));
            }
        }
        beside.forEach(attribute -> paths.addAll(paths(type, attribute)));
        if (rest) {
            paths.addAll(storable(type));
        } else {
            requireRequired(type, paths);
        }
        // The engine fills them from the groups themselves.
        type.schema()
                .attribute(GROUPS)
                .filter(attribute -> attribute.mutability() == Mutability.READ_ONLY)
                .ifPresent(attribute -> paths.add(GROUPS));
        return type.keeping(paths);
    }

    private static List<String> paths(ResourceType type, Attribute<?> key) {
        String path = key.path().toString();
        Optional<Schema> extension = type.extension(path);
        if (extension.isPresent()) {
            return extension.get().attributes().stream()
                    .map(attribute -> path + ":" + attribute.name())
                    .toList();
        }
        AttributePath whole = key.path().withoutSubAttribute();
        type.require(key.path());
        List<String> paths = new ArrayList<>(List.of(path));
        if (key.elementType().isPresent()) {
            type.require(whole.withSubAttribute("type"));
            paths.add(whole.withSubAttribute("type").toString());
        }
        return paths;
    }

    private static void requireRequired(ResourceType type, Set<String> paths) {
        for (AttributeDefinition attribute : type.schema().attributes()) {
            boolean mapped = paths.stream()
                    .anyMatch(path -> path.equalsIgnoreCase(attribute.name())
                            || path.regionMatches(
                                    true,
                                    0,
                                    attribute.name() + ".",
                                    0,
                                    attribute.name().length() + 1));
            if (attribute.isRequired() && !mapped) {
                throw new IllegalArgumentException(
                        "a " + type.name() + " requires '" + attribute.name() + "', which is not mapped");
            }
        }
    }

    private static List<String> storable(ResourceType type) {
        List<String> paths = new ArrayList<>();
        for (Schema schema : type.schemas()) {
            String prefix = schema.id().equals(type.schema().id()) ? "" : schema.id() + ":";
            schema.attributes().stream()
                    .filter(RestColumn::isStorable)
                    .forEach(attribute -> paths.addAll(storable(prefix, attribute)));
        }
        return paths;
    }

    /** The attribute, or its parts where some of them are secrets. */
    private static List<String> storable(String prefix, AttributeDefinition attribute) {
        String path = prefix + attribute.name();
        return attribute.subAttributes().stream().noneMatch(RestColumn::isSecret)
                ? List.of(path)
                : attribute.subAttributes().stream()
                        .filter(part -> !RestColumn.isSecret(part))
                        .map(part -> path + "." + part.name())
                        .toList();
    }
}
