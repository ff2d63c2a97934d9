package io.scimwright.core.resource;

import io.scimwright.core.value.ScimObject;

/** Something a user is entitled to (RFC 7643 section 4.1.2). Immutable. */
public final class Entitlement extends TypedValue {

    private Entitlement(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static Entitlement of(ScimObject object) {
        return new Entitlement(object);
    }

    /** One with a value and nothing else. */
    public static Entitlement of(String value) {
        return builder().value(value).build();
    }

    public static Builder<Entitlement> builder() {
        return new Builder<>(ScimObject.empty(), Entitlement::new);
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder<Entitlement> toBuilder() {
        return new Builder<>(toObject(), Entitlement::new);
    }
}
