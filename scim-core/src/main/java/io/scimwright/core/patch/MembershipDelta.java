package io.scimwright.core.patch;

import java.util.List;

/**
 * A patch that does nothing but add members and remove members by id, so that a provider can apply it without reading the
 * group. Applying the removals first and then the additions gives what the operations give in their order.
 *
 * @param added ids to add, each once
 * @param removed ids to remove, each once and none of {@code added}
 */
public record MembershipDelta(List<String> added, List<String> removed) {

    public MembershipDelta {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
