package io.scimwright.core.patch;

import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.internal.Violations;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one multi-valued attribute while a patch works on them. The list given is never changed; all operations of the
 * patch on the attribute work on the same copy, so that m of them on n elements cost n + m as long as they name values. Not
 * thread-safe.
 */
final class Elements {

    /** Stands where an element was removed, so that the places of the others stay. */
    private static final ScimValue GONE = ScimList.empty();

    private final AttributeDefinition attribute;
    private final ScimValue present;
    private final List<ScimValue> before;
    private final List<ScimValue> now;
    private final Set<Object> wanted = new HashSet<>();
    private ElementIndex index;
    private final boolean hasPrimary;

    private boolean indexed;
    private @Nullable List<Integer> primaries;
    private int size;

    /** Every element before this place is gone. */
    private int first;

    private boolean replaced;

    /**
     * The elements as they are.
     *
     * @param storage what the working copy is kept in: the list given, or one that watches what is done to it
     */
    Elements(AttributeDefinition attribute, ScimValue present, UnaryOperator<List<ScimValue>> storage) {
        this.attribute = attribute;
        this.present = present;
        this.before = listOf(present);
        List<ScimValue> copy = new ArrayList<>(before.size() + 8);
        copy.addAll(before);
        this.now = storage.apply(copy);
        this.size = now.size();
        this.index = new ElementIndex(attribute, wanted);
        this.hasPrimary = attribute.subAttribute(ValueShaper.PRIMARY).isPresent();
    }

    /** Announces the value of an operation to come: {@link #add} and {@link #removeListed} find only what was announced. */
    void expect(ScimValue elements) {
        for (ScimValue element : listOf(elements)) {
            expectKey(index.key(element));
        }
    }

