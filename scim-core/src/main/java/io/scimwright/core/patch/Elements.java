package io.scimwright.core.patch;

import io.scimwright.core.internal.ReferredType;
import io.scimwright.core.internal.ValueShaper;
import io.scimwright.core.internal.Violations;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of one multi-valued attribute while a patch works on them. The list given is never changed; all operations of the
 * patch on the attribute work on the same copy, so that m of them on n elements cost n + m and the elements that they change, as
 * long as they ask for equal values. Not thread-safe.
 */
final class Elements {

    /** Stands where an element was removed, so that the places of the others stay. */
    private static final ScimValue GONE = ScimList.empty();

    private final AttributeDefinition attribute;
    private final ElementKeys keys;
    private final Work work;
    private final ScimValue present;
    private final ScimList before;
    private final List<ScimValue> now;
    private final boolean hasPrimary;
    private final boolean isImmutable;

    /** Places at which something else may stand than before. */
    private final BitSet touched = new BitSet();

    /** Places of elements that were changed into what may be the same value as another element. */
    private final BitSet changed = new BitSet();

    private ElementIndex index;
    private boolean indexed;
    private @Nullable List<Integer> primaries;
    private int size;

    /** Every element before this place is gone. */
    private int first;

    private boolean replaced;
    private long edits;

    /**
     * The elements as they are.
     *
     * @param storage what the working copy is kept in: the list given, or one that watches what is done to it
     */
    Elements(AttributeDefinition attribute, ScimValue present, UnaryOperator<List<ScimValue>> storage, Work work) {
        this.attribute = attribute;
        this.keys = new ElementKeys(attribute);
        this.work = work;
        this.present = present;
        this.before = present instanceof ScimList list ? list : ScimList.of(present);
        work.spend(before.size());
        List<ScimValue> copy = new ArrayList<>(before.size() + 8);
        copy.addAll(before.elements());
        this.now = storage.apply(copy);
        this.size = now.size();
        this.index = new ElementIndex(keys);
        this.isImmutable = attribute.mutability() == Mutability.IMMUTABLE;
        this.hasPrimary = attribute.subAttribute(ValueShaper.PRIMARY).isPresent();
    }

    /** Announces elements that will be given to {@link #add}, which finds only what was announced. */
    void expectAdded(ScimValue elements) {
        for (ScimValue element : listOf(elements)) {
            expect(keys.whereSame(element));
        }
    }

    /** Announces elements that will be given to {@link #removeListed}, which finds only what was announced. */
    void expectListed(ScimValue elements) {
        for (ScimValue part : listOf(elements)) {
            Lookup.ofPart(attribute, keys, part).ifPresent(this::expect);
        }
    }

    /** Announces where a selection to come will look. */
    void expect(Lookup lookup) {
        index.want(lookup);
        indexed = false;
    }

