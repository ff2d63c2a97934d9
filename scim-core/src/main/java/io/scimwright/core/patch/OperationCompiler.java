package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
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
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.AttributeTarget;
import io.scimwright.filter.ElementTarget;
import io.scimwright.filter.PatchPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what a PATCH does to one attribute: the path becomes an attribute, the value gets its type, and everything that can be
 * refused without the resource is refused.
 */
final class OperationCompiler {

    private final ResourceType type;
    private final Dialect dialect;
    private final Consumer<String> ignored;
    private final PathReader reader;
    private final PatchValues values;

    OperationCompiler(ResourceType type, Dialect dialect, Consumer<String> ignored) {
        this.type = type;
        this.dialect = dialect;
        this.ignored = ignored;
        this.reader = new PathReader(dialect);
        this.values = new PatchValues(dialect, ignored);
    }

    /**
     * The operation on the attribute that a path names; empty where it does nothing.
     *
     * @param value as it was sent; null where there is none
     * @param isKey whether the path stood as a key in a value, where unknown names may be ignored
     */
    Optional<Operation> compile(int index, PatchOp op, String text, @Nullable ScimValue value, boolean isKey) {
        Optional<PatchPath> read = isTolerated(isKey) ? reader.readKey(text) : Optional.of(reader.read(text));
        return read.flatMap(path -> compile(index, op, path, text, value, isKey));
    }

    private Optional<Operation> compile(
            int index, PatchOp op, PatchPath path, String text, @Nullable ScimValue value, boolean isKey) {
        if (path instanceof ElementTarget target) {
            requireGranted(text, isKey);
            return resolve(target.attribute(), text, isKey)
                    .flatMap(attribute -> onElements(index, op, attribute, target, text, value));
        }
        if (path instanceof AttributeTarget target) {
            if (target.path().subAttribute().isPresent()) {
                requireGranted(text, isKey);
            }
            return resolve(target.path(), text, isKey)
                    .flatMap(found -> onAttribute(index, op, found, text, value, isKey));
        }
        if (isTolerated(isKey)) {
            return Optional.empty();
        }
        throw unknown(text);
    }

    private void requireGranted(String text, boolean isKey) {
        if (isKey && !dialect.grants(Leniency.PATH_KEYS_IN_VALUE)) {
            throw ScimException.invalidPath(
                    text, "'" + text + "' is a path, where the name of an attribute has to stand; give it as 'path'");
        }
    }

    private Optional<ResolvedPath> resolve(AttributePath path, String text, boolean isKey) {
        Optional<ResolvedPath> found = type.resolve(path, dialect);
        if (found.isEmpty() && !isTolerated(isKey)) {
            throw unknown(text);
        }
        return found.filter(this::isKept);
    }

    private boolean isKept(ResolvedPath path) {
        if (!path.isKept()) {
            ignored.accept(path.toString());
        }
        return path.isKept();
    }

    private boolean isTolerated(boolean isKey) {
        return isKey && dialect.grants(Leniency.IGNORE_UNKNOWN_ATTRIBUTES);
    }

    private ScimException unknown(String text) {
        return ScimException.invalidPath(
                text, "'" + text + "' is no attribute of " + type.name() + PathHints.hint(type, dialect, text));
    }

    private Optional<Operation> onAttribute(
            int index, PatchOp op, ResolvedPath path, String text, @Nullable ScimValue raw, boolean isKey) {
        if (path.attribute() == CommonAttributes.SCHEMAS) {
            onSchemas(op, text, raw);
            return Optional.empty();
        }
        if (isReadOnly(path)) {
            if (!isKey || path.subAttribute().isPresent()) {
                throw ScimException.mutability(text, "is readOnly");
            }
            ScimValue value = values.shape(op, path, path.attribute(), raw);
            return Optional.of(new Operation(index, op, path, text, null, value, null, true));
        }
        if (op == PatchOp.REMOVE) {
            return removal(index, path, text, raw);
        }
        ScimValue value = values.shape(op, path, path.leaf(), raw);
        if (op == PatchOp.REPLACE && path.leaf().isMultiValued() && PatchValues.isMisunderstood(raw, value)) {
            return misunderstood(path.leaf(), path, raw);
        }
        if (!value.isAssigned() && path.leaf().isRequired()) {
            throw ScimException.invalidValue(path.toString(), "is required");
        }
        if (op == PatchOp.REPLACE && isSingleComplex(path.leaf()) && raw instanceof ScimObject object) {
            value = PatchValues.withCleared(path, object, value);
        }
        if (!value.isAssigned() && op == PatchOp.ADD) {
            return Optional.empty();
        }
        boolean inElements =
                path.attribute().isMultiValued() && path.subAttribute().isPresent();
        ScimValue created =
                inElements ? values.created(path, ScimObject.empty(), value).orElse(null) : null;
        return Optional.of(new Operation(index, op, path, text, null, value, created, false));
    }

    /** To replace with what nobody here understands would be to remove; what is known and not kept is dropped instead. */
    private static Optional<Operation> misunderstood(
            AttributeDefinition attribute, ResolvedPath path, @Nullable ScimValue raw) {
        if (PatchValues.namesUnkept(attribute, raw)) {
            return Optional.empty();
        }
        throw ScimException.invalidValue(
                path.toString(), "nothing of the value is known here; an empty list or null removes what is there");
    }

