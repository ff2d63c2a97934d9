package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.value.ScimObject;
import java.util.Optional;

/** The parts of a user's name (RFC 7643 section 4.1.1). Immutable. */
public final class Name extends ComplexView {

    /** The keys of the parts, to be used with {@code where} or {@code at}. */
    public static final SimpleAttribute<String> FORMATTED = Attribute.string("formatted");

    public static final SimpleAttribute<String> FAMILY_NAME = Attribute.string("familyName");
    public static final SimpleAttribute<String> GIVEN_NAME = Attribute.string("givenName");
    public static final SimpleAttribute<String> MIDDLE_NAME = Attribute.string("middleName");
    public static final SimpleAttribute<String> HONORIFIC_PREFIX = Attribute.string("honorificPrefix");
    public static final SimpleAttribute<String> HONORIFIC_SUFFIX = Attribute.string("honorificSuffix");

    private Name(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static Name of(ScimObject object) {
        return new Name(object);
    }

    public static Builder builder() {
        return new Builder(ScimObject.empty());
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder toBuilder() {
        return new Builder(toObject());
    }

    /** The whole name as it is shown; absent where nobody set it. */
    public Optional<String> formatted() {
        return find(FORMATTED);
    }

    /** The family name; absent where nobody set it. */
    public Optional<String> familyName() {
        return find(FAMILY_NAME);
    }

    /** The given name; absent where nobody set it. */
    public Optional<String> givenName() {
        return find(GIVEN_NAME);
    }

    /** The middle names; absent where nobody set them. */
    public Optional<String> middleName() {
        return find(MIDDLE_NAME);
    }

    /** What stands before the name, such as {@code Ms.}; absent where nobody set it. */
    public Optional<String> honorificPrefix() {
        return find(HONORIFIC_PREFIX);
    }

    /** What stands after the name, such as {@code III}; absent where nobody set it. */
    public Optional<String> honorificSuffix() {
        return find(HONORIFIC_SUFFIX);
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder extends ComplexView.Builder<Builder> {

        private Builder(ScimObject object) {
            super(object);
        }

        public Builder formatted(String value) {
            return with(FORMATTED, value);
        }

        public Builder familyName(String value) {
            return with(FAMILY_NAME, value);
        }

        public Builder givenName(String value) {
            return with(GIVEN_NAME, value);
        }

        public Builder middleName(String value) {
            return with(MIDDLE_NAME, value);
        }

        public Builder honorificPrefix(String value) {
            return with(HONORIFIC_PREFIX, value);
        }

        public Builder honorificSuffix(String value) {
            return with(HONORIFIC_SUFFIX, value);
        }

        public Name build() {
            return new Name(object());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
