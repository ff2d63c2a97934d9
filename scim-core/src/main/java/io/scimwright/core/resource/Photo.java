package io.scimwright.core.resource;

import io.scimwright.core.value.ScimObject;

/** The URI of a photo of a user (RFC 7643 section 4.1.2). Immutable. */
public final class Photo extends TypedValue {

    private Photo(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static Photo of(ScimObject object) {
        return new Photo(object);
    }

    /** One with a value and nothing else. */
    public static Photo of(String value) {
        return builder().value(value).build();
    }

    public static Builder<Photo> builder() {
        return new Builder<>(ScimObject.empty(), Photo::new);
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder<Photo> toBuilder() {
        return new Builder<>(toObject(), Photo::new);
    }
}
