package io.scimwright.server.spi;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.ListAttribute;
import io.scimwright.core.attribute.MultiValuedAttribute;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One attribute, or all others, of a resource and where an object keeps it. */
sealed interface Mapping<T> {

    /** The tree with what the row holds. */
    ScimObject show(ScimObject tree, T row, Projection projection);

    /** The row with what is different after. */
    T take(ScimObject before, ScimObject after, T row, T blank);

    /** The SCIM path. */
    String path();

    /** The property of the class that it reads; absent where nobody said. */
    Optional<String> property();

    Mapping<T> named(String property);

    /** The key; absent for the rest. */
    Optional<Attribute<?>> key();

    /** An attribute that is read and written. */
    record ReadWrite<T, V>(
            Attribute<V> attribute,
            ResourceMapper.Getter<T, V> getter,
            BiFunction<T, V, T> wither,
            @Nullable ResolvedPath whole,
            @Nullable String name)
            implements Mapping<T> {

        public ReadWrite {
            Objects.requireNonNull(attribute);
            Objects.requireNonNull(getter);
            Objects.requireNonNull(wither);
        }

        @Override
        public ScimObject show(ScimObject tree, T row, Projection projection) {
            if (projection.isExplicit() && whole != null && !projection.wants(whole)) {
                return tree;
            }
            V value = getter.apply(row);
            return value == null ? attribute.remove(tree) : attribute.set(tree, value);
        }

        @Override
        public T take(ScimObject before, ScimObject after, T row, T blank) {
            Optional<V> wanted = attribute.find(after);
            return attribute.find(before).equals(wanted)
                    ? row
                    : wither.apply(row, wanted.isPresent() ? wanted.get() : unassigned(blank));
        }

        @SuppressWarnings({"unchecked", "NullAway"}) // a setter gets what a new object has, and that may be null
        private V unassigned(T blank) {
            V value = getter.apply(blank);
            boolean multiValued = attribute instanceof MultiValuedAttribute || attribute instanceof ListAttribute;
            return value == null && multiValued ? (V) List.of() : value;
        }

        @Override
        public String path() {
            return attribute.toString();
        }

        @Override
        public Optional<String> property() {
            return Optional.ofNullable(name);
        }

        @Override
        public Mapping<T> named(String property) {
            return new ReadWrite<>(attribute, getter, wither, whole, property);
        }

        @Override
        public Optional<Attribute<?>> key() {
            return Optional.of(attribute);
        }
    }

    /** An attribute that is written and not read. */
    record WriteOnly<T, V>(
            Attribute<V> attribute,
            BiFunction<T, V, T> wither,
            @Nullable String name) implements Mapping<T> {

        public WriteOnly {
            Objects.requireNonNull(attribute);
            Objects.requireNonNull(wither);
        }

        @Override
        public ScimObject show(ScimObject tree, T row, Projection projection) {
            return tree;
        }

        @Override
        public T take(ScimObject before, ScimObject after, T row, T blank) {
            return attribute.find(after).map(value -> wither.apply(row, value)).orElse(row);
        }

        @Override
        public String path() {
            return attribute.toString();
        }

        @Override
        public Optional<String> property() {
            return Optional.ofNullable(name);
        }

        @Override
        public Mapping<T> named(String property) {
            return new WriteOnly<>(attribute, wither, property);
        }

        @Override
        public Optional<Attribute<?>> key() {
            return Optional.of(attribute);
        }
    }

    /** Everything that has no column of its own, as JSON in one column. */
    record Rest<T>(
            ResourceType type,
            List<Attribute<?>> columns,
            ResourceMapper.Getter<T, String> getter,
            BiFunction<T, String, T> wither)
            implements Mapping<T> {

        public Rest {
            columns = List.copyOf(columns);
            Objects.requireNonNull(getter);
            Objects.requireNonNull(wither);
        }

        Rest<T> beside(List<Attribute<?>> others) {
            return new Rest<>(type, others, getter, wither);
        }

        @Override
        public ScimObject show(ScimObject tree, T row, Projection projection) {
            String json = getter.apply(row);
            if (json == null || json.isEmpty()) {
                return tree;
            }
            try {
                return ScimJson.read(json);
            } catch (ScimException e) {
                // Nothing that the client sent.
                throw new RestColumn.Malformed(e);
            }
        }

        @Override
        public T take(ScimObject before, ScimObject after, T row, T blank) {
            ScimObject rest = RestColumn.of(type, columns, after);
            return RestColumn.of(type, columns, before).equals(rest) ? row : wither.apply(row, ScimJson.write(rest));
        }

        @Override
        public String path() {
            return "";
        }

        @Override
        public Optional<String> property() {
            return Optional.empty();
        }

        @Override
        public Mapping<T> named(String property) {
            return this;
        }

        @Override
        public Optional<Attribute<?>> key() {
            return Optional.empty();
        }
    }
}
