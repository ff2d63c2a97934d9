package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.patch.Change;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.filter.AttributePath;
import java.util.List;
import java.util.Optional;

/** Takes the values out of changes that tell a secret: what is never returned is never told to the audit trail either. */
final class Redaction {

    private final ResourceType type;

    private Redaction(ResourceType type) {
        this.type = type;
    }

    static Redaction of(ResourceType type) {
        return new Redaction(type);
    }

    /** The changes, of secrets only that they changed. */
    List<Change> apply(List<Change> changes) {
        return changes.stream()
                .map(change -> tellsSecret(change) ? Change.ofElements(change.path(), List.of(), List.of()) : change)
                .toList();
    }

    private boolean tellsSecret(Change change) {
        Optional<ResolvedPath> path = type.resolve(AttributePath.parse(change.path()), Dialect.rfc());
        return path.map(found -> isSecret(found.leaf()) || isSecret(found.attribute()))
                .orElse(true);
    }

    private static boolean isSecret(AttributeDefinition attribute) {
        return attribute.returned() == Returned.NEVER
                || attribute.mutability() == Mutability.WRITE_ONLY
                || attribute.subAttributes().stream().anyMatch(Redaction::isSecret);
    }
}
