package io.scimwright.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the circles among things that wait for each other: those of which each waits, directly or not, for each of the others.
 * Two passes in depth, Kosaraju's way; linear, and without recursion, since a client says how long a chain is.
 */
final class BulkCircles {

    private final List<List<Integer>> next;
    private final List<List<Integer>> previous = new ArrayList<>();

    private BulkCircles(List<List<Integer>> next) {
        this.next = next;
        next.forEach(none -> previous.add(new ArrayList<>()));
        for (int i = 0; i < next.size(); i++) {
            for (int other : next.get(i)) {
                previous.get(other).add(i);
            }
        }
    }

    /**
     * The circles.
     *
     * @param next for each thing those it waits for
     */
    static List<List<Integer>> in(List<List<Integer>> next) {
        BulkCircles graph = new BulkCircles(next);
        List<List<Integer>> circles = new ArrayList<>();
        boolean[] seen = new boolean[next.size()];
        List<Integer> order = graph.inOrderOfEnd();
        for (int i = order.size() - 1; i >= 0; i--) {
            int start = order.get(i);
            if (!seen[start]) {
                List<Integer> together = new ArrayList<>();
                walk(start, graph.previous, seen, together);
                if (together.size() > 1 || next.get(start).contains(start)) {
                    circles.add(together);
                }
            }
        }
        return circles;
    }

    private List<Integer> inOrderOfEnd() {
        List<Integer> ended = new ArrayList<>();
        boolean[] seen = new boolean[next.size()];
        for (int i = 0; i < next.size(); i++) {
            if (!seen[i]) {
                walk(i, next, seen, ended);
            }
        }
        return ended;
    }

    /** Goes as far as it can from a start, and notes each place when there is nowhere left to go from it. */
    private static void walk(int start, List<List<Integer>> edges, boolean[] seen, List<Integer> ended) {
        Deque<int[]> path = new ArrayDeque<>();
        seen[start] = true;
        path.push(new int[] {start, 0});
        while (!path.isEmpty()) {
            int[] place = path.getFirst();
            List<Integer> onward = edges.get(place[0]);
            if (place[1] == onward.size()) {
                ended.add(place[0]);
                path.pop();
                continue;
            }
            int to = onward.get(place[1]++);
            if (!seen[to]) {
                seen[to] = true;
                path.push(new int[] {to, 0});
            }
        }
    }
}
