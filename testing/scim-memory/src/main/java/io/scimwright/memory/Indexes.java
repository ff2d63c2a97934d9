package io.scimwright.memory;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.Uniqueness;
import io.scimwright.filter.AttributePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which attributes of a type are indexed. Immutable. */
final class Indexes {

    /** What identity providers match by, and what finds the groups of a user. */
    private static final List<String> LOOKED_FOR =
            List.of("externalId", "displayName", "userType", "emails.value", "members.value");

    private final ResourceType type;
    private final List<ResolvedPath> paths;

    private Indexes(ResourceType type, Collection<ResolvedPath> paths) {
        this.type = type;
        this.paths = List.copyOf(paths);
    }

    static Indexes standard(ResourceType type) {
        Map<String, ResolvedPath> found = new LinkedHashMap<>();
        for (Schema schema : type.schemas()) {
            for (AttributeDefinition attribute : schema.attributes()) {
                ResolvedPath path = type.require(AttributePath.parse(schema.id() + ":" + attribute.name()));
                addUnique(path, found);
                attribute
                        .subAttributes()
                        .forEach(sub -> path.withSub(sub.name()).ifPresent(part -> addUnique(part, found)));
            }
        }
        for (String name : LOOKED_FOR) {
            type.resolve(AttributePath.parse(name), Dialect.rfc())
                    .filter(ResolvedPath::isKept)
                    .ifPresent(path -> found.put(path.toString(), path));
        }
        return new Indexes(type, found.values());
    }

    private static void addUnique(ResolvedPath path, Map<String, ResolvedPath> found) {
        if (path.leaf().uniqueness() != Uniqueness.NONE && path.leaf().type() == AttributeType.STRING) {
            found.put(path.toString(), path);
        }
    }

    Indexes with(Collection<String> names) {
        List<ResolvedPath> more = new ArrayList<>(paths);
        for (String name : names) {
            ResolvedPath path = type.require(AttributePath.parse(name));
            if (path.leaf().type() != AttributeType.STRING) {
                throw new IllegalArgumentException("'" + name + "' holds no strings and cannot be indexed");
            }
            if (more.stream().noneMatch(known -> known.toString().equals(path.toString()))) {
                more.add(path);
            }
        }
        return new Indexes(type, more);
    }

    List<ResolvedPath> paths() {
        return paths;
    }
}
