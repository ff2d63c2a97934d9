package io.scimwright.core.resource;

import io.scimwright.core.value.ScimObject;

/** A certificate of a user: base64 of its DER form (RFC 7643 section 4.1.2). Immutable. */
public final class X509Certificate extends TypedValue {

    private X509Certificate(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static X509Certificate of(ScimObject object) {
        return new X509Certificate(object);
    }

    /** One with a value and nothing else. */
    public static X509Certificate of(String value) {
        return builder().value(value).build();
    }

    public static Builder<X509Certificate> builder() {
        return new Builder<>(ScimObject.empty(), X509Certificate::new);
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder<X509Certificate> toBuilder() {
        return new Builder<>(toObject(), X509Certificate::new);
    }
}
