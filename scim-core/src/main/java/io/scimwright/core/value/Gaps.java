package io.scimwright.core.value;

import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * Places of a list at which nothing stands any more.
 *
 * @param length of the list with them
 */
record Gaps(BitSet places, int length) {

    /** How many places are no gap. */
    int left() {
        return length - places.cardinality();
    }

    /**
     * What an array of that length holds in places that are no gap, moved in stretches; the very array where there is no gap.
     *
     * @param maker makes an array of the same type
     */
    <A> A close(A array, IntFunction<A> maker) {
        if (places.isEmpty()) {
            return array;
        }
        A closed = maker.apply(left());
        int copied = 0;
        for (int from = 0; from < length; ) {
            int gap = places.nextSetBit(from);
            int end = gap < 0 ? length : gap;
            System.arraycopy(array, from, closed, copied, end - from);
            copied += end - from;
            from = end + 1;
        }
        return closed;
    }
}
