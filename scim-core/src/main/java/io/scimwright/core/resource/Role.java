package io.scimwright.core.resource;

import io.scimwright.core.value.ScimObject;

/** A role of a user (RFC 7643 section 4.1.2). Immutable. */
public final class Role extends TypedValue {

    private Role(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static Role of(ScimObject object) {
        return new Role(object);
    }

    /** One with a value and nothing else. */
    public static Role of(String value) {
        return builder().value(value).build();
    }

    public static Builder<Role> builder() {
        return new Builder<>(ScimObject.empty(), Role::new);
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder<Role> toBuilder() {
        return new Builder<>(toObject(), Role::new);
    }
}
