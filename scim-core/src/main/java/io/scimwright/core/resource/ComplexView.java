package io.scimwright.core.resource;

import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.value.ScimObject;
import java.util.Objects;
import java.util.Optional;

/**
 * A complex value seen through the names that the RFC gives its parts. The object below is kept whole, so that parts nobody
 * names here survive being read and written.
 */
abstract class ComplexView {

    private final ScimObject object;

    ComplexView(ScimObject object) {
        this.object = Objects.requireNonNull(object);
    }

    /** The value as it stands on the wire. */
    public final ScimObject toObject() {
        return object;
    }

    /** A part of the value; empty where it is unassigned. */
    public final <T> Optional<T> find(SimpleAttribute<T> part) {
        return part.find(object);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof ComplexView view && view.getClass() == getClass() && view.object.equals(object);
    }

    @Override
    public final int hashCode() {
        return object.hashCode();
    }

    /** The names of the parts; never the values, which are personal data. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + object.names();
    }

    /** Collects parts. Not thread-safe. */
    abstract static class Builder<B extends Builder<B>> {

        private ScimObject object;

        Builder(ScimObject object) {
            this.object = object;
        }

        /** Sets any part, such as one that has no method of its own here. */
        public final <T> B with(SimpleAttribute<T> part, T value) {
            object = part.set(object, value);
            return self();
        }

        abstract B self();

        final ScimObject object() {
            return object;
        }
    }
}
