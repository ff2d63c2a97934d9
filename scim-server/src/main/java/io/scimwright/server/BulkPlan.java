package io.scimwright.server;

import io.scimwright.core.Dialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the operations of a bulk request can be done: as they stand, but each after those whose ids it refers to,
 * and those on one resource in their own order. Operations that refer to each other in a circle are found when nothing else is
 * left to do; who stands outside waits until the whole circle is closed. Work is linear in operations and references.
 */
final class BulkPlan {

    /**
     * What an operation waits for: the id of the resource that another creates, or that another is over.
     *
     * @param bulkId of the other; empty where its end is meant
     * @param index of the other where its end is meant, else -1
     */
    private record Awaited(String bulkId, int index) {

        static Awaited id(String bulkId) {
            return new Awaited(bulkId, -1);
        }

        static Awaited end(int index) {
            return new Awaited("", index);
        }
    }

    /** Operations that refer to each other, and those of them that are not over. */
    private static final class Circle {

        private final List<Integer> members;
        private final Set<Integer> open;

        Circle(List<Integer> members) {
            this.members = members;
            this.open = new HashSet<>(members);
        }
    }

    private final List<BulkOperation> operations;

    /** For each operation what it still waits for. */
    private final List<Set<Awaited>> waitsFor = new ArrayList<>();

    private final Map<Awaited, List<Integer>> waiting = new HashMap<>();
    private final Map<String, Integer> creators = new HashMap<>();
    private final NavigableSet<Integer> ready = new TreeSet<>();
    private final NavigableSet<Integer> blocked = new TreeSet<>();

    /** The circle of each operation that is part of one; null until nothing is left that waits for nothing. */
    private @Nullable Map<Integer, Circle> circles;

    BulkPlan(List<BulkOperation> operations, Dialect dialect) {
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
            Set<Awaited> needed = new LinkedHashSet<>();
            if (operation.fault() == null) {
                BulkReferences.in(operation, dialect).stream()
                        .filter(creators::containsKey)
                        .map(Awaited::id)
                        .forEach(needed::add);
                Integer earlier = operation.target().isEmpty() ? null : lastOn.put(operation.target(), i);
                if (earlier != null) {
                    needed.add(Awaited.end(earlier));
                }
            }
            waitsFor.add(needed);
            int index = i;
            needed.forEach(awaited ->
                    waiting.computeIfAbsent(awaited, none -> new ArrayList<>()).add(index));
            (needed.isEmpty() ? ready : blocked).add(i);
        }
    }

    boolean isKnown(String bulkId) {
        return creators.containsKey(bulkId);
    }

    /** The next operation that waits for nothing; -1 when none is left, or those left wait for each other. */
    int next() {
        Integer next = ready.pollFirst();
        return next == null ? -1 : next;
    }

    /** An operation is over, well or not: whatever waited for it need not any more. Said twice, it is as if said once. */
    void done(int index) {
        ready.remove(index);
        blocked.remove(index);
        release(Awaited.end(index), null);
        if (!isCreator(index)) {
            return;
        }
        Circle circle = circleOf(index);
        if (circle == null) {
            release(id(index), null);
            return;
        }
        half(index);
        if (circle.open.remove(index) && circle.open.isEmpty()) {
            circle.members.forEach(member -> release(id(member), null));
        }
    }

    private Awaited id(int index) {
        return Awaited.id(operations.get(index).bulkId());
    }

    private boolean isCreator(int index) {
        Integer creator = creators.get(operations.get(index).bulkId());
        return creator != null && creator == index;
    }

    /** A resource of a circle has an id: those of the circle that waited for it may go on, itself included, when they can. */
    void half(int index) {
        release(id(index), circleOf(index));
    }

    /** Lets those go on that waited for something: all, or those in a circle. */
    private void release(Awaited awaited, @Nullable Circle only) {
        List<Integer> waiters = waiting.remove(awaited);
        if (waiters == null) {
            return;
        }
        List<Integer> others = new ArrayList<>();
        for (int index : waiters) {
            if (only != null && circleOf(index) != only) {
                others.add(index);
                continue;
            }
            Set<Awaited> needed = waitsFor.get(index);
            needed.remove(awaited);
            if (needed.isEmpty() && blocked.remove(index)) {
                ready.add(index);
            }
        }
        if (!others.isEmpty()) {
            waiting.put(awaited, others);
        }
    }

    /** The operations that refer to each other together with this one, itself included; empty where it is in no circle. */
    List<Integer> circle(int index) {
        Circle circle = circleOf(index);
        return circle == null ? List.of() : circle.members;
    }

    private @Nullable Circle circleOf(int index) {
        return circles == null ? null : circles.get(index);
    }

    /**
     * The first operation of a circle that stands before everything that waits for nothing, and whose circle waits for nothing
     * outside; -1 where there is none. What is done before it would otherwise come too early, and its failure could end the
     * request before the circle is begun.
     *
     * @param begun operations that are begun already
     */
    int circularBeforeNext(Set<Integer> begun) {
        int end = ready.isEmpty() ? Integer.MAX_VALUE : ready.first();
        if (blocked.isEmpty() || blocked.first() > end) {
            return -1;
        }
        if (circles == null) {
            circles = findCircles();
        }
        Set<Circle> seen = new HashSet<>();
        for (int index : blocked.headSet(end)) {
            Circle circle = circleOf(index);
            if (circle != null && seen.add(circle) && Collections.disjoint(circle.members, begun) && isClosed(circle)) {
                return index;
            }
        }
        return -1;
    }

    private boolean isClosed(Circle circle) {
        return circle.members.stream()
                .flatMap(member -> waitsFor.get(member).stream())
                .allMatch(awaited -> circleOf(awaitedBy(awaited)) == circle);
    }

    /** An operation of a circle, found by going from one to the next that it waits for; -1 when none is left. */
    int circular() {
        if (blocked.isEmpty()) {
            return -1;
        }
        if (circles == null) {
            circles = findCircles();
        }
        Set<Integer> seen = new HashSet<>();
        int index = blocked.first();
        while (seen.add(index)) {
            index = leftOf(awaitedBy(waitsFor.get(index).iterator().next()));
        }
        return index;
    }

    /** The operation itself where it still waits; else one of its circle that does, since its circle is not closed yet. */
    private int leftOf(int index) {
        Circle circle = blocked.contains(index) ? null : circleOf(index);
        return circle == null ? index : Collections.min(circle.open);
    }

    private int awaitedBy(Awaited awaited) {
        return awaited.index() >= 0 ? awaited.index() : creators.getOrDefault(awaited.bulkId(), -1);
    }

    private Map<Integer, Circle> findCircles() {
        List<List<Integer>> next = new ArrayList<>();
        for (Set<Awaited> needed : waitsFor) {
            next.add(needed.stream().map(this::awaitedBy).toList());
        }
        Map<Integer, Circle> found = new HashMap<>();
        for (List<Integer> members : BulkCircles.in(next)) {
            Circle circle = new Circle(members);
            members.forEach(member -> found.put(member, circle));
        }
        return found;
    }
}
