package io.scimwright.core.value;

/**
 * A value as it stands on the wire: object, list, string, number or boolean. There is no null: unassigned is absent
 * (RFC 7643 section 2.5). Immutable; parts are shared freely and never copied.
 */
public sealed interface ScimValue permits ScimObject, ScimList, ScimString, ScimNumber, ScimBoolean {

    /** Whether this is a value at all: the empty list and the object without members count as unassigned. */
    default boolean isAssigned() {
        return true;
    }
}