    private static boolean isReadOnly(ResolvedPath path) {
        return path.attribute().mutability() == Mutability.READ_ONLY
                || path.leaf().mutability() == Mutability.READ_ONLY;
    }

    private static boolean isSingleComplex(AttributeDefinition attribute) {
        return attribute.isComplex() && !attribute.isMultiValued();
    }

    /**
     * Operations on {@code schemas} are checked and do nothing: the value follows from the attributes that are there (RFC 7644
     * section 3.5.2), so that an extension is taken away by removing its attributes.
     */
    private void onSchemas(PatchOp op, String text, @Nullable ScimValue raw) {
        if (op == PatchOp.REMOVE) {
            throw followsFromAttributes(text);
        }
        Violations violations = new Violations();
        SchemasCheck.check(type, dialect, op, raw == null ? ScimList.empty() : raw, violations);
        violations.throwIfAny();
    }

    private static ScimException followsFromAttributes(String text) {
        return ScimException.mutability(text, "follows from the attributes; remove those of the extension");
    }

    private Optional<Operation> removal(int index, ResolvedPath path, String text, @Nullable ScimValue raw) {
        boolean listed = raw != null && path.leaf().isMultiValued();
        if (!listed) {
            requireRemovable(path, text);
        }
        ScimValue value = listed ? values.shape(PatchOp.REMOVE, path, path.leaf(), raw) : ScimList.empty();
        // An empty list of values to remove must never come to mean all of them.
        return listed && !value.isAssigned()
                ? Optional.empty()
                : Optional.of(new Operation(index, PatchOp.REMOVE, path, text, null, value, null, false));
    }

    /** All that an optional extension holds goes; what is required in it is required only while it is there. */
    List<Operation> withoutExtension(int index, Schema extension) {
        List<Operation> removals = new ArrayList<>();
        for (AttributeDefinition attribute : extension.attributes()) {
            String text = extension.id() + ":" + attribute.name();
            resolve(AttributePath.parse(text), text, false)
                    .filter(path -> !isReadOnly(path))
                    .map(path -> new Operation(index, PatchOp.REPLACE, path, text, null, ScimList.empty(), null, false))
                    .ifPresent(removals::add);
        }
        return removals;
    }

    private static void requireRemovable(ResolvedPath path, String text) {
        if (path.leaf().isRequired()) {
            throw ScimException.mutability(text, "is required and cannot be removed");
        }
    }

    private Optional<Operation> onElements(
            int index, PatchOp op, ResolvedPath attribute, ElementTarget target, String text, @Nullable ScimValue raw) {
        if (attribute.attribute() == CommonAttributes.SCHEMAS) {
            throw followsFromAttributes(text);
        }
        if (!attribute.attribute().isMultiValued() || attribute.subAttribute().isPresent()) {
            throw ScimException.invalidPath(text, "a filter may stand after a multi-valued attribute only");
        }
        Optional<ResolvedPath> found = element(attribute, target, text);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ResolvedPath path = found.get();
        if (isReadOnly(path)) {
            throw ScimException.mutability(text, "is readOnly");
        }
        ResolvedFilter filter = ResolvedFilter.ofElement(target.filter(), type, dialect, attribute);
        Selection selection = Selection.of(attribute.attribute(), filter);
        boolean ofSub = path.subAttribute().isPresent();
        if (op == PatchOp.REMOVE) {
            if (ofSub) {
                requireRemovable(path, text);
            }
            return Optional.of(new Operation(index, op, path, text, selection, ScimList.empty(), null, false));
        }
        ScimValue value = ofSub ? values.shape(op, path, path.leaf(), raw) : values.shapeElement(op, attribute, raw);
        if (op == PatchOp.REPLACE && !ofSub && PatchValues.isMisunderstood(raw, value) && !PatchValues.isCleared(raw)) {
            return misunderstood(attribute.attribute(), attribute, raw);
        }
        if (!value.isAssigned() && ofSub && path.leaf().isRequired()) {
            throw ScimException.invalidValue(path.toString(), "is required");
        }
        if (!value.isAssigned() && op == PatchOp.ADD) {
            return Optional.empty();
        }
        ScimValue created = selection
                .described()
                .flatMap(described -> values.created(path, described, value))
                .orElse(null);
        return Optional.of(new Operation(index, op, path, text, selection, value, created, false));
    }

    /** The path to the elements, or to the sub-attribute of them; empty where the sub-attribute is not kept. */
    private Optional<ResolvedPath> element(ResolvedPath attribute, ElementTarget target, String text) {
        Optional<String> sub = target.subAttribute();
        if (sub.isEmpty()) {
            return Optional.of(attribute);
        }
        if (attribute.attribute().isUnkept(sub.get())) {
            ignored.accept(attribute + "." + sub.get());
            return Optional.empty();
        }
        return Optional.of(attribute.withSub(sub.get()).orElseThrow(() -> unknown(text)));
    }
}
