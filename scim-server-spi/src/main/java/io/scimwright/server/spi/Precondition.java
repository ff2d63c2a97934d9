package io.scimwright.server.spi;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.ScimResource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has to hold when a write happens: nothing, or that the resource still has the version somebody saw (RFC 7644 section
 * 3.14). A provider that keeps versions checks it in the same step as the write. Immutable.
 *
 * <p>A condition that does not hold is answered by {@link ScimException#preconditionFailed}; the engine reads and writes again
 * where the client itself made no condition.
 */
public final class Precondition {

    private static final Precondition NONE = new Precondition(null);

    private final @Nullable String version;

    private Precondition(@Nullable String version) {
        this.version = version;
    }

    /** Nothing has to hold. */
    public static Precondition none() {
        return NONE;
    }

    /**
     * The resource has to have this version.
     *
     * @param entityTag as in {@code meta.version}, quotes and {@code W/} included
     */
    public static Precondition version(String entityTag) {
        return new Precondition(Objects.requireNonNull(entityTag));
    }

    /** That the resource has the version it has here; nothing where it has none. */
    public static Precondition unchangedSince(ScimResource seen) {
        return seen.version().map(Precondition::version).orElse(NONE);
    }

    /** The version that the resource has to have; empty where nothing has to hold. */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /**
     * Refuses a resource of another version; tags are compared weakly (RFC 9110 section 8.8.3.2).
     *
     * @throws ScimException 412 when the condition does not hold
     */
    public void check(ScimResource current) {
        if (version != null && !opaque(version).equals(opaque(current.version().orElse("")))) {
            throw ScimException.preconditionFailed("the " + current.type().name() + " is in another version than "
                    + version + "; read it again and repeat the change");
        }
    }

    private static String opaque(String entityTag) {
        return entityTag.startsWith("W/") ? entityTag.substring(2) : entityTag;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Precondition condition && Objects.equals(condition.version, version);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(version);
    }

    @Override
    public String toString() {
        return version == null ? "none" : "version " + version;
    }
}
