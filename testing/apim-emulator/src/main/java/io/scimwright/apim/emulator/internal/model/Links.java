package io.scimwright.apim.emulator.internal.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A many-to-many relation between names, readable from both sides. Not thread-safe. */
public final class Links {
    private final Map<String, Set<String>> rights = new LinkedHashMap<>();
    private final Map<String, Set<String>> lefts = new LinkedHashMap<>();

    /** Links the two and tells whether they were not linked before. */
    public boolean link(String left, String right) {
        lefts.computeIfAbsent(right, r -> new LinkedHashSet<>()).add(left);
        return rights.computeIfAbsent(left, l -> new LinkedHashSet<>()).add(right);
    }

    /** Unlinks the two and tells whether they were linked. */
    public boolean unlink(String left, String right) {
        boolean linked = drop(rights, left, right);
        drop(lefts, right, left);
        return linked;
    }

    /** Whether the two are linked. */
    public boolean linked(String left, String right) {
        return rightsOf(left).contains(right);
    }

    /** What the left name is linked to, in order of linking. */
    public Set<String> rightsOf(String left) {
        return Collections.unmodifiableSet(rights.getOrDefault(left, Set.of()));
    }

    /** What the right name is linked to, in order of linking. */
    public Set<String> leftsOf(String right) {
        return Collections.unmodifiableSet(lefts.getOrDefault(right, Set.of()));
    }

    /** Removes every link of a left name. */
    public void removeLeft(String left) {
        List.copyOf(rightsOf(left)).forEach(right -> unlink(left, right));
    }

    /** Removes every link of a right name. */
    public void removeRight(String right) {
        List.copyOf(leftsOf(right)).forEach(left -> unlink(left, right));
    }

    private static boolean drop(Map<String, Set<String>> side, String from, String to) {
        Set<String> set = side.get(from);
        if (set == null || !set.remove(to)) {
            return false;
        }
        if (set.isEmpty()) {
            side.remove(from);
        }
        return true;
    }
}
