package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.value.ScimObject;
import java.util.Optional;
import java.util.function.Function;

/**
 * An element of a multi-valued attribute with the sub-attributes that such elements have by default: value, display, type and
 * primary (RFC 7643 section 2.4).
 */
public abstract sealed class TypedValue extends ComplexView
        permits Email, PhoneNumber, InstantMessage, Photo, Entitlement, Role, X509Certificate {

    /** The keys of the parts, to be used with {@code where} or {@code at}. */
    public static final SimpleAttribute<String> VALUE = Attribute.string("value");

    public static final SimpleAttribute<String> DISPLAY = Attribute.string("display");
    public static final SimpleAttribute<String> TYPE = Attribute.string("type");
    public static final SimpleAttribute<Boolean> PRIMARY = Attribute.bool("primary");

    TypedValue(ScimObject object) {
        super(object);
    }

    /** The value itself; absent in an element that has none. */
    public final Optional<String> value() {
        return find(VALUE);
    }

    /** A name to show; absent where there is none. */
    public final Optional<String> display() {
        return find(DISPLAY);
    }

    /** What kind of value it is, such as {@code work}; absent where nobody said. */
    public final Optional<String> type() {
        return find(TYPE);
    }

    /** Whether it is the preferred element; false where nobody said. */
    public final boolean isPrimary() {
        return find(PRIMARY).orElse(false);
    }

    /**
     * Collects the parts of an element. Not thread-safe.
     *
     * @param <V> the view it builds
     */
    public static final class Builder<V extends TypedValue> extends ComplexView.Builder<Builder<V>> {

        private final Function<ScimObject, V> view;

        Builder(ScimObject object, Function<ScimObject, V> view) {
            super(object);
            this.view = view;
        }

        public Builder<V> value(String value) {
            return with(VALUE, value);
        }

        public Builder<V> display(String display) {
            return with(DISPLAY, display);
        }

        public Builder<V> type(String type) {
            return with(TYPE, type);
        }

        public Builder<V> primary(boolean primary) {
            return with(PRIMARY, primary);
        }

        public V build() {
            return view.apply(object());
        }

        @Override
        Builder<V> self() {
            return this;
        }
    }
}
