package io.scimwright.memory;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.server.spi.Equality;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one type and tenant. Thread-safe: a resource is read without waiting, its writers take turns, and the
 * indexes are changed by one thread at a time, in one step with what they tell of. Locks are taken in the order cell, indexes.
 */
final class Store {

    private final Map<String, Cell> byId = new ConcurrentHashMap<>();
    private final List<ValueIndex> indexes;

    /** All cells in order; guarded by the indexes. */
    private final List<Cell> order = new ArrayList<>();

    private long created;
    private volatile @Nullable List<Cell> snapshot;

    Store(List<ResolvedPath> indexed) {
        this.indexes = indexed.stream().map(ValueIndex::new).toList();
    }

    Optional<ScimResource> find(String id) {
        Cell cell = byId.get(id);
        return cell == null ? Optional.empty() : Optional.ofNullable(cell.resource);
    }

    /** Stores a new resource under an id of its own. */
    ScimResource create(ScimResource submitted) {
        String id = newId();
        Instant now = now();
        ScimResource resource = submitted
                .withId(id)
                .withMeta(Meta.none().created(now).lastModified(now).version(version(1)));
        synchronized (indexes) {
            Cell cell = new Cell(++created, resource);
            requireUnique(cell, resource);
            for (ValueIndex index : indexes) {
                index.add(cell, resource);
            }
            order.add(cell);
            snapshot = null;
            byId.put(id, cell);
        }
        return resource;
    }

    /** An id tells resources apart and is no secret: a quick source of random numbers will do. */
    private static String newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** What a writer makes of a resource. */
    record Draft(ScimResource after, List<Change> changes) {}

    /** A writer. It may be slow: only other writers of the same resource wait for it. */
    interface Writer {
        Draft write(ScimResource before);
    }

    /**
     * Changes a resource.
     *
     * @return the draft as it was stored; with the very resource before when it changes nothing; empty for an unknown id
     */
    Optional<Draft> change(String id, Writer writer) {
        Cell cell = byId.get(id);
        if (cell == null) {
            return Optional.empty();
        }
        synchronized (cell) {
            ScimResource before = cell.resource;
            if (before == null) {
                return Optional.empty();
            }
            Draft draft = writer.write(before);
            return Optional.of(draft.changes().isEmpty() ? new Draft(before, List.of()) : store(cell, before, draft));
        }
    }

    private Draft store(Cell cell, ScimResource before, Draft draft) {
        ScimResource after =
                draft.after().withMeta(Meta.none().lastModified(now()).version(version(cell.revision + 1)));
        synchronized (indexes) {
            requireUnique(cell, after);
            indexes.forEach(index -> index.move(cell, before, after, draft.changes()));
            cell.resource = after;
        }
        cell.revision++;
        return new Draft(after, draft.changes());
    }

    /** Deletes a resource after a check of what it is now; false for an unknown id. */
    boolean delete(String id, Consumer<ScimResource> check) {
        Cell cell = byId.get(id);
        if (cell == null) {
            return false;
        }
        synchronized (cell) {
            ScimResource before = cell.resource;
            if (before == null) {
                return false;
            }
            check.accept(before);
            synchronized (indexes) {
                for (ValueIndex index : indexes) {
                    index.remove(cell, before);
                }
                int at = Collections.binarySearch(order, cell, Cell.IN_ORDER);
                order.remove(at);
                snapshot = null;
                byId.remove(id);
                cell.resource = null;
            }
            return true;
        }
    }

    private void requireUnique(Cell cell, ScimResource resource) {
        for (ValueIndex index : indexes) {
            if (index.isUnique() && index.isTaken(cell, resource)) {
                throw ScimException.uniqueness(
                        index.path(), "another " + resource.type().name() + " has this value");
            }
        }
    }

    /** All cells in the order of their creation, as they are at this moment. */
    List<Cell> all() {
        List<Cell> known = snapshot;
        if (known == null) {
            synchronized (indexes) {
                known = List.copyOf(order);
                snapshot = known;
            }
        }
        return known;
    }

    /** Few cells, in order, among which is every one that satisfies the filter; empty where no index tells. */
    Optional<List<Cell>> candidates(ResolvedFilter filter) {
        if (filter instanceof ResolvedFilter.AnyOf any) {
            return ofAny(any);
        }
        List<Cell> fewest = null;
        for (Equality equality : Equality.requiredBy(filter)) {
            Optional<List<Cell>> found = candidates(equality);
            if (found.isPresent() && (fewest == null || found.get().size() < fewest.size())) {
                fewest = found.get();
            }
        }
        return Optional.ofNullable(fewest);
    }

    private Optional<List<Cell>> ofAny(ResolvedFilter.AnyOf any) {
        NavigableSet<Cell> all = new TreeSet<>(Cell.IN_ORDER);
        for (ResolvedFilter operand : any.operands()) {
            Optional<List<Cell>> some = candidates(operand);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(some.get());
        }
        return Optional.of(List.copyOf(all));
    }

    private Optional<List<Cell>> candidates(Equality equality) {
        if (equality.path().toString().equals("id")) {
            Cell cell = byId.get(equality.value());
            return Optional.of(cell == null ? List.of() : List.of(cell));
        }
        return index(equality).map(index -> {
            synchronized (indexes) {
                return List.copyOf(index.find(equality.value()));
            }
        });
    }

    private Optional<ValueIndex> index(Equality equality) {
        for (ValueIndex index : indexes) {
            if (index.isOf(equality.path())) {
                return Optional.of(index);
            }
        }
        return Optional.empty();
    }

    /**
     * Exactly the resources that satisfy a filter, in order, where the filter is nothing but an equality that an index answers:
     * nobody looks for the one member among ten thousand once more. Empty for other filters.
     */
    Optional<List<Match>> matches(ResolvedFilter filter) {
        List<Equality> only = filter instanceof ResolvedFilter.Compared ? Equality.requiredBy(filter) : List.of();
        return only.isEmpty()
                ? Optional.empty()
                : index(only.get(0)).map(index -> matches(index, only.get(0).value()));
    }

    private List<Match> matches(ValueIndex index, String value) {
        synchronized (indexes) {
            List<Match> matches = new ArrayList<>();
            for (Cell cell : index.find(value)) {
                matches.add(new Match(cell.sequence, Objects.requireNonNull(cell.resource)));
            }
            return matches;
        }
    }

    private static String version(long revision) {
        return "W/\"" + revision + "\"";
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
