package io.scimwright.core.patch;

import io.scimwright.core.error.ScimException;

/**
 * How much one patch may still work. Where operations ask for elements by equal values the work grows with the elements that they
 * change; any other filter looks at every element, and one operation may change every element. Thousands of such operations on
 * thousands of elements are an attack on the processor. Not thread-safe.
 */
final class Work {

    /** As if 10,000 operations, the most that a server takes unless told otherwise, each looked at 1,000 elements. */
    static final int MOST = 10_000 * 1_000;

    private long left = MOST;

    /**
     * Counts looks at elements.
     *
     * @throws ScimException 400 tooMany when there are too many
     */
    void spend(int looks) {
        left -= looks;
        if (left < 0) {
            throw ScimException.tooMany("the operations of the patch look at or change more than " + MOST
                    + " elements in all; name elements by value, or send fewer operations at once");
        }
    }
}
