package io.scimwright.apim.emulator.internal.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Entities of one kind by name, in order of creation. Not thread-safe: guarded by the lock of its {@link Service}.
 *
 * @param <T> the entity
 */
public final class Table<T> {
    private final UnaryOperator<String> key;
    private final Map<String, T> rows = new LinkedHashMap<>();

    Table(UnaryOperator<String> key) {
        this.key = key;
    }

    /** The entity of that name. */
    public Optional<T> find(String name) {
        return Optional.ofNullable(rows.get(key.apply(name)));
    }

    /** Adds an entity, or replaces the one of the same name where it stands. */
    public void put(String name, T entity) {
        rows.put(key.apply(name), entity);
    }

    /** Removes the entity of that name, if there is one. */
    public void remove(String name) {
        rows.remove(key.apply(name));
    }

    /** All entities in order of creation. */
    public Collection<T> all() {
        return rows.values();
    }
}
