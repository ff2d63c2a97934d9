package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operations do to the tree of a resource (RFC 7644 sections 3.5.2.1 to 3.5.2.3). The tree given is never changed. */
final class Edits {

    private final Dialect dialect;

    Edits(Dialect dialect) {
        this.dialect = dialect;
    }

    ScimObject requireEqual(Operation operation, ScimObject resource) {
        ScimValue present = operation.path().attributeIn(resource).orElse(ScimList.empty());
        if (present.equals(operation.value())) {
            return resource;
        }
        throw ScimException.mutability(operation.text(), "is readOnly");
    }

    ScimObject editAttribute(Operation operation, ScimObject resource) {
        ResolvedPath path = operation.path();
        AttributeDefinition attribute = path.attribute();
        ScimValue present = path.attributeIn(resource).orElse(ScimList.empty());
        ScimValue value = operation.value();
        ScimValue changed = switch (operation.op()) {
            case REMOVE -> value.isAssigned() ? Elements.minus(attribute, present, value) : ScimList.empty();
            case ADD -> attribute.isMultiValued() ? Elements.plus(attribute, present, value) : merged(present, value);
            case REPLACE -> attribute.isMultiValued() ? value : replaced(present, value);
        };
        checkImmutable(operation, attribute, present, changed);
        return changed.equals(present) ? resource : path.set(resource, changed);
    }

    /** Sub-attributes that the value does not name stay; those that it names as unassigned go. */
    private static ScimValue replaced(ScimValue present, ScimValue value) {
        return value instanceof ScimObject || value.isAssigned() ? merged(present, value) : value;
    }

    private static ScimValue merged(ScimValue present, ScimValue value) {
        if (!(value instanceof ScimObject more) || !(present instanceof ScimObject object)) {
            return value.isAssigned() ? assigned(value) : present;
        }
        ScimObject all = object;
        for (String name : more.names()) {
            all = all.withOrWithout(name, more.find(name).orElse(ScimList.empty()));
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

    ScimObject editSub(Operation operation, ScimObject resource) {
        ResolvedPath path = operation.path();
        ScimValue present = path.attributeIn(resource).orElse(ScimList.empty());
        if (path.attribute().isMultiValued()) {
            return editElements(operation, resource);
        }
        ScimObject object = present instanceof ScimObject known ? known : ScimObject.empty();
        return path.set(resource, withSub(operation, object));
    }

    private static ScimObject withSub(Operation operation, ScimObject object) {
        AttributeDefinition sub = operation.path().leaf();
        ScimValue before = object.find(sub.name()).orElse(ScimList.empty());
        ScimValue value = operation.value();
        ScimValue after = operation.op() == PatchOp.REMOVE
                ? ScimList.empty()
                : operation.op() == PatchOp.ADD && sub.isMultiValued() ? Elements.plus(sub, before, value) : value;
        checkImmutable(operation, sub, before, after);
        return object.withOrWithout(sub.name(), after);
    }

    ScimObject editElements(Operation operation, ScimObject resource) {
        ResolvedPath path = operation.path();
        ScimValue present = path.attributeIn(resource).orElse(ScimList.empty());
        List<ScimValue> before = present instanceof ScimList list
                ? list.elements()
                : present.isAssigned() ? List.of(present) : List.of();
        List<ScimValue> after = new ArrayList<>(before.size() + 1);
        int matches = 0;
        int primaryAt = -1;
        for (ScimValue element : before) {
            ScimValue changed = element;
            if (selects(operation.filter(), element)) {
                matches++;
                changed = editElement(operation, element);
                primaryAt =
                        ValueShaper.isPrimary(changed) && !ValueShaper.isPrimary(element) ? after.size() : primaryAt;
            }
            if (changed.isAssigned()) {
                after.add(changed);
            }
        }
        if (matches == 0 && !isSatisfiedByNothing(operation)) {
            ScimValue created = create(operation);
            primaryAt = ValueShaper.isPrimary(created) ? after.size() : primaryAt;
            after.add(created);
        }
        ScimValue changed = ScimList.of(primaryAt < 0 ? after : onlyPrimary(after, primaryAt));
        return changed.equals(present) ? resource : path.set(resource, single(path, changed));
    }

    /** A filter may also stand after a single complex attribute; its value then stays an object. */
    private static ScimValue single(ResolvedPath path, ScimValue elements) {
        return path.attribute().isMultiValued() || !(elements instanceof ScimList list) || list.size() != 1
                ? elements
                : list.elements().get(0);
    }

    private static boolean selects(@Nullable ResolvedFilter filter, ScimValue element) {
        return filter == null || ResolvedFilter.matchesElement(filter, element);
    }

    private static ScimValue editElement(Operation operation, ScimValue element) {
        boolean wholeElement = operation.path().subAttribute().isEmpty();
        if (wholeElement) {
            return switch (operation.op()) {
                case REMOVE -> ScimList.empty();
                case REPLACE -> operation.value();
                case ADD -> merged(element, operation.value());
            };
        }
        ScimObject changed = withSub(operation, element instanceof ScimObject object ? object : ScimObject.empty());
        return isHollow(changed) ? ScimList.empty() : changed;
    }

    /** An element of which nothing but its mark is left says nothing any more. */
    private static boolean isHollow(ScimObject element) {
        return element.names().stream().allMatch(name -> name.equalsIgnoreCase(ValueShaper.PRIMARY));
    }

    /** Removing what is not there is done already; so is clearing it, where the element could have been made. */
    private boolean isSatisfiedByNothing(Operation operation) {
        if (operation.op() == PatchOp.REMOVE) {
            return true;
        }
        if (operation.value().isAssigned()) {
            return false;
        }
        if (described(operation).isEmpty()) {
            throw noTarget(operation);
        }
        return true;
    }

    /** The element that the filter describes, where the dialect lets it be made; empty where it does not. */
    private Optional<ScimObject> described(Operation operation) {
        if (!dialect.grants(Leniency.CREATE_ON_UNMATCHED_VALUE_PATH)) {
            return Optional.empty();
        }
        return operation.filter() == null ? Optional.of(ScimObject.empty()) : Elements.describedBy(operation.filter());
    }

    private ScimValue create(Operation operation) {
        ScimObject described = described(operation).orElseThrow(() -> noTarget(operation));
        ScimValue value = operation.value();
        return operation
                .path()
                .subAttribute()
                .<ScimValue>map(sub -> described.with(sub.name(), value))
                .orElseGet(() -> merged(described, value));
    }

    private static ScimException noTarget(Operation operation) {
        return ScimException.noTarget(operation.text(), "no element of " + operation.path() + " matches the filter");
    }

    private static List<ScimValue> onlyPrimary(List<ScimValue> elements, int primaryAt) {
        List<ScimValue> all = new ArrayList<>(elements);
        for (int i = 0; i < all.size(); i++) {
            if (i != primaryAt && ValueShaper.isPrimary(all.get(i)) && all.get(i) instanceof ScimObject other) {
                all.set(i, other.with(ValueShaper.PRIMARY, ScimBoolean.FALSE));
            }
        }
        return all;
    }

    private static void checkImmutable(
            Operation operation, AttributeDefinition attribute, ScimValue before, ScimValue after) {
        if (attribute.mutability() == Mutability.IMMUTABLE && before.isAssigned() && !before.equals(after)) {
            throw ScimException.mutability(operation.text(), "is immutable and has a value already");
        }
    }
}
