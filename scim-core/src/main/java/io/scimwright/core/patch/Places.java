package io.scimwright.core.patch;

import java.util.Arrays;

/** Places of elements in ascending order, each once. Not thread-safe. */
final class Places {

    private int[] sorted = new int[2];
    private int size;

    int size() {
        return size;
    }

    /** The lowest place, of at least one. */
    int first() {
        return sorted[0];
    }

    void add(int place) {
        int at = size == 0 || sorted[size - 1] < place ? size : -1 - Arrays.binarySearch(sorted, 0, size, place);
        if (at < 0) {
            return;
        }
        if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, size * 2);
        }
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = place;
        size++;
    }

    void remove(int place) {
        int at = Arrays.binarySearch(sorted, 0, size, place);
        if (at >= 0) {
            size--;
            System.arraycopy(sorted, at + 1, sorted, at, size - at);
        }
    }

    /** A copy, so that they may be changed meanwhile. */
    int[] toArray() {
        return Arrays.copyOf(sorted, size);
    }
}
