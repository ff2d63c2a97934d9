package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.internal.Violations;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;

/** What may be written to {@code schemas}: URIs of the type, and never without the core one. */
final class SchemasCheck {

    private SchemasCheck() {}

    static void check(ResourceType type, Dialect dialect, PatchOp op, ScimValue value, Violations violations) {
        boolean core = op == PatchOp.ADD || dialect.grants(Leniency.IGNORE_UNKNOWN_SCHEMAS);
        for (ScimValue uri : Elements.listOf(value)) {
            if (!(uri instanceof ScimString text)) {
                violations.invalidValue("schemas", "expected URIs");
                return;
            }
            core |= text.value().equalsIgnoreCase(type.schema().id());
            if (type.definedSchema(text.value()).isEmpty() && !dialect.grants(Leniency.IGNORE_UNKNOWN_SCHEMAS)) {
                violations.invalidValue("schemas", "'" + text.value() + "' is no schema of " + type.name());
            }
        }
        if (!core) {
            violations.invalidValue("schemas", "must list " + type.schema().id());
        }
    }
}
