package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.internal.Violations;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.AttributeTarget;
import io.scimwright.filter.ElementTarget;
import io.scimwright.filter.PatchPath;
import io.scimwright.filter.PathSyntaxException;
import io.scimwright.filter.SchemaTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compiles a PatchOp message: names become attributes, values get their types, what can be refused is refused. */
final class PatchDecoder {

    static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private final ResourceType type;
    private final Dialect dialect;
    private final Consumer<String> ignored;
    private final List<Operation> operations = new ArrayList<>();

    PatchDecoder(ResourceType type, Dialect dialect, Consumer<String> ignored) {
        this.type = type;
        this.dialect = dialect;
        this.ignored = ignored;
    }

    List<Operation> decode(ScimObject message) {
        checkSchemas(message);
        List<ScimValue> given = message.elements("Operations");
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

    private void checkSchemas(ScimObject message) {
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
            withPath(index, op, path.get(), value.orElse(null), false);
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
            if (!name.equalsIgnoreCase(CommonAttributes.SCHEMAS.name())) {
                withPath(index, op, name, part, true);
            }
        });
    }

    private void withPath(int index, PatchOp op, String text, @Nullable ScimValue value, boolean isKey) {
        Optional<Schema> schema = type.definedSchema(text);
        if (schema.isPresent()) {
            onSchema(index, op, schema.get(), value);
            return;
        }
        PatchPath path = parse(text, isKey);
        if (path instanceof AttributeTarget target) {
            resolve(target.path(), text, isKey).ifPresent(found -> onAttribute(index, op, found, value, isKey));
        } else if (path instanceof ElementTarget target) {
            resolve(target.attribute(), text, isKey).ifPresent(found -> onElements(index, op, found, target, value));
        } else if (path instanceof SchemaTarget && !isTolerated(isKey)) {
            throw unknown(text);
        }
    }

    private PatchPath parse(String text, boolean isKey) {
        try {
            PatchPath path = PatchPath.parse(text);
            boolean plain = path instanceof AttributeTarget target
                    && target.path().subAttribute().isEmpty();
            if (isKey && !plain && !dialect.grants(Leniency.PATH_KEYS_IN_VALUE)) {
                throw unknown(text);
            }
            return path;
        } catch (PathSyntaxException e) {
            throw ScimException.invalidPath(text, e.summary()).causedBy(e);
        }
    }

    private Optional<ResolvedPath> resolve(AttributePath path, String text, boolean isKey) {
        Optional<ResolvedPath> found = type.resolve(path, dialect);
        if (found.isEmpty() && !isTolerated(isKey)) {
            throw unknown(text);
        }
        if (found.isPresent() && !found.get().isKept()) {
            ignored.accept(found.get().toString());
            return Optional.empty();
        }
        return found;
    }

    private boolean isTolerated(boolean isKey) {
        return isKey && dialect.grants(Leniency.IGNORE_UNKNOWN_ATTRIBUTES);
    }

    private ScimException unknown(String text) {
        return ScimException.invalidPath(text, "'" + text + "' is no attribute of " + type.name() + hint(text));
    }

    private String hint(String text) {
        try {
            return type.hint(AttributePath.parse(text));
        } catch (PathSyntaxException hasBrackets) {
            return "";
        }
    }

    /** The URI of an extension as a path: its value holds attributes of it. */
    private void onSchema(int index, PatchOp op, Schema schema, @Nullable ScimValue value) {
        if (op == PatchOp.REMOVE) {
            for (AttributeDefinition attribute : schema.attributes()) {
                if (attribute.mutability() != Mutability.READ_ONLY) {
                    withPath(index, op, schema.id() + ":" + attribute.name(), null, false);
                }
            }
        } else if (value instanceof ScimObject attributes) {
            attributes.forEach((name, part) -> withPath(index, op, schema.id() + ":" + name, part, true));
        } else if (value != null && value.isAssigned()) {
            throw ScimException.invalidValue(schema.id(), "expected an object");
        }
    }

    private void onAttribute(int index, PatchOp op, ResolvedPath path, @Nullable ScimValue raw, boolean isKey) {
        boolean readOnly = path.attribute().mutability() == Mutability.READ_ONLY
                || path.leaf().mutability() == Mutability.READ_ONLY;
        if (readOnly) {
            if (!isKey || path.subAttribute().isPresent()) {
                throw ScimException.mutability(path.toString(), "is readOnly");
            }
            operations.add(new Operation(
                    index, op, path, null, shape(path.attribute(), raw, path), Operation.Target.EQUAL_VALUE));
            return;
        }
        boolean sub = path.subAttribute().isPresent();
        Operation.Target target = sub ? Operation.Target.SUB_ATTRIBUTE : Operation.Target.ATTRIBUTE;
        if (op == PatchOp.REMOVE) {
            removal(index, path, raw, target);
            return;
        }
        ScimValue value = shape(path.leaf(), raw, path);
        if (!value.isAssigned() && refusesClearing(path)) {
            throw ScimException.invalidValue(path.toString(), "is required");
        }
        if (op == PatchOp.REPLACE && isSingleComplex(path.leaf()) && raw instanceof ScimObject object) {
            value = withCleared(path, object, value);
        }
        if (value.isAssigned() || op == PatchOp.REPLACE) {
            operations.add(new Operation(index, op, path, null, value, target));
        }
    }

    private static boolean isSingleComplex(AttributeDefinition attribute) {
        return attribute.isComplex() && !attribute.isMultiValued();
    }

    /**
     * The shaped value of a complex attribute with an unassigned member for each sub-attribute that was sent as null, or as the
     * empty string where that clears: a replace has to tell them from those that were not sent.
     */
    private ScimValue withCleared(ResolvedPath path, ScimObject raw, ScimValue shaped) {
        ScimObject marked = shaped instanceof ScimObject object ? object : ScimObject.empty();
        for (String name : raw.names()) {
            AttributeDefinition sub = path.attribute().subAttribute(name).orElse(null);
            if (sub != null && !marked.has(sub.name())) {
                if (sub.isRequired()) {
                    throw ScimException.invalidValue(path + "." + sub.name(), "is required");
                }
                marked = marked.with(sub.name(), ScimList.empty());
            }
        }
        // Without its value, such an attribute says nothing: {"value": ""} is how clients take a manager away.
        boolean valueCleared =
                marked.find("value").filter(value -> !value.isAssigned()).isPresent();
        return valueCleared && !marked.isAssigned() ? ScimList.empty() : marked;
    }

    private void removal(int index, ResolvedPath path, @Nullable ScimValue raw, Operation.Target target) {
        boolean listed = raw != null && path.leaf().isMultiValued();
        if (!listed && refusesClearing(path)) {
            throw ScimException.mutability(path.toString(), "is required and cannot be removed");
        }
        ScimValue value = listed ? shape(path.leaf(), raw, path) : ScimList.empty();
        // An empty list of values to remove must never come to mean all of them.
        if (!listed || value.isAssigned()) {
            operations.add(new Operation(index, PatchOp.REMOVE, path, null, value, target));
        }
    }

    private static boolean refusesClearing(ResolvedPath path) {
        return path.leaf().isRequired();
    }

    private void onElements(
            int index, PatchOp op, ResolvedPath attribute, ElementTarget target, @Nullable ScimValue raw) {
        ResolvedPath path = target.subAttribute()
                .map(sub -> attribute.withSub(sub).orElseThrow(() -> unknown(attribute + "." + sub)))
                .orElse(attribute);
        if (path.attribute().mutability() == Mutability.READ_ONLY || path.leaf().mutability() == Mutability.READ_ONLY) {
            throw ScimException.mutability(path.toString(), "is readOnly");
        }
        ResolvedFilter filter = ResolvedFilter.ofElement(target.filter(), type, dialect, attribute);
        ScimValue value = ScimList.empty();
        if (op != PatchOp.REMOVE && raw != null) {
            value = path.subAttribute().isPresent() ? shape(path.leaf(), raw, path) : element(attribute, raw);
        }
        if (op == PatchOp.ADD && !value.isAssigned()) {
            return;
        }
        operations.add(new Operation(index, op, path, filter, value, Operation.Target.ELEMENTS));
    }

    private ScimValue element(ResolvedPath attribute, ScimValue raw) {
        ScimValue one = raw instanceof ScimList list && list.size() == 1
                ? list.elements().get(0)
                : raw;
        if (!one.isAssigned()) {
            return ScimList.empty();
        }
        Violations violations = new Violations();
        ScimValue shaped = new ValueShaper(dialect, violations, ignored, true)
                .single(attribute.attribute(), one, attribute.toString());
        violations.throwIfAny();
        return shaped;
    }

    private ScimValue shape(AttributeDefinition attribute, @Nullable ScimValue raw, ResolvedPath path) {
        Violations violations = new Violations();
        ScimValue shaped = raw == null
                ? ScimList.empty()
                : new ValueShaper(dialect, violations, ignored, attribute.mutability() != Mutability.READ_ONLY)
                        .shape(attribute, raw, path.toString());
        violations.throwIfAny();
        return shaped;
    }
}
