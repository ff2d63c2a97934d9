package io.scimwright.core.schema;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.filter.AttributePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds attribute paths in the schemas of one resource type: first in what is kept, then in what is only defined. */
final class PathResolver {

    private final List<Schema> kept;
    private final List<Schema> defined;

    /** {@code defined} are the full schemas, the core one first. */
    PathResolver(Schema core, List<Schema> extensions, List<Schema> defined) {
        List<Schema> all = new ArrayList<>();
        all.add(core);
        all.addAll(extensions);
        this.kept = List.copyOf(all);
        this.defined = defined;
    }

    List<Schema> kept() {
        return kept;
    }

    List<Schema> defined() {
        return defined;
    }

    Optional<Schema> definedSchema(String uri) {
        for (Schema schema : defined) {
            if (schema.id().equalsIgnoreCase(uri)) {
                return Optional.of(schema);
            }
        }
        return Optional.empty();
    }

    Optional<ResolvedPath> resolve(AttributePath path, Dialect dialect) {
        if (path.qualifier().isPresent()) {
            return qualified(path.toString(), dialect);
        }
        String name = path.attribute();
        String sub = path.subAttribute().orElse(null);
        Optional<AttributeDefinition> common = CommonAttributes.named(name);
        if (common.isPresent()) {
            return descend(null, common.get(), sub, true);
        }
        Optional<ResolvedPath> inCore = inSchema(defined.get(0), name, sub);
        return inCore.isPresent() || !dialect.grants(Leniency.IMPLICIT_EXTENSION) ? inCore : inOneExtension(name, sub);
    }

    private Optional<ResolvedPath> inOneExtension(String name, @Nullable String sub) {
        Optional<ResolvedPath> only = Optional.empty();
        for (Schema extension : defined.subList(1, defined.size())) {
            Optional<ResolvedPath> found = inSchema(extension, name, sub);
            if (found.isPresent() && only.isPresent()) {
                return Optional.empty();
            }
            only = found.isPresent() ? found : only;
        }
        return only;
    }

    /** The longest known URI decides where the qualifier ends, so that dots and colons inside URIs never confuse. */
    private Optional<ResolvedPath> qualified(String text, Dialect dialect) {
        Schema owner = null;
        for (Schema schema : defined) {
            if (startsWith(text, schema.id(), dialect)
                    && (owner == null || schema.id().length() > owner.id().length())) {
                owner = schema;
            }
        }
        if (owner == null) {
            return Optional.empty();
        }
        String rest = text.substring(owner.id().length() + 1);
        int dot = rest.indexOf('.');
        String name = dot < 0 ? rest : rest.substring(0, dot);
        String sub = dot < 0 ? null : rest.substring(dot + 1);
        Optional<ResolvedPath> found = inSchema(owner, name, sub);
        if (found.isPresent() || owner != defined.get(0)) {
            return found;
        }
        return CommonAttributes.named(name).flatMap(common -> descend(null, common, sub, true));
    }

    private static boolean startsWith(String text, String uri, Dialect dialect) {
        if (text.length() <= uri.length() + 1 || !text.regionMatches(true, 0, uri, 0, uri.length())) {
            return false;
        }
        char next = text.charAt(uri.length());
        return next == ':' || (next == '.' && dialect.grants(Leniency.LEGACY_DOT_URN));
    }

    private Optional<ResolvedPath> inSchema(Schema full, String name, @Nullable String sub) {
        String extension = full == defined.get(0) ? null : full.id();
        for (Schema schema : kept) {
            if (schema.id().equals(full.id())) {
                Optional<ResolvedPath> found =
                        schema.attribute(name).flatMap(attribute -> descend(extension, attribute, sub, true));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return full.attribute(name).flatMap(attribute -> descend(extension, attribute, sub, false));
    }

    private static Optional<ResolvedPath> descend(
            @Nullable String extension, AttributeDefinition attribute, @Nullable String sub, boolean kept) {
        ResolvedPath path = new ResolvedPath(extension, attribute, null, kept);
        return sub == null ? Optional.of(path) : path.withSub(sub);
    }
}
