package io.scimwright.core.patch;

import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import org.jspecify.annotations.Nullable;

/**
 * One compiled operation on one attribute.
 *
 * @param index its place in the request, from 0
 * @param filter which elements of a multi-valued attribute it works on; null means no filter stood in the path
 * @param value shaped by the schema; for a removal, the elements to remove, or unassigned to remove all
 */
record Operation(
        int index, PatchOp op, ResolvedPath path, @Nullable ResolvedFilter filter, ScimValue value, Target target) {

    /** How the path selects what to work on. */
    enum Target {
        /** A whole attribute. */
        ATTRIBUTE,
        /** A sub-attribute, of a single complex value or of every element. */
        SUB_ATTRIBUTE,
        /** The elements that a filter selects, or a sub-attribute of them. */
        ELEMENTS,
        /** Nothing may change: the value has to be the one that is there already. */
        EQUAL_VALUE
    }

    String text() {
        return path + (filter == null ? "" : "[…]");
    }

    ScimObject applyTo(ScimObject resource, Edits edits) {
        return switch (target) {
            case EQUAL_VALUE -> edits.requireEqual(this, resource);
            case ELEMENTS -> edits.editElements(this, resource);
            case SUB_ATTRIBUTE -> edits.editSub(this, resource);
            case ATTRIBUTE -> edits.editAttribute(this, resource);
        };
    }
}
