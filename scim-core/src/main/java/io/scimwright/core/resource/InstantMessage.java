package io.scimwright.core.resource;

import io.scimwright.core.value.ScimObject;

/** An instant-messaging address of a user, an element of {@code ims} (RFC 7643 section 4.1.2). Immutable. */
public final class InstantMessage extends TypedValue {

    private InstantMessage(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static InstantMessage of(ScimObject object) {
        return new InstantMessage(object);
    }

    /** One with a value and nothing else. */
    public static InstantMessage of(String value) {
        return builder().value(value).build();
    }

    public static Builder<InstantMessage> builder() {
        return new Builder<>(ScimObject.empty(), InstantMessage::new);
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder<InstantMessage> toBuilder() {
        return new Builder<>(toObject(), InstantMessage::new);
    }
}
