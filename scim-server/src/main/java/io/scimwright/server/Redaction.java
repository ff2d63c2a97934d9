package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.patch.Change;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.core.schema.Schema;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.AttributeTarget;
import io.scimwright.filter.ElementTarget;
import io.scimwright.filter.PatchPath;
import io.scimwright.filter.PathSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the values out of changes that tell a secret: what is never returned is never told to the audit trail either. */
final class Redaction {

    private final ResourceType type;

    /** Whether an attribute is a secret, by its path. */
    private final Map<String, Boolean> known = new HashMap<>();

    Redaction(ResourceType type) {
        this.type = type;
        CommonAttributes.all().forEach(attribute -> known.put(attribute.name(), isSecret(attribute)));
        type.schema().attributes().forEach(attribute -> known.put(attribute.name(), isSecret(attribute)));
        type.extensions().forEach(extension -> collect(extension.schema()));
    }

    private void collect(Schema extension) {
        for (int i = 0; i < extension.paths().size(); i++) {
            known.put(extension.paths().get(i), isSecret(extension.attributes().get(i)));
        }
    }

    /** The changes, of secrets only that they changed. */
    List<Change> apply(List<Change> changes) {
        List<Change> told = changes;
        for (int i = 0; i < changes.size(); i++) {
            String path = changes.get(i).path();
            if (tellsSecret(path)) {
                told = told == changes ? new ArrayList<>(changes) : told;
                told.set(i, Change.ofElements(path, List.of(), List.of()));
            }
        }
        return told;
    }

    private boolean tellsSecret(String path) {
        Boolean answer = known.get(path);
        return answer == null ? resolvesToSecret(path) : answer;
    }

    /** A path that a provider writes in its own way. What cannot be read or found is kept back. */
    private boolean resolvesToSecret(String path) {
        return attribute(path)
                .flatMap(named -> type.resolve(named, Dialect.rfc()))
                .map(found -> isSecret(found.leaf()) || isSecret(found.attribute()))
                .orElse(true);
    }

    /** The attribute that a path names, elements chosen by a filter included: {@code emails[type eq "work"].value}. */
    private static Optional<AttributePath> attribute(String path) {
        try {
            PatchPath target = PatchPath.parse(path);
            if (target instanceof ElementTarget element) {
                return Optional.of(element.subAttribute()
                        .map(element.attribute()::withSubAttribute)
                        .orElse(element.attribute()));
            }
            return target instanceof AttributeTarget whole ? Optional.of(whole.path()) : Optional.empty();
        } catch (PathSyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isSecret(AttributeDefinition attribute) {
        return attribute.returned() == Returned.NEVER
                || attribute.mutability() == Mutability.WRITE_ONLY
                || attribute.subAttributes().stream().anyMatch(Redaction::isSecret);
    }
}
