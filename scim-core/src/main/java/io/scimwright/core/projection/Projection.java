package io.scimwright.core.projection;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.PathSyntaxException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes of a resource an answer shows: the request's {@code attributes} and {@code excludedAttributes} and the
 * {@code returned} characteristic of each definition (RFC 7644 section 3.9, RFC 7643 section 7). Immutable.
 *
 * <p>A provider may ask {@link #wants} to skip work for what nobody will see.
 */
public final class Projection {

    private static final Projection STANDARD = new Projection(null, new Names());

    private final @Nullable Names attributes;
    private final Names excluded;

    private Projection(@Nullable Names attributes, Names excluded) {
        this.attributes = attributes;
        this.excluded = excluded;
    }

    /** What is shown when a request names nothing. */
    public static Projection standard() {
        return STANDARD;
    }

    /** Only the named attributes, and what is returned always. Names that the type does not know are ignored. */
    public static Projection only(ResourceType type, Collection<String> names, Dialect dialect) {
        return new Projection(new Names(type, names, dialect), new Names());
    }

    /** The standard ones without the named attributes; what is returned always stays. */
    public static Projection without(ResourceType type, Collection<String> names, Dialect dialect) {
        return new Projection(null, new Names(type, names, dialect));
    }

    /** Whether the request named attributes, to show or to leave out. */
    public boolean isExplicit() {
        return this != STANDARD;
    }

    /** Whether any of what the path leads to may be shown. */
    public boolean wants(ResolvedPath path) {
        String extension = path.extension().orElse(null);
        return shows(extension, path.attribute())
                && path.subAttribute()
                        .map(sub -> showsSub(extension, path.attribute(), sub))
                        .orElse(true);
    }

    /** Whether a core or common attribute, named in any case, may be shown; false where the type does not define it. */
    public boolean wants(ResourceType type, String attribute) {
        return type.resolve(AttributePath.of(attribute), Dialect.rfc())
                .map(this::wants)
                .orElse(false);
    }

    /** Whether an attribute is shown, in part or whole; {@code extension} is the URI that defines it, null for the core. */
    public boolean shows(@Nullable String extension, AttributeDefinition attribute) {
        return switch (attribute.returned()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case REQUEST -> attributes != null && attributes.touch(extension, attribute);
            case DEFAULT ->
                attributes != null ? attributes.touch(extension, attribute) : !excluded.holdWhole(extension, attribute);
        };
    }

    /** Whether a sub-attribute of an attribute that is shown is shown too. */
    public boolean showsSub(@Nullable String extension, AttributeDefinition attribute, AttributeDefinition sub) {
        if (sub.returned() == Returned.ALWAYS || sub.returned() == Returned.NEVER) {
            return sub.returned() == Returned.ALWAYS;
        }
        if (attributes == null) {
            return sub.returned() == Returned.DEFAULT && !excluded.holdSub(extension, attribute, sub);
        }
        if (attributes.holdSub(extension, attribute, sub)) {
            return true;
        }
        boolean shownAnyway = attribute.returned() == Returned.ALWAYS && !attributes.touch(extension, attribute);
        boolean whole = shownAnyway || attributes.holdWhole(extension, attribute);
        return whole && sub.returned() == Returned.DEFAULT;
    }

    /** Names as sets: whole extensions, whole attributes, and single sub-attributes. */
    private static final class Names {

        private final Set<String> extensions = new HashSet<>();
        private final Set<String> whole = new HashSet<>();
        private final Map<String, Set<String>> subs = new HashMap<>();

        Names() {}

        Names(ResourceType type, Collection<String> names, Dialect dialect) {
            for (String name : names) {
                String text = name.strip();
                var schema = type.definedSchema(text);
                if (schema.isPresent()
                        && !schema.get().id().equals(type.schema().id())) {
                    extensions.add(schema.get().id());
                } else if (schema.isPresent()) {
                    type.schema().attributes().forEach(attribute -> whole.add(key(null, attribute)));
                } else {
                    resolve(type, text, dialect).ifPresent(this::add);
                }
            }
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
            String key = key(path.extension().orElse(null), path.attribute());
            path.subAttribute()
                    .ifPresentOrElse(
                            sub -> subs.computeIfAbsent(key, none -> new HashSet<>())
                                    .add(sub.name()),
                            () -> whole.add(key));
        }

        boolean holdWhole(@Nullable String extension, AttributeDefinition attribute) {
            return whole.contains(key(extension, attribute)) || (extension != null && extensions.contains(extension));
        }

        boolean holdSub(@Nullable String extension, AttributeDefinition attribute, AttributeDefinition sub) {
            return subs.getOrDefault(key(extension, attribute), Set.of()).contains(sub.name());
        }

        boolean touch(@Nullable String extension, AttributeDefinition attribute) {
            return holdWhole(extension, attribute) || subs.containsKey(key(extension, attribute));
        }

        private static String key(@Nullable String extension, AttributeDefinition attribute) {
            return extension == null ? attribute.name() : extension + ":" + attribute.name();
        }
    }
}
