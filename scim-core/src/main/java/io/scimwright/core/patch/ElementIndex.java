package io.scimwright.core.patch;

import io.scimwright.core.internal.Identity;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of the elements of one multi-valued attribute by their value. It holds only those that the operations of a patch ask
 * for: of ten thousand members, the one that is added or removed. Not thread-safe.
 */
final class ElementIndex {

    private static final String VALUE = "value";

    private final AttributeDefinition attribute;
    private final String valueName;
    private final boolean valueAlone;
    private final Set<Object> wanted;
    private final Map<Object, Set<Integer>> byValue = new HashMap<>();
    private final Map<Object, Set<Integer>> byIdentity;

    /** An empty index that will hold the elements with one of the wanted {@link #key keys}. */
    ElementIndex(AttributeDefinition attribute, Set<Object> wanted) {
        this.attribute = attribute;
        this.wanted = wanted;
        this.valueName =
                attribute.subAttribute(VALUE).map(AttributeDefinition::name).orElse(VALUE);
        this.valueAlone = Identity.isValueAlone(attribute);
        this.byIdentity = valueAlone ? byValue : new HashMap<>();
    }

    /** Whether the value alone tells elements apart, as in members. */
    boolean isValueAlone() {
        return valueAlone;
    }

    /** The value of an element in the form in which it is looked up. */
    Object key(ScimValue element) {
        if (valueAlone && element instanceof ScimObject object) {
            ScimValue value = object.value(valueName);
            return value.isAssigned() ? value : element;
        }
        return Identity.valueOf(attribute, element);
    }

    void add(int place, ScimValue element) {
        Object key = key(element);
        if (!wanted.contains(key)) {
            return;
        }
        byValue.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(place);
        if (!valueAlone) {
            byIdentity
                    .computeIfAbsent(Identity.of(attribute, element), none -> new LinkedHashSet<>())
                    .add(place);
        }
    }

    void remove(int place, ScimValue element) {
        Object key = key(element);
        if (wanted.contains(key)) {
            byValue.getOrDefault(key, Set.of()).remove(place);
            byIdentity.getOrDefault(identity(element, key), Set.of()).remove(place);
        }
    }

    /** An empty index for the same keys; this one's tables may have grown large, and clearing them costs their size. */
    ElementIndex cleared() {
        return new ElementIndex(attribute, wanted);
    }

    /** The places of the elements with that key in their order; a copy, so that they may be changed meanwhile. */
    List<Integer> places(Object key) {
        return byValue.getOrDefault(key, Set.of()).stream().sorted().toList();
    }

    /** The first place of an element that is the same value as the given one; -1 where there is none. */
    int placeOf(ScimValue element) {
        Set<Integer> places = byIdentity.getOrDefault(identity(element, key(element)), Set.of());
        return places.isEmpty() ? -1 : Collections.min(places);
    }

    private Object identity(ScimValue element, Object key) {
        return valueAlone ? key : Identity.of(attribute, element);
    }
}
