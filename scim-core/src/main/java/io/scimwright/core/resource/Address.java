package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.value.ScimObject;
import java.util.Optional;

/** A postal address of a user (RFC 7643 section 4.1.2). Immutable. */
public final class Address extends ComplexView {

    /** The keys of the parts, to be used with {@code where} or {@code at}. */
    public static final SimpleAttribute<String> FORMATTED = Attribute.string("formatted");

    public static final SimpleAttribute<String> STREET_ADDRESS = Attribute.string("streetAddress");
    public static final SimpleAttribute<String> LOCALITY = Attribute.string("locality");
    public static final SimpleAttribute<String> REGION = Attribute.string("region");
    public static final SimpleAttribute<String> POSTAL_CODE = Attribute.string("postalCode");
    public static final SimpleAttribute<String> COUNTRY = Attribute.string("country");
    public static final SimpleAttribute<String> TYPE = Attribute.string("type");
    public static final SimpleAttribute<Boolean> PRIMARY = Attribute.bool("primary");

    private Address(ScimObject object) {
        super(object);
    }

    /** The view of an object that stands on the wire. */
    public static Address of(ScimObject object) {
        return new Address(object);
    }

    public static Builder builder() {
        return new Builder(ScimObject.empty());
    }

    /** A builder that starts from this one; parts that it does not set stay. */
    public Builder toBuilder() {
        return new Builder(toObject());
    }

    /** The whole address as it is shown; absent where nobody set it. */
    public Optional<String> formatted() {
        return find(FORMATTED);
    }

    /** Street, house number and the like; absent where nobody set it. */
    public Optional<String> streetAddress() {
        return find(STREET_ADDRESS);
    }

    /** The city; absent where nobody set it. */
    public Optional<String> locality() {
        return find(LOCALITY);
    }

    /** The state or region; absent where nobody set it. */
    public Optional<String> region() {
        return find(REGION);
    }

    /** The postal code; absent where nobody set it. */
    public Optional<String> postalCode() {
        return find(POSTAL_CODE);
    }

    /** The country, by the RFC in the two letters of ISO 3166-1, and not always in practice; absent where nobody set it. */
    public Optional<String> country() {
        return find(COUNTRY);
    }

    /** What kind of address it is, such as {@code work}; absent where nobody said. */
    public Optional<String> type() {
        return find(TYPE);
    }

    /** Whether it is the preferred address; false where nobody said. */
    public boolean isPrimary() {
        return find(PRIMARY).orElse(false);
    }

    /** Collects the parts. Not thread-safe. */
    public static final class Builder extends ComplexView.Builder<Builder> {

        private Builder(ScimObject object) {
            super(object);
        }

        public Builder formatted(String value) {
            return with(FORMATTED, value);
        }

        public Builder streetAddress(String value) {
            return with(STREET_ADDRESS, value);
        }

        public Builder locality(String value) {
            return with(LOCALITY, value);
        }

        public Builder region(String value) {
            return with(REGION, value);
        }

        public Builder postalCode(String value) {
            return with(POSTAL_CODE, value);
        }

        public Builder country(String value) {
            return with(COUNTRY, value);
        }

        public Builder type(String value) {
            return with(TYPE, value);
        }

        public Builder primary(boolean value) {
            return with(PRIMARY, value);
        }

        public Address build() {
            return new Address(object());
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
