package io.scimwright.server;

import io.scimwright.core.value.ScimString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order in which the operations of a bulk request can be done: as they stand, but each after those whose ids it refers to,
 * and those on one resource in their own order. Work is linear in operations and references.
 */
final class BulkPlan {

    private final List<BulkOperation> operations;

    /** For each operation the references it still waits for. */
    private final List<Set<String>> waitsFor = new ArrayList<>();

    private final Map<String, List<Integer>> waiting = new HashMap<>();
    private final Map<String, Integer> creators = new HashMap<>();
    private final NavigableSet<Integer> ready = new TreeSet<>();
    private final NavigableSet<Integer> blocked = new TreeSet<>();

    BulkPlan(List<BulkOperation> operations) {
        this.operations = operations;
        for (int i = 0; i < operations.size(); i++) {
            BulkOperation operation = operations.get(i);
            if (operation.fault() == null && operation.method().equals("POST")) {
                creators.put(operation.bulkId(), i);
            }
        }
        Map<String, Integer> lastOn = new HashMap<>();
        for (int i = 0; i < operations.size(); i++) {
            BulkOperation operation = operations.get(i);
            Set<String> needed = new LinkedHashSet<>();
            if (operation.fault() == null) {
                references(operation).stream().filter(creators::containsKey).forEach(needed::add);
                Integer earlier = operation.target().isEmpty() ? null : lastOn.put(operation.target(), i);
                if (earlier != null) {
                    needed.add(turn(earlier));
                }
            }
            waitsFor.add(needed);
            int index = i;
            needed.forEach(reference -> waiting.computeIfAbsent(reference, none -> new ArrayList<>())
                    .add(index));
            (needed.isEmpty() ? ready : blocked).add(i);
        }
    }

    private static String turn(int index) {
        return "\u0000" + index;
    }

    /** The bulkIds that an operation refers to, in its data and its path. */
    static Set<String> references(BulkOperation operation) {
        Set<String> found = BulkReferences.in(operation.data());
        found.addAll(BulkReferences.in(ScimString.of(operation.id())));
        return found;
    }

    boolean isKnown(String bulkId) {
        return creators.containsKey(bulkId);
    }

    /** The next operation that waits for nothing; -1 when none is left, or those left wait for each other. */
    int next() {
        Integer next = ready.pollFirst();
        return next == null ? -1 : next;
    }

    /** An operation is over, well or not: whatever waited for it need not any more. */
    void done(int index) {
        BulkOperation operation = operations.get(index);
        release(turn(index));
        if (isCreator(index)) {
            release(operation.bulkId());
        }
    }

    private boolean isCreator(int index) {
        Integer creator = creators.get(operations.get(index).bulkId());
        return creator != null && creator == index;
    }

    /** An operation of a circle has failed before its turn. */
    void forget(int index) {
        blocked.remove(index);
        done(index);
    }

    /** A resource of a circle has been created in part: what waited for its id may go on, itself included, when it can. */
    void half(int index) {
        release(operations.get(index).bulkId());
    }

    private void release(String reference) {
        List<Integer> waiters = waiting.remove(reference);
        if (waiters == null) {
            return;
        }
        for (int index : waiters) {
            Set<String> needed = waitsFor.get(index);
            needed.remove(reference);
            if (needed.isEmpty() && blocked.remove(index)) {
                ready.add(index);
            }
        }
    }

    /** An operation of a circle, found by going from one to the next that it waits for; -1 when none is left. */
    int circular() {
        if (blocked.isEmpty()) {
            return -1;
        }
        Set<Integer> seen = new LinkedHashSet<>();
        int index = blocked.first();
        while (seen.add(index)) {
            String reference = waitsFor.get(index).iterator().next();
            index = reference.startsWith("\u0000")
                    ? Integer.parseInt(reference.substring(1))
                    : creators.getOrDefault(reference, index);
        }
        return index;
    }
}
