package io.scimwright.core.patch;

import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimValue;
import org.jspecify.annotations.Nullable;

/**
 * One compiled operation on one attribute.
 *
 * @param index its place in the request, from 0
 * @param text the path as it was sent, for messages
 * @param selection which elements of a multi-valued attribute it works on; null means no filter stood in the path
 * @param value shaped by the schema; for a removal, the elements to remove, or unassigned to remove all
 * @param created the element that it makes where nothing is selected: null where that is an error, unassigned where there is
 *     nothing to make
 * @param mustEqual whether nothing may change: the attribute is readOnly, so the value has to be the one that is there already
 */
record Operation(
        int index,
        PatchOp op,
        ResolvedPath path,
        String text,
        @Nullable Selection selection,
        ScimValue value,
        @Nullable ScimValue created,
        boolean mustEqual) {

    /** Whether it works on the attribute as a whole, not on some elements or on a sub-attribute. */
    boolean isWhole() {
        return selection == null && path.subAttribute().isEmpty();
    }
}
