package io.scimwright.core.patch;

import io.scimwright.core.resource.ScimResource;
import java.util.List;

/**
 * What a patch makes of a resource. Immutable.
 *
 * @param after the resource afterwards; the very resource before when nothing changed
 * @param changes one entry per attribute that is different, in the order in which the patch touched them
 */
public record PatchResult(ScimResource after, List<Change> changes) {

    public PatchResult {
        changes = List.copyOf(changes);
    }

    /** Whether anything is different. */
    public boolean isChanged() {
        return !changes.isEmpty();
    }
}
