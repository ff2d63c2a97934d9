package io.scimwright.memory;

import io.scimwright.core.resource.ScimResource;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The place of one resource: what it is now, and when in the order of all it came. Its monitor serialises its writers. */
final class Cell {

    static final Comparator<Cell> IN_ORDER = (one, other) -> Long.compare(one.sequence, other.sequence);

    final long sequence;

    /** Null once the resource is deleted. */
    volatile @Nullable ScimResource resource;

    /** How often the resource was written; guarded by the monitor. */
    long revision = 1;

    Cell(long sequence, ScimResource resource) {
        this.sequence = sequence;
        this.resource = resource;
    }
}
