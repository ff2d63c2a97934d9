package io.scimwright.server.spi;

import io.scimwright.core.patch.Change;
import io.scimwright.core.resource.ScimResource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a write did. Immutable. */
public final class WriteOutcome {

    private final boolean changed;
    private final List<Change> changes;
    private final @Nullable ScimResource after;
    private final @Nullable String version;

    private WriteOutcome(boolean changed, List<Change> changes, @Nullable ScimResource after) {
        this(changed, List.copyOf(changes), after, null);
    }

    private WriteOutcome(
            boolean changed, List<Change> changes, @Nullable ScimResource after, @Nullable String version) {
        this.changed = changed;
        this.changes = changes;
        this.after = after;
        this.version = version;
    }

    /** A resource was created; this is its state, id included. */
    public static WriteOutcome created(ScimResource after) {
        return new WriteOutcome(true, List.of(), after);
    }

    /** A resource was changed; this is its state now. */
    public static WriteOutcome changed(ScimResource after, List<Change> changes) {
        return new WriteOutcome(true, changes, after);
    }

    /** A resource was changed and not read; the engine reads it if it has to show it. */
    public static WriteOutcome changed(List<Change> changes) {
        return new WriteOutcome(true, changes, null);
    }

    /** Nothing had to be done; this is the state. */
    public static WriteOutcome unchanged(ScimResource state) {
        return new WriteOutcome(false, List.of(), state);
    }

    /** Nothing had to be done; the engine reads the resource if it has to show it. */
    public static WriteOutcome unchanged() {
        return new WriteOutcome(false, List.of(), null);
    }

    /** A resource was deleted. */
    public static WriteOutcome deleted() {
        return new WriteOutcome(true, List.of(), null);
    }

    /** This outcome with the version that the resource has now, for a provider that knows it without reading. */
    public WriteOutcome withVersion(String entityTag) {
        return new WriteOutcome(changed, changes, after, Objects.requireNonNull(entityTag));
    }

    public boolean isChanged() {
        return changed;
    }

    /** What changed, attribute by attribute; empty where the provider does not know, or the resource is new or gone. */
    public List<Change> changes() {
        return changes;
    }

    /** The state afterwards; absent where the provider did not read it. */
    public Optional<ScimResource> after() {
        return Optional.ofNullable(after);
    }

    /** The version that the resource has now, an entity tag; absent where the provider keeps none or does not know it. */
    public Optional<String> version() {
        return Optional.ofNullable(version).or(() -> after().flatMap(ScimResource::version));
    }
}
