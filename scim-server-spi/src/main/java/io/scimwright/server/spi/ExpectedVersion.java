package io.scimwright.server.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version that a row had when it was read, and has to have still when it is updated or deleted. Immutable. */
public final class ExpectedVersion {

    private static final ExpectedVersion UNKNOWN = new ExpectedVersion(null);

    private final @Nullable Object version;

    private ExpectedVersion(@Nullable Object version) {
        this.version = version;
    }

    static ExpectedVersion of(@Nullable Object version) {
        return version == null ? UNKNOWN : new ExpectedVersion(version);
    }

    /** Whether the mapper names a version and the row had one; otherwise the last writer wins. */
    public boolean isKnown() {
        return version != null;
    }

    /** The version as text; empty where it is not known. */
    public Optional<String> text() {
        return Optional.ofNullable(version).map(Object::toString);
    }

    /**
     * The version as a number, for the usual counter.
     *
     * @throws IllegalStateException when it is not known or no whole number
     */
    public long number() {
        if (version instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("the version is " + (version == null ? "not known" : "no number"));
    }

    @Override
    public String toString() {
        return text().orElse("unknown");
    }
}
