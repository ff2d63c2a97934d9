package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a PatchOp message (RFC 7644 section 3.5.2) and takes its operations apart until each concerns one attribute: a value
 * without a path, and one for the URI of a schema, hold several.
 */
final class PatchDecoder {

    static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final ResourceType type;
    private final Dialect dialect;
    private final OperationCompiler compiler;
    private final int most;
    private final List<Operation> operations = new ArrayList<>();
    private int parts;

    PatchDecoder(ResourceType type, Dialect dialect, Consumer<String> ignored, int most) {
        this.most = most;
        this.type = type;
        this.dialect = dialect;
        this.compiler = new OperationCompiler(type, dialect, ignored);
    }

    List<Operation> decode(ScimObject message) {
        checkEnvelope(message);
        List<ScimValue> given = message.elements("Operations");
        if (given.size() > most) {
            throw ScimException.of(413, "the PATCH has " + given.size() + " operations; at most " + most);
        }
        if (given.isEmpty()) {
            throw ScimException.invalidSyntax("'Operations' must be an array with at least one operation");
        }
        for (int i = 0; i < given.size(); i++) {
            try {
                decode(i, given.get(i));
            } catch (ScimException e) {
                throw e.within("Operations[" + i + "]");
            }
        }
        return operations;
    }

    private void checkEnvelope(ScimObject message) {
        boolean named = message.elements("schemas").stream()
                .anyMatch(uri -> uri instanceof ScimString text && text.value().equalsIgnoreCase(PATCH_OP));
        if (!named && !dialect.grants(Leniency.IGNORE_UNKNOWN_SCHEMAS)) {
            throw ScimException.invalidSyntax("'schemas' must list " + PATCH_OP);
        }
    }

    private void decode(int index, ScimValue given) {
        if (!(given instanceof ScimObject operation)) {
            throw ScimException.invalidSyntax("expected an object with op, path and value");
        }
        PatchOp op = operation
                .findString("op")
                .flatMap(PatchOp::named)
                .orElseThrow(() -> ScimException.invalidSyntax("'op' must be add, remove or replace"));
        Optional<ScimValue> value = operation.find("value");
        if (op != PatchOp.REMOVE && value.isEmpty()) {
            throw ScimException.of(400, ScimType.INVALID_VALUE, "'value' is missing for " + op.keyword());
        }
        Optional<String> path = path(operation);
        if (path.isPresent()) {
            onPath(index, op, path.get(), value.orElse(null), false);
        } else if (op == PatchOp.REMOVE) {
            throw ScimException.noTarget("", "remove needs a path");
        } else {
            withoutPath(index, op, value.orElse(ScimList.empty()));
        }
    }

    private static Optional<String> path(ScimObject operation) {
        Optional<ScimValue> path = operation.find("path").filter(ScimValue::isAssigned);
        if (path.isPresent() && !(path.get() instanceof ScimString)) {
            throw ScimException.invalidSyntax("'path' must be a string");
        }
        return operation.findString("path").map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Each member of the value is an operation of its own on the attribute it names. */
    private void withoutPath(int index, PatchOp op, ScimValue value) {
        if (!(value instanceof ScimObject attributes)) {
            throw ScimException.of(
                    400, ScimType.INVALID_VALUE, "without a path, 'value' must be an object of attributes");
        }
        attributes.forEach((name, part) -> {
            // What the server alone sets is ignored in a resource, whole or in part (RFC 7643 section 3.1).
            if (!name.equalsIgnoreCase(CommonAttributes.META.name())) {
                onPath(index, op, name, part, true);
            }
        });
    }

    private void onPath(int index, PatchOp op, String text, @Nullable ScimValue value, boolean isKey) {
        parts++;
        if (parts > most) {
            throw ScimException.of(
                    413, "the PATCH sets more than " + most + " attributes; each key of a value without path counts");
        }
        Optional<Schema> schema = text.indexOf(':') < 0 ? Optional.empty() : type.definedSchema(text);
        if (schema.isPresent()) {
            onSchema(index, op, schema.get(), value);
        } else {
            compiler.compile(index, op, text, value, isKey).ifPresent(operations::add);
        }
    }

    private boolean isOptionalExtension(Schema schema) {
        return type.extensions().stream()
                .anyMatch(extension ->
                        !extension.required() && extension.schema().id().equals(schema.id()));
    }

    /** The URI of a schema as a path: its value holds attributes of it. */
    private void onSchema(int index, PatchOp op, Schema schema, @Nullable ScimValue value) {
        String prefix = schema.id() + ":";
        boolean isNothing = value != null && !(value instanceof ScimObject) && !value.isAssigned();
        if (op == PatchOp.REMOVE || (op == PatchOp.REPLACE && isNothing)) {
            if (isOptionalExtension(schema)) {
                operations.addAll(compiler.withoutExtension(index, schema));
                return;
            }
            for (AttributeDefinition attribute : schema.attributes()) {
                if (attribute.mutability() != Mutability.READ_ONLY) {
                    onPath(index, op, prefix + attribute.name(), op == PatchOp.REMOVE ? null : value, false);
                }
            }
        } else if (value instanceof ScimObject attributes) {
            attributes.forEach((name, part) -> onPath(index, op, prefix + name, part, true));
        } else if (value != null && value.isAssigned()) {
            throw ScimException.invalidValue(schema.id(), "expected an object");
        }
    }
}
