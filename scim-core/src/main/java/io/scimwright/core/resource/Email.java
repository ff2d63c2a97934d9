package io.scimwright.core.resource;

import io.scimwright.core.value.ScimObject;

/** An e-mail address of a user (RFC 7643 section 4.1.2). Immutable. */
public final class Email extends TypedValue {

    private Email(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static Email of(ScimObject object) {
        return new Email(object);
    }

    /** One with a value and nothing else. */
    public static Email of(String value) {
        return builder().value(value).build();
    }

    public static Builder<Email> builder() {
        return new Builder<>(ScimObject.empty(), Email::new);
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder<Email> toBuilder() {
        return new Builder<>(toObject(), Email::new);
    }
}