    /** Announces the key of a selection to come. */
    void expectKey(Object key) {
        wanted.add(key);
        indexed = false;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Adds the elements that are not there yet; what is said of one that is there is merged into it. */
    void add(ScimValue elements, BinaryOperator<ScimValue> merge) {
        List<ScimValue> added = listOf(elements);
        if (hasPrimary && added.stream().anyMatch(ValueShaper::isPrimary)) {
            unmarkOthers(-1);
        }
        ensureIndex();
        for (ScimValue element : added) {
            int place = index.placeOf(element);
            if (place < 0) {
                append(element);
            } else if (!index.isValueAlone() && element instanceof ScimObject more && more.has("value")) {
                // Its value and type are the same already, perhaps in other letters.
                ScimObject rest = more.without("value").without("type");
                set(place, merge.apply(now.get(place), rest));
            }
        }
    }

    /** Removes the elements that are equal to one of the given in everything that the given one says; members by value alone. */
    void removeListed(ScimValue elements) {
        ensureIndex();
        List<ScimObject> withoutValue = new ArrayList<>();
        for (ScimValue part : listOf(elements)) {
            if (part instanceof ScimObject object && !object.has("value")) {
                withoutValue.add(object);
                continue;
            }
            for (int place : index.places(index.key(part))) {
                if (index.isValueAlone() || PartMatch.says(attribute, now.get(place), part)) {
                    set(place, GONE);
                }
            }
        }
        if (!withoutValue.isEmpty()) {
            edit(
                    null,
                    element -> withoutValue.stream().anyMatch(part -> PartMatch.says(attribute, element, part))
                            ? GONE
                            : element);
        }
    }

    void removeAll() {
        while (first < now.size()) {
            now.set(first++, GONE);
        }
        size = 0;
        index = index.cleared();
        primaries = null;
    }

    void replaceAll(ScimValue elements) {
        removeAll();
        replaced = true;
        listOf(elements).forEach(this::append);
    }

    /**
     * Changes the selected elements; one that becomes unassigned is removed. All are selected before any is changed: one that
     * becomes the primary one changes others.
     *
     * @param selection null selects all
     * @return how many were selected
     */
    int edit(@Nullable Selection selection, UnaryOperator<ScimValue> change) {
        List<Integer> selected = selected(selection);
        for (int place : selected) {
            set(place, change.apply(now.get(place)));
        }
        return selected.size();
    }

    private List<Integer> selected(@Nullable Selection selection) {
        List<Integer> selected = new ArrayList<>();
        Object key = selection == null ? null : selection.key().orElse(null);
        if (key != null) {
            ensureIndex();
            for (int place : index.places(key)) {
                select(place, selection, selected);
            }
            return selected;
        }
        for (int place = first; place < now.size(); place++) {
            select(place, selection, selected);
        }
        return selected;
    }

    private void select(int place, @Nullable Selection selection, List<Integer> into) {
        ScimValue element = now.get(place);
        if (isThere(element) && (selection == null || selection.test(element))) {
            into.add(place);
        }
    }

    private void append(ScimValue element) {
        now.add(GONE);
        size++;
        put(now.size() - 1, GONE, element);
    }

    /** What is gone is one marker: to ask each element whether it holds anything costs a look into it. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isThere(ScimValue element) {
        return element != GONE;
    }

    private void set(int place, ScimValue changed) {
        ScimValue element = changed.isAssigned() ? changed : GONE;
        ScimValue old = now.get(place);
        if (old == element) {
            return;
        }
        if (indexed) {
            index.remove(place, old);
        }
        if (!isThere(element)) {
            size--;
        }
        put(place, old, element);
    }

    private void put(int place, ScimValue old, ScimValue element) {
        boolean primary = hasPrimary && ValueShaper.isPrimary(element);
        if (primary && !ValueShaper.isPrimary(old)) {
            unmarkOthers(place);
        }
        now.set(place, element);
        if (primaries != null && !primary) {
            primaries.remove(Integer.valueOf(place));
        } else if (primaries != null && !primaries.contains(place)) {
            primaries.add(place);
        }
        if (indexed && isThere(element)) {
            index.add(place, element);
        }
    }

    /** At most one element is the primary one (RFC 7644 section 3.5.2). */
    private void unmarkOthers(int place) {
        List<Integer> marked = primaries == null ? primaryPlaces() : primaries;
        primaries = marked;
        for (int other : List.copyOf(marked)) {
            if (other != place && now.get(other) instanceof ScimObject object) {
                set(other, object.with(ValueShaper.PRIMARY, ScimBoolean.FALSE));
            }
        }
    }

    private List<Integer> primaryPlaces() {
        List<Integer> places = new ArrayList<>();
        for (int place = first; place < now.size(); place++) {
            if (ValueShaper.isPrimary(now.get(place))) {
                places.add(place);
            }
        }
        return places;
    }

    private void ensureIndex() {
        if (indexed) {
            return;
        }
        index = index.cleared();
        for (int place = first; place < now.size(); place++) {
            ScimValue element = now.get(place);
            if (isThere(element)) {
                index.add(place, element);
            }
        }
        indexed = true;
    }

    /** What is different now; empty where nothing is, even if elements went and came back. */
    Optional<Change> change(String path) {
        ElementChanges changes = new ElementChanges(index);
        for (int place = 0; place < now.size(); place++) {
            ScimValue old = place < before.size() ? before.get(place) : GONE;
            changes.compare(old, now.get(place));
        }
        ScimList live = changes.isEmpty() && !replaced ? ScimList.empty() : live();
        boolean isSame = changes.isEmpty() && (!replaced || live.elements().equals(before));
        return isSame
                ? Optional.empty()
                : Optional.of(new Change(path, orNull(present), orNull(live), changes.gained(), changes.lost()));
    }

    private static @Nullable ScimValue orNull(ScimValue value) {
        return value.isAssigned() ? value : null;
    }

    /** Reports the required sub-attributes that changed elements lack. */
    void checkComplete(String path, Violations violations) {
        for (AttributeDefinition sub : attribute.subAttributes()) {
            for (int place = sub.isRequired() ? first : now.size(); place < now.size(); place++) {
                ScimValue element = now.get(place);
                boolean isNew = place >= before.size() || element != before.get(place);
                if (isNew && element instanceof ScimObject object && isMissing(sub, object)) {
                    violations.invalidValue(path + "." + sub.name(), "is required");
                }
            }
        }
    }

    static boolean isMissing(AttributeDefinition sub, ScimObject in) {
        return sub.isRequired() && sub.mutability() != Mutability.READ_ONLY && !in.has(sub.name());
    }

    /** The elements that are there now. */
    ScimList live() {
        if (size == now.size()) {
            return ScimList.of(now);
        }
        ScimValue[] all = new ScimValue[size];
        int count = 0;
        for (int place = first; place < now.size(); place++) {
            ScimValue element = now.get(place);
            if (isThere(element)) {
                all[count++] = element;
            }
        }
        return ScimList.of(all);
    }

    static List<ScimValue> listOf(ScimValue value) {
        return value instanceof ScimList list ? list.elements() : List.of(value);
    }
}
