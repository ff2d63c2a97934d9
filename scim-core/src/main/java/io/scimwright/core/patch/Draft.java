package io.scimwright.core.patch;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.RequiredAttributes;
import io.scimwright.core.internal.Violations;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A resource while the operations of a patch work on it. The resource given is never changed and shares with the result what no
 * operation touched; a draft that failed is dropped. Not thread-safe.
 */
final class Draft {

    private final ScimResource resource;
    private final List<Operation> operations;
    private final UnaryOperator<List<ScimValue>> storage;
    private final List<Touched> touched = new ArrayList<>();
    private final Work work = new Work();
    private ScimObject tree;

    /**
     * A draft that is equal to the resource.
     *
     * @param operations all that will be applied
     */
    Draft(ScimResource resource, List<Operation> operations) {
        this(resource, operations, UnaryOperator.identity());
    }

    /** A draft that keeps the elements of multi-valued attributes in lists of the given kind. */
    Draft(ScimResource resource, List<Operation> operations, UnaryOperator<List<ScimValue>> storage) {
        this.resource = resource;
        this.operations = operations;
        this.storage = storage;
        this.tree = resource.attributes();
    }

    /** An attribute that operations work on; the elements of a multi-valued one lie beside the tree until the end. */
    private record Touched(ResolvedPath path, @Nullable Elements elements, Referral referral) {}

    private static boolean isSame(ResolvedPath attribute, ResolvedPath other) {
        return attribute.attribute() == other.attribute()
                && attribute.extension().equals(other.extension());
    }

    void apply(Operation operation) {
        if (operation.mustEqual()) {
            requireEqual(operation);
            return;
        }
        Touched place = touch(operation.path());
        boolean isEmpty = place.elements() == null
                ? !editSingle(operation, place.referral()).isAssigned()
                : editElements(operation, place.elements(), place.referral()).isEmpty();
        if (isEmpty
                && operation.op() == PatchOp.REMOVE
                && operation.path().attribute().isRequired()) {
            throw ScimException.mutability(operation.text(), "is required and cannot be removed");
        }
    }

    private void requireEqual(Operation operation) {
        ScimValue present = operation.path().attributeIn(tree).orElse(ScimList.empty());
        if (!present.equals(operation.value())) {
            throw ScimException.mutability(operation.text(), "is readOnly");
        }
    }

    private Touched touch(ResolvedPath path) {
        for (Touched known : touched) {
            if (isSame(known.path(), path)) {
                return known;
            }
        }
        List<Operation> here =
                operations.stream().filter(one -> isSame(path, one.path())).toList();
        Touched place = new Touched(
                path.withoutSub(),
                path.attribute().isMultiValued() ? open(path, here) : null,
                Referral.of(path.attribute(), here));
        touched.add(place);
        return place;
    }

    private Elements open(ResolvedPath path, List<Operation> here) {
        Elements elements =
                new Elements(path.attribute(), path.attributeIn(tree).orElse(ScimList.empty()), storage, work);
        here.forEach(operation -> expect(operation, elements));
        return elements;
    }

    private static void expect(Operation operation, Elements elements) {
        if (operation.isWhole() && operation.op() == PatchOp.ADD) {
            elements.expectAdded(operation.value());
        }
        if (operation.isWhole() && operation.op() == PatchOp.REMOVE) {
            elements.expectListed(operation.value());
        }
        if (operation.created() != null) {
            elements.expectAdded(operation.created());
        }
        if (operation.selection() != null) {
            operation.selection().lookup().ifPresent(elements::expect);
        }
    }

    private ScimValue editSingle(Operation operation, Referral referral) {
        ResolvedPath path = operation.path();
        ScimValue present = path.attributeIn(tree).orElse(ScimList.empty());
        ScimValue changed = referral.settled(operation, present, Edits.single(operation, present, work));
        if (!changed.equals(present)) {
            tree = path.set(tree, changed);
        }
        return changed;
    }

