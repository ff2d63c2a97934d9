package io.scimwright.core.patch;

import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Additions to and removals from the members of a group by id, so that a provider can apply them without reading the group.
 * Applying the removals first and then the additions gives what the operations give in their order. Ids are compared exactly.
 *
 * @param added ids to add, each once
 * @param removed ids to remove, each once and none of {@code added}
 */
public record MembershipDelta(List<String> added, List<String> removed) {

    public MembershipDelta {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** The delta of operations on members; empty where there are none or one of them depends on what is there. */
    static Optional<MembershipDelta> of(List<Operation> operations) {
        Set<String> added = new LinkedHashSet<>();
        Set<String> removed = new LinkedHashSet<>();
        for (Operation operation : operations) {
            Optional<List<String>> ids = ids(operation);
            if (ids.isEmpty()) {
                return Optional.empty();
            }
            boolean adds = operation.op() == PatchOp.ADD;
            (adds ? added : removed).addAll(ids.get());
            ids.get().forEach((adds ? removed : added)::remove);
        }
        return operations.isEmpty()
                ? Optional.empty()
                : Optional.of(new MembershipDelta(List.copyOf(added), List.copyOf(removed)));
    }

    private static Optional<List<String>> ids(Operation operation) {
        if (operation.op() == PatchOp.REPLACE || operation.path().subAttribute().isPresent()) {
            return Optional.empty();
        }
        Selection selection = operation.selection();
        if (selection != null) {
            return operation.op() == PatchOp.REMOVE ? selection.onlyValue().map(List::of) : Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        for (ScimValue element : Elements.listOf(operation.value())) {
            Optional<String> id = element instanceof ScimObject object ? object.findString("value") : Optional.empty();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ids.add(id.get());
        }
        // Removing without a list means all that are there.
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids);
    }
}
