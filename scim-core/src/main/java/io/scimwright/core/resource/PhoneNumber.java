package io.scimwright.core.resource;

import io.scimwright.core.value.ScimObject;

/** A phone number of a user (RFC 7643 section 4.1.2). Immutable. */
public final class PhoneNumber extends TypedValue {

    private PhoneNumber(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static PhoneNumber of(ScimObject object) {
        return new PhoneNumber(object);
    }

    /** One with a value and nothing else. */
    public static PhoneNumber of(String value) {
        return builder().value(value).build();
    }

    public static Builder<PhoneNumber> builder() {
        return new Builder<>(ScimObject.empty(), PhoneNumber::new);
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder<PhoneNumber> toBuilder() {
        return new Builder<>(toObject(), PhoneNumber::new);
    }
}
