package io.scimwright.core.value;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The hash codes of the strings that elements are known by; see {@link ScimList#nextPlace}. Side by side they are read many times
 * faster than the strings, each of which lies somewhere else in memory. Immutable.
 */
final class ValueHashes {

    private final int[] hashes;

    private ValueHashes(int[] hashes) {
        this.hashes = hashes;
    }

    static ValueHashes of(ScimValue[] elements) {
        int[] hashes = new int[elements.length];
        for (int place = 0; place < hashes.length; place++) {
            hashes[place] = of(elements[place]);
        }
        return new ValueHashes(hashes);
    }

    /** The hash code of what one element is known by; 0 where that is no string, or has this hash code. */
    private static int of(ScimValue element) {
        ScimValue value = element instanceof ScimObject object ? object.value("value") : element;
        return value instanceof ScimString text ? text.value().hashCode() : 0;
    }

    /** The first place from a given one on whose hash code passes a test; the number of places where none does. */
    int next(int from, IntPredicate test) {
        int place = from;
        while (place < hashes.length && !test.test(hashes[place])) {
            place++;
        }
        return place;
    }

    /** The same after changes, of which the first two parameters tell as in {@link ScimList#changedTo}. */
    ValueHashes changedTo(ScimValue[] now, BitSet touched, Gaps gaps) {
        int[] changed = Arrays.copyOf(hashes, now.length);
        for (int place = touched.nextSetBit(0); place >= 0; place = touched.nextSetBit(place + 1)) {
            changed[place] = of(now[place]);
        }
        return new ValueHashes(gaps.close(changed, int[]::new));
    }
}
