package io.scimwright.core.patch;

import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects what a multi-valued attribute gained and lost; what went and came back cancels out. Not thread-safe. */
final class ElementChanges {

    private final ElementKeys keys;
    private final List<ScimValue> lost = new ArrayList<>();
    private final List<ScimValue> gained = new ArrayList<>();
    private boolean cancelled;

    /** The keys tell what is the same member: see {@link Change#added}. */
    ElementChanges(ElementKeys keys) {
        this.keys = keys;
    }

    /** Notes what stands at one place before and after; unassigned means nothing. */
    @SuppressWarnings("ReferenceEquality")
    void compare(ScimValue before, ScimValue after) {
        if (before == after) {
            return;
        }
        if (before.isAssigned()) {
            lost.add(before);
        }
        if (after.isAssigned()) {
            gained.add(after);
        }
    }

    /** Whether nothing is different, but perhaps the order. */
    boolean isEmpty() {
        if (!cancelled) {
            cancelled = true;
            cancel();
        }
        return lost.isEmpty() && gained.isEmpty();
    }

    List<ScimValue> lost() {
        return without(lost, gained);
    }

    List<ScimValue> gained() {
        return without(gained, lost);
    }

    private List<ScimValue> without(List<ScimValue> elements, List<ScimValue> others) {
        if (isEmpty() || !keys.isValueAlone()) {
            return List.copyOf(elements);
        }
        Map<Object, Integer> counts = counts(others, keys::value);
        return elements.stream()
                .filter(element -> !takes(counts, keys.value(element)))
                .toList();
    }

    private void cancel() {
        if (lost.isEmpty() || gained.isEmpty()) {
            return;
        }
        Map<Object, Integer> back = counts(gained, element -> element);
        Map<Object, Integer> away = counts(lost, element -> element);
        lost.removeIf(element -> takes(back, element));
        gained.removeIf(element -> takes(away, element));
    }

    private static Map<Object, Integer> counts(List<ScimValue> elements, Function<ScimValue, Object> key) {
        Map<Object, Integer> counts = new HashMap<>(elements.size() * 2);
        elements.forEach(element -> counts.merge(key.apply(element), 1, Integer::sum));
        return counts;
    }

    private static boolean takes(Map<Object, Integer> counts, Object key) {
        return counts.computeIfPresent(key, (same, count) -> count == 0 ? null : count - 1) != null;
    }
}
