package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.value.ScimObject;
import java.util.Optional;

/** A member of a group (RFC 7643 section 4.2). Immutable. */
public final class Member extends ComplexView {

    /** The keys of the parts, to be used with {@code where} or {@code at}. */
    public static final SimpleAttribute<String> VALUE = Attribute.string("value");

    public static final SimpleAttribute<String> DISPLAY = Attribute.string("display");
    public static final SimpleAttribute<String> TYPE = Attribute.string("type");
    public static final SimpleAttribute<String> REF = Attribute.string("$ref");

    private Member(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static Member of(ScimObject object) {
        return new Member(object);
    }

    /** The member with that id. */
    public static Member of(String id) {
        return builder().value(id).build();
    }

    public static Builder builder() {
        return new Builder(ScimObject.empty());
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder toBuilder() {
        return new Builder(toObject());
    }

    /** The id of the user or group; absent in an element that has none. */
    public Optional<String> value() {
        return find(VALUE);
    }

    /** A name to show; absent where there is none. */
    public Optional<String> display() {
        return find(DISPLAY);
    }

    /** {@code User} or {@code Group}; absent where nobody said. */
    public Optional<String> type() {
        return find(TYPE);
    }

    /** The URI of the member; absent where the server has not set it. */
    public Optional<String> ref() {
        return find(REF);
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder extends ComplexView.Builder<Builder> {

        private Builder(ScimObject object) {
            super(object);
        }

        public Builder value(String value) {
            return with(VALUE, value);
        }

        public Builder display(String value) {
            return with(DISPLAY, value);
        }

        public Builder type(String value) {
            return with(TYPE, value);
        }

        public Builder ref(String value) {
            return with(REF, value);
        }

        public Member build() {
            return new Member(object());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
