package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.value.ScimObject;
import java.util.Optional;

/** The manager of a user (RFC 7643 section 4.3). Immutable. */
public final class Manager extends ComplexView {

    /** The keys of the parts, to be used with {@code where} or {@code at}. */
    public static final SimpleAttribute<String> VALUE = Attribute.string("value");

    public static final SimpleAttribute<String> DISPLAY_NAME = Attribute.string("displayName");
    public static final SimpleAttribute<String> REF = Attribute.string("$ref");

    private Manager(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static Manager of(ScimObject object) {
        return new Manager(object);
    }

    /** The manager with that id. */
    public static Manager of(String id) {
        return builder().value(id).build();
    }

    public static Builder builder() {
        return new Builder(ScimObject.empty());
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder toBuilder() {
        return new Builder(toObject());
    }

    /** The id of the manager; absent in an element that has none. */
    public Optional<String> value() {
        return find(VALUE);
    }

    /** The name of the manager, which only the server sets; absent where it has not. */
    public Optional<String> displayName() {
        return find(DISPLAY_NAME);
    }

    /** The URI of the manager; absent where the server has not set it. */
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

        public Builder displayName(String value) {
            return with(DISPLAY_NAME, value);
        }

        public Builder ref(String value) {
            return with(REF, value);
        }

        public Manager build() {
            return new Manager(object());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
