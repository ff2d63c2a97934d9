package io.scimwright.core.projection;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.PathSyntaxException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Attribute names of a request, resolved once: which attributes they name, whole or in part. Immutable after {@link #of}. */
final class Names {

    /** How much of an attribute is named. */
    enum Extent {
        NONE,
        PARTS,
        WHOLE
    }

    private static final Names NONE = new Names();

    private final Map<String, Named> core = new HashMap<>();
    private final Map<String, Map<String, Named>> extensions = new HashMap<>();

    private Names() {}

    static Names none() {
        return NONE;
    }

    /** Names that the type does not know are left out; a filter in brackets after a name is left out too. */
    static Names of(ResourceType type, Collection<String> texts, Dialect dialect) {
        Names names = new Names();
        for (String text : texts) {
            String name = text.strip();
            Optional<Schema> schema = type.definedSchema(name);
            if (schema.isPresent()) {
                boolean isCore = schema.get().id().equals(type.schema().id());
                schema.get()
                        .attributes()
                        .forEach(attribute ->
                                names.of(isCore ? null : schema.get().id())
                                        .computeIfAbsent(attribute.name(), none -> new Named())
                                        .whole = true);
            } else {
                resolve(type, name, dialect).ifPresent(names::add);
            }
        }
        return names;
    }

    private static Optional<ResolvedPath> resolve(ResourceType type, String text, Dialect dialect) {
        int bracket = text.indexOf('[');
        try {
            return type.resolve(AttributePath.parse(bracket < 0 ? text : text.substring(0, bracket)), dialect);
        } catch (PathSyntaxException noPath) {
            return Optional.empty();
        }
    }

    private void add(ResolvedPath path) {
        Named named = of(path.extension().orElse(null))
                .computeIfAbsent(path.attribute().name(), none -> new Named());
        path.subAttribute().ifPresentOrElse(sub -> named.parts.add(sub.name()), () -> named.whole = true);
    }

    private Map<String, Named> of(@Nullable String extension) {
        return extension == null ? core : extensions.computeIfAbsent(extension, none -> new HashMap<>());
    }

    Extent extent(@Nullable String extension, AttributeDefinition attribute) {
        Named named = find(extension, attribute);
        return named == null ? Extent.NONE : named.whole ? Extent.WHOLE : Extent.PARTS;
    }

    boolean holdSub(@Nullable String extension, AttributeDefinition attribute, AttributeDefinition sub) {
        Named named = find(extension, attribute);
        return named != null && named.parts.contains(sub.name());
    }

    private @Nullable Named find(@Nullable String extension, AttributeDefinition attribute) {
        if (this == NONE) {
            return null;
        }
        if (extension == null) {
            return core.get(attribute.name());
        }
        Map<String, Named> inExtension = extensions.get(extension);
        return inExtension == null ? null : inExtension.get(attribute.name());
    }

    /** What is named of one attribute. */
    private static final class Named {
        private boolean whole;
        private final Set<String> parts = new HashSet<>();
    }
}
