package io.scimwright.sql;

import io.scimwright.core.value.ScimValue;

/** Where a part of an element comes from. */
sealed interface Part {

    /** A column of the element's table. */
    record Own(Identifier column) implements Part {}

    /** A column of the table that a join table leads to. */
    record Joined(Identifier column) implements Part {}

    /** The same in every element. */
    record Constant(ScimValue value) implements Part {}
}
