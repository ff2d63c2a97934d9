package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.patch.Change;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.filter.AttributePath;
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
        collect("", type.schema().attributes());
        type.extensions()
                .forEach(extension -> collect(
                        extension.schema().id() + ":", extension.schema().attributes()));
    }

    private void collect(String prefix, List<AttributeDefinition> attributes) {
        attributes.forEach(attribute -> known.put(prefix + attribute.name(), isSecret(attribute)));
    }

    /** The changes, of secrets only that they changed. */
    List<Change> apply(List<Change> changes) {
        return changes.stream()
                .map(change ->
                        tellsSecret(change.path()) ? Change.ofElements(change.path(), List.of(), List.of()) : change)
                .toList();
    }

    private boolean tellsSecret(String path) {
        Boolean answer = known.get(path);
        return answer == null ? resolvesToSecret(path) : answer;
    }

    /** A path that a provider writes in its own way. What cannot be found is kept back. */
    private boolean resolvesToSecret(String path) {
        Optional<ResolvedPath> found = type.resolve(AttributePath.parse(path), Dialect.rfc());
        return found.map(resolved -> isSecret(resolved.leaf()) || isSecret(resolved.attribute()))
                .orElse(true);
    }

    private static boolean isSecret(AttributeDefinition attribute) {
        return attribute.returned() == Returned.NEVER
                || attribute.mutability() == Mutability.WRITE_ONLY
                || attribute.subAttributes().stream().anyMatch(Redaction::isSecret);
    }
}