    /** Grows with everything that becomes different in an immutable attribute; nobody asks about others. */
    long edits() {
        return edits;
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
            int place = index.first(keys.whereSame(element));
            if (place < 0) {
                append(element);
            } else if (!keys.isValueAlone() && element instanceof ScimObject more) {
                // Its value and type are the same already, perhaps in other letters.
                ScimObject rest = more.without("value").without("type");
                set(place, merge.apply(now.get(place), rest));
            }
        }
    }

    /** Removes the elements that are equal to one of the given in everything that the given one says; members by value alone. */
    void removeListed(ScimValue elements) {
        ensureIndex();
        for (ScimValue part : listOf(elements)) {
            boolean byValueAlone = keys.isValueAlone() && part instanceof ScimObject object && object.has("value");
            for (int place : places(Lookup.ofPart(attribute, keys, part).orElse(null))) {
                ScimValue element = now.get(place);
                if (isThere(element) && (byValueAlone || PartMatch.says(attribute, element, part))) {
                    set(place, GONE);
                }
            }
        }
    }

    void removeAll() {
        edits += size > 0 ? 1 : 0;
        touched.set(first, now.size());
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
        int[] selected = selected(selection);
        for (int place : selected) {
            ScimValue old = now.get(place);
            ScimValue element = change.apply(old);
            if (!keys.isUntouched(ElementKeys.IDENTITY, old, element)) {
                changed.set(place);
            }
            set(place, element);
        }
        return selected.length;
    }

    private int[] selected(@Nullable Selection selection) {
        int[] selected = places(selection == null ? null : selection.lookup().orElse(null));
        int count = 0;
        for (int place : selected) {
            ScimValue element = now.get(place);
            if (isThere(element) && (selection == null || selection.test(element))) {
                selected[count++] = place;
            }
        }
        return Arrays.copyOf(selected, count);
    }

    /** The places that a look-up leads to; all of them without one. */
    private int[] places(@Nullable Lookup lookup) {
        if (lookup == null) {
            work.spend(now.size() - first);
            return IntStream.range(first, now.size()).toArray();
        }
        ensureIndex();
        work.spend(index.size(lookup));
        return index.places(lookup);
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
        if (!isThere(element)) {
            size--;
        }
        put(place, old, element);
    }

    private void put(int place, ScimValue old, ScimValue wanted) {
        ScimValue element = ReferredType.told(attribute, wanted);
        boolean primary = hasPrimary && ValueShaper.isPrimary(element);
        if (primary && !ValueShaper.isPrimary(old)) {
            unmarkOthers(place);
        }
        now.set(place, element);
        touched.set(place);
        edits += isImmutable && !old.equals(element) ? 1 : 0;
        if (primaries != null && !primary) {
            primaries.remove(Integer.valueOf(place));
        } else if (primaries != null && !primaries.contains(place)) {
            primaries.add(place);
        }
        if (indexed) {
            index.move(place, isThere(old) ? old : null, isThere(element) ? element : null);
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
        index.fill(now, first, before, touched);
        indexed = true;
    }

    /**
     * Leaves each value once, where elements were changed into what was there already (RFC 7643 section 2.4): the first stays and
     * gains what only the others say.
     */
    void uniteSame() {
        Map<Object, Integer> known = new HashMap<>();
        for (int place = changed.nextSetBit(first); place >= 0; place = changed.nextSetBit(place + 1)) {
            if (isThere(now.get(place))) {
                known.put(keys.identity(now.get(place)), -1);
            }
        }
        for (int place = known.isEmpty() ? now.size() : first; place < now.size(); place++) {
            ScimValue element = now.get(place);
            Object identity = isThere(element) ? keys.identity(element) : GONE;
            Integer kept = known.get(identity);
            if (kept != null && kept < 0) {
                known.put(identity, place);
            } else if (kept != null) {
                set(place, GONE);
                set(kept, united(now.get(kept), element));
            }
        }
    }

    private static ScimValue united(ScimValue kept, ScimValue other) {
        if (!(kept instanceof ScimObject all) || !(other instanceof ScimObject more)) {
            return kept;
        }
        for (int i = 0; i < more.size(); i++) {
            String name = more.nameAt(i);
            boolean isMark = name.equals(ValueShaper.PRIMARY) && ValueShaper.isPrimary(more);
            all = all.has(name) && !isMark ? all : all.with(name, more.valueAt(i));
        }
        return all;
    }

    /** What is different now; empty where nothing is, even if elements went and came back. */
    Optional<Change> change(String path) {
        ElementChanges changes = new ElementChanges(keys);
        for (int place = touched.nextSetBit(0); place >= 0; place = touched.nextSetBit(place + 1)) {
            ScimValue old = place < before.size() ? before.get(place) : GONE;
            changes.compare(old, now.get(place));
        }
        ScimList live = changes.isEmpty() && !replaced ? ScimList.empty() : live();
        boolean isSame = changes.isEmpty() && (!replaced || live.equals(before));
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
            int from = sub.isRequired() ? touched.nextSetBit(first) : -1;
            for (int place = from; place >= 0; place = touched.nextSetBit(place + 1)) {
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
        return touched.isEmpty() ? before : before.changedTo(now, touched);
    }

    static List<ScimValue> listOf(ScimValue value) {
        return value instanceof ScimList list ? list.elements() : List.of(value);
    }
}
