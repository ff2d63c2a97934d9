package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.internal.Violations;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the values of operations into the shape that their attributes demand. What is merged into something may leave out what
 * is required there; whether it is there in the end is known in the end.
 */
final class PatchValues {

    private static final String VALUE = "value";

    private final Dialect dialect;
    private final Consumer<String> ignored;

    PatchValues(Dialect dialect, Consumer<String> ignored) {
        this.dialect = dialect;
        this.ignored = ignored;
    }

    /** The value for the attribute at the end of a path; unassigned where there is none. */
    ScimValue shape(PatchOp op, ResolvedPath path, AttributeDefinition attribute, @Nullable ScimValue raw) {
        if (raw == null) {
            return ScimList.empty();
        }
        // In a PATCH, one value stands for a list of one in every dialect (RFC 7644 sections 3.5.2.1 and 3.5.2.3).
        boolean alone = attribute.isMultiValued() && raw.isAssigned() && !(raw instanceof ScimList);
        Violations violations = new Violations();
        ValueShaper shaper =
                new ValueShaper(dialect, violations, ignored, attribute.mutability() != Mutability.READ_ONLY);
        boolean inWhole = op == PatchOp.REPLACE && attribute.isMultiValued();
        ScimValue shaped = (inWhole ? shaper : shaper.forParts())
                .shape(attribute, alone ? ScimList.of(raw) : raw, path.toString());
        violations.throwIfAny();
        return shaped;
    }

    /** The value for one element of a multi-valued attribute; unassigned where there is none. */
    ScimValue shapeElement(PatchOp op, ResolvedPath path, @Nullable ScimValue raw) {
        ScimValue one = raw instanceof ScimList list && list.size() == 1 ? list.get(0) : raw;
        if (one == null || !one.isAssigned()) {
            return ScimList.empty();
        }
        Violations violations = new Violations();
        ValueShaper shaper = new ValueShaper(dialect, violations, ignored, true);
        ScimValue shaped =
                (op == PatchOp.REPLACE ? shaper : shaper.forParts()).single(path.attribute(), one, path.toString());
        violations.throwIfAny();
        return shaped;
    }

    /**
     * Whether a value says something, and not one word that can be kept. Nothing is {@code null}, an empty list or an empty
     * string; what came to nothing only because nobody here knows its names must not be taken for that: a list of members with
     * misspelt names would empty the group.
     */
    static boolean isMisunderstood(@Nullable ScimValue raw, ScimValue shaped) {
        boolean isSomething = raw instanceof ScimObject || (raw instanceof ScimList list && list.isAssigned());
        return isSomething && !shaped.isAssigned();
    }

    /** Whether an element is said to have no value, and so to be none. */
    static boolean isCleared(@Nullable ScimValue raw) {
        ScimValue one = raw instanceof ScimList list && list.size() == 1 ? list.get(0) : raw;
        return one instanceof ScimObject object && object.find(VALUE).isPresent();
    }

    /** Whether a value names a sub-attribute that is defined and not kept. */
    static boolean namesUnkept(AttributeDefinition attribute, @Nullable ScimValue raw) {
        for (ScimValue element : raw == null ? ScimList.empty().elements() : Elements.listOf(raw)) {
            if (element instanceof ScimObject object && object.names().stream().anyMatch(attribute::isUnkept)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The shaped value of a complex attribute with an unassigned member for each sub-attribute that was sent as null, or as the
     * empty string where that clears: a replace has to tell them from those that were not sent.
     */
    static ScimValue withCleared(ResolvedPath path, ScimObject raw, ScimValue shaped) {
        ScimObject marked = shaped instanceof ScimObject object ? object : ScimObject.empty();
        for (String name : raw.names()) {
            AttributeDefinition sub = path.attribute().subAttribute(name).orElse(null);
            if (sub != null && !marked.has(sub.name()) && sub.mutability() != Mutability.READ_ONLY) {
                if (sub.isRequired()) {
                    throw ScimException.invalidValue(path + "." + sub.name(), "is required");
                }
                marked = marked.with(sub.name(), ScimList.empty());
            }
        }
        // Without its value, such an attribute says nothing: {"value": ""} is how clients take a manager away.
        boolean valueCleared =
                marked.find(VALUE).filter(value -> !value.isAssigned()).isPresent();
        return valueCleared && !marked.isAssigned() ? ScimList.empty() : marked;
    }

    /**
     * What is made where no element matches: what the filter describes, with the value of the operation put over it.
     *
     * @return empty where the dialect lets nothing be made, or where no client may make what is described
     */
    Optional<ScimValue> created(ResolvedPath path, ScimObject described, ScimValue value) {
        if (!dialect.grants(Leniency.CREATE_ON_UNMATCHED_VALUE_PATH) || !isPossible(path, described)) {
            return Optional.empty();
        }
        if (!value.isAssigned()) {
            return Optional.of(ScimList.empty());
        }
        if (path.subAttribute().isPresent()) {
            return Optional.of(described.with(path.leaf().name(), value));
        }
        ScimObject.Builder all = ScimObject.builder();
        described.forEach(all::put);
        ((ScimObject) value).forEach(all::put);
        return Optional.of(all.build());
    }

    /** Whether a client could have sent what a filter describes; a filter may compare with what no attribute can be. */
    private boolean isPossible(ResolvedPath path, ScimObject described) {
        Violations violations = new Violations();
        ScimValue shaped = new ValueShaper(dialect, violations, unkept -> {}, true)
                .forParts()
                .single(path.attribute(), described, path.toString());
        boolean isWhole = !described.isAssigned() || shaped.equals(described);
        return violations.isEmpty() && isWhole;
    }
}
