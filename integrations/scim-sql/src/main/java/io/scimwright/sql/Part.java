package io.scimwright.sql;

import io.scimwright.core.value.ScimValue;
import org.jspecify.annotations.Nullable;

/** Where a part of an element comes from. */
sealed interface Part {

    /**
     * A column of the element's table.
     *
     * @param fold the column that holds its fold; null where there is none
     */
    record Own(Identifier column, @Nullable Identifier fold) implements Part {
        Own(Identifier column) {
            this(column, null);
        }
    }

    /** A column of the table that a join table leads to. */
    record Joined(Identifier column) implements Part {}

    /** The same in every element. */
    record Constant(ScimValue value) implements Part {}
}
