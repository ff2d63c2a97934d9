package io.scimwright.server.spi;

import io.scimwright.core.Dialect;
import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.ResourceMapper.Getter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the builders of a mapper have in common. Not thread-safe. */
abstract class MapperBuilder<T, B extends MapperBuilder<T, B>> {

    final Class<T> javaType;
    final ResourceType type;
    final Supplier<T> blank;
    final List<Mapping<T>> mappings = new ArrayList<>();

    @Nullable
    Getter<T, ?> version;

    @Nullable
    Getter<T, Instant> created;

    @Nullable
    Getter<T, Instant> lastModified;

    private @Nullable Getter<T, ?> id;

    MapperBuilder(Class<T> javaType, ResourceType type, Supplier<T> blank) {
        this.javaType = Objects.requireNonNull(javaType);
        this.type = Objects.requireNonNull(type);
        this.blank = Objects.requireNonNull(blank);
    }

    abstract B self();

    /** Sets where the id is read; its text never changes and is never reused. */
    public final B id(Getter<T, ?> getter) {
        id = Objects.requireNonNull(getter);
        return self();
    }

    /** Sets where the version is read: whatever changes with every update, such as a counter. */
    public final B version(Getter<T, ?> getter) {
        version = Objects.requireNonNull(getter);
        return self();
    }

    /** Sets where the time of creation is read. */
    public final B created(Getter<T, Instant> getter) {
        created = Objects.requireNonNull(getter);
        return self();
    }

    /** Sets where the time of the last change is read. */
    public final B lastModified(Getter<T, Instant> getter) {
        lastModified = Objects.requireNonNull(getter);
        return self();
    }

    /**
     * Says which property the mapping made last belongs to, where a lambda does not tell its name: constraints on it are
     * reported with the path of the attribute.
     */
    public final B property(String name) {
        if (mappings.isEmpty()) {
            throw new IllegalStateException("property(\"" + name + "\") comes after the mapping it is for");
        }
        mappings.set(mappings.size() - 1, mappings.get(mappings.size() - 1).named(name));
        return self();
    }

    final <V> B addReadWrite(Attribute<V> attribute, Getter<T, V> getter, BiFunction<T, V, T> wither) {
        ResolvedPath whole = type.resolve(attribute.path().withoutSubAttribute(), Dialect.rfc())
                .orElse(null);
        mappings.add(new Mapping.ReadWrite<>(attribute, getter, wither, whole, Properties.of(getter)));
        return self();
    }

    final <V> B addWriteOnly(Attribute<V> attribute, BiFunction<T, V, T> wither) {
        mappings.add(new Mapping.WriteOnly<>(attribute, wither, null));
        return self();
    }

    /** First, so that the attributes with a column of their own are laid over it. */
    final B addRest(Getter<T, String> getter, BiFunction<T, String, T> wither) {
        mappings.add(0, new Mapping.Rest<>(type, List.of(), getter, wither));
        return self();
    }

    /**
     * The mapper.
     *
     * @throws IllegalArgumentException when a key is no attribute of the type, two mappings have the same key, or a required
     *     attribute has none
     * @throws IllegalStateException when nothing says where the id is
     */
    public final ResourceMapper<T> build() {
        Getter<T, ?> known = id;
        if (known == null) {
            throw new IllegalStateException("the mapper of " + javaType.getSimpleName() + " needs id(getter)");
        }
        if (!mappings.isEmpty() && mappings.get(0) instanceof Mapping.Rest<T> rest) {
            List<Attribute<?>> columns = new ArrayList<>();
            mappings.forEach(mapping -> mapping.key().ifPresent(columns::add));
            mappings.set(0, rest.beside(columns));
        }
        return new ResourceMapper<>(this, known);
    }
}