    private Elements editElements(Operation operation, Elements elements, Referral referral) {
        boolean immutable = operation.path().attribute().mutability() == Mutability.IMMUTABLE && !elements.isEmpty();
        // Only to put the same list there again is no change, though everything in it is exchanged.
        ScimList same = immutable && operation.op() == PatchOp.REPLACE && operation.isWhole()
                ? elements.live()
                : ScimList.empty();
        long edits = elements.edits();
        if (operation.isWhole()) {
            editWhole(operation, elements);
        } else if (0
                == elements.edit(
                        operation.selection(),
                        element -> referral.settled(operation, element, Edits.element(operation, element, work)))) {
            withoutMatch(operation, elements);
        }
        boolean isSame = edits == elements.edits() || (same.isAssigned() && same.equals(operation.value()));
        if (immutable && !isSame) {
            throw ScimException.mutability(operation.text(), "is immutable and has values already");
        }
        return elements;
    }

    private static void editWhole(Operation operation, Elements elements) {
        switch (operation.op()) {
            case ADD -> add(operation, elements, operation.value());
            case REPLACE -> elements.replaceAll(operation.value());
            case REMOVE -> {
                if (operation.value().isAssigned()) {
                    elements.removeListed(operation.value());
                } else {
                    elements.removeAll();
                }
            }
        }
    }

    private static void add(Operation operation, Elements elements, ScimValue added) {
        elements.add(added, (present, more) -> Edits.merged(operation, present, more));
    }

    /** Removing what is not there is done already; so is clearing it, where the element could have been made. */
    private static void withoutMatch(Operation operation, Elements elements) {
        ScimValue created = operation.created();
        if (created != null) {
            add(operation, elements, created);
        } else if (operation.op() != PatchOp.REMOVE) {
            throw ScimException.noTarget(
                    operation.text(),
                    "no element of " + operation.path().withoutSub() + " matches '" + operation.text() + "'");
        }
    }

    /**
     * The resource with what the operations made of it.
     *
     * @throws ScimException 400 invalidValue when something required is missing now
     */
    PatchResult result() {
        List<Change> changes = new ArrayList<>();
        Violations violations = new Violations();
        for (Touched place : touched) {
            String path = place.path().toString();
            if (place.elements() == null) {
                tellType(place);
            } else {
                place.elements().uniteSame();
            }
            Optional<Change> change = place.elements() == null
                    ? change(place.path())
                    : place.elements().change(path);
            if (change.isPresent()) {
                changes.add(change.get());
                if (place.elements() != null) {
                    tree = place.path().set(tree, change.get().after().orElse(ScimList.empty()));
                }
                checkComplete(place, path, violations);
            }
        }
        if (changes.isEmpty()) {
            return new PatchResult(resource, List.of());
        }
        ScimResource after = resource.withAttributes(tree);
        RequiredAttributes.check(resource.type(), after.attributes(), violations);
        violations.throwIfAny();
        return new PatchResult(after, changes);
    }

    /** In the end, when all that the patch says of a value is said, in whatever order. */
    private void tellType(Touched place) {
        Optional<ScimValue> before = place.path().attributeIn(resource.attributes());
        Optional<ScimValue> after = place.path().attributeIn(tree);
        if (after.isPresent() && !after.equals(before)) {
            tree = place.path().set(tree, place.referral().told(after.get()));
        }
    }

    private Optional<Change> change(ResolvedPath path) {
        Optional<ScimValue> before = path.attributeIn(resource.attributes()).filter(ScimValue::isAssigned);
        Optional<ScimValue> after = path.attributeIn(tree).filter(ScimValue::isAssigned);
        return before.equals(after)
                ? Optional.empty()
                : Optional.of(
                        new Change(path.toString(), before.orElse(null), after.orElse(null), List.of(), List.of()));
    }

    private void checkComplete(Touched place, String path, Violations violations) {
        Elements elements = place.elements();
        if (elements != null) {
            elements.checkComplete(path, violations);
            return;
        }
        if (place.path().attributeIn(tree).orElse(ScimList.empty()) instanceof ScimObject object) {
            for (AttributeDefinition sub : place.path().attribute().subAttributes()) {
                if (Elements.isMissing(sub, object)) {
                    violations.invalidValue(path + "." + sub.name(), "is required");
                }
            }
        }
    }
}
