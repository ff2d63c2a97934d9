package io.scimwright.core.patch;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.function.UnaryOperator;

/** What an operation does to one value (RFC 7644 sections 3.5.2.1 to 3.5.2.3). The value given is never changed. */
final class Edits {

    private Edits() {}

    /** The value of a single-valued attribute after an operation on it or on a sub-attribute of it. */
    static ScimValue single(Operation operation, ScimValue present, Work work) {
        ScimValue changed = operation.path().subAttribute().isPresent()
                ? withSub(operation, present, work)
                : switch (operation.op()) {
                    case REMOVE -> ScimList.empty();
                    case ADD -> merged(operation, present, operation.value());
                    case REPLACE -> replaced(operation, present);
                };
        // A part of an immutable value is immutable too, whatever its own definition says.
        checkImmutable(operation, operation.path().attribute(), present, changed);
        return changed;
    }

    /** Sub-attributes that the value does not name stay; those that it names as unassigned go. */
    private static ScimValue replaced(Operation operation, ScimValue present) {
        ScimValue value = operation.value();
        return value instanceof ScimObject || value.isAssigned() ? merged(operation, present, value) : value;
    }

    /** An element after an operation that selected it; unassigned when it goes. */
    static ScimValue element(Operation operation, ScimValue element, Work work) {
        if (operation.path().subAttribute().isPresent()) {
            return withSub(operation, element, work);
        }
        return switch (operation.op()) {
            case REMOVE -> ScimList.empty();
            case ADD -> merged(operation, element, operation.value());
            case REPLACE -> exchanged(operation, element);
        };
    }

    /** All matching values are replaced as a whole, unlike complex attributes. */
    private static ScimValue exchanged(Operation operation, ScimValue element) {
        ScimValue value = operation.value();
        if (value instanceof ScimObject object && element instanceof ScimObject old) {
            for (AttributeDefinition sub : operation.path().attribute().subAttributes()) {
                checkImmutable(operation, sub, old.value(sub.name()), object.value(sub.name()));
            }
        }
        return value;
    }

    private static ScimObject withSub(Operation operation, ScimValue present, Work work) {
        ScimObject object = present instanceof ScimObject known ? known : ScimObject.empty();
        AttributeDefinition sub = operation.path().leaf();
        ScimValue before = object.value(sub.name());
        ScimValue after = sub.isMultiValued() ? list(operation, sub, before, work) : value(operation);
        checkImmutable(operation, sub, before, after);
        return object.withOrWithout(sub.name(), after);
    }

    private static ScimValue value(Operation operation) {
        return operation.op() == PatchOp.REMOVE ? ScimList.empty() : operation.value();
    }

    /** A multi-valued sub-attribute: RFC 7643 section 2.3.8 allows simple ones. */
    private static ScimValue list(Operation operation, AttributeDefinition sub, ScimValue present, Work work) {
        boolean all = operation.op() == PatchOp.REPLACE || !operation.value().isAssigned();
        if (all) {
            return value(operation);
        }
        Elements elements = new Elements(sub, present, UnaryOperator.identity(), work);
        if (operation.op() == PatchOp.ADD) {
            elements.expectAdded(operation.value());
            elements.add(operation.value(), (old, same) -> old);
        } else {
            elements.expectListed(operation.value());
            elements.removeListed(operation.value());
        }
        return elements.live();
    }

    /** A value with what another one says put over it. */
    static ScimValue merged(Operation operation, ScimValue present, ScimValue value) {
        if (!(value instanceof ScimObject more) || !(present instanceof ScimObject object)) {
            return value.isAssigned() ? assigned(value) : present;
        }
        ScimObject all = object;
        for (int i = 0; i < more.size(); i++) {
            String name = more.nameAt(i);
            ScimValue part = more.valueAt(i);
            operation
                    .path()
                    .attribute()
                    .subAttribute(name)
                    .ifPresent(sub -> checkImmutable(operation, sub, object.value(name), part));
            all = all.withOrWithout(name, part);
        }
        return all.isAssigned() ? all : ScimList.empty();
    }

    /** The value without its unassigned members. */
    private static ScimValue assigned(ScimValue value) {
        if (!(value instanceof ScimObject object)) {
            return value;
        }
        ScimObject.Builder all = ScimObject.builder();
        object.forEach(all::putIfAssigned);
        return all.build();
    }

    private static void checkImmutable(
            Operation operation, AttributeDefinition attribute, ScimValue before, ScimValue after) {
        if (attribute.mutability() == Mutability.IMMUTABLE && before.isAssigned() && !before.equals(after)) {
            throw ScimException.mutability(
                    operation.text(), "'" + attribute.name() + "' is immutable and has a value already");
        }
    }
}
