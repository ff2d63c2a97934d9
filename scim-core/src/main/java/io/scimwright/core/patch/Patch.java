package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.internal.RequiredAttributes;
import io.scimwright.core.internal.Violations;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The operations of a PATCH request, compiled once against the schema (RFC 7644 section 3.5.2): whatever can be refused
 * without the resource has been refused. Immutable and thread-safe.
 *
 * <pre>{@code
 * PatchResult result = Patch.decode(json, User.TYPE, Dialect.tolerant()).apply(ada);
 * result.after();     // a new resource; ada is unchanged
 * }</pre>
 */
public final class Patch {

    private final Dialect dialect;
    private final List<Operation> operations;

    Patch(Dialect dialect, List<Operation> operations) {
        this.dialect = dialect;
        this.operations = List.copyOf(operations);
    }

    /** The patch of a PatchOp message; what the type does not keep is dropped from it. */
    public static Patch decode(String json, ResourceType type, Dialect dialect) {
        return decode(JsonTree.readObject(json), type, dialect, ignored -> {});
    }

    /**
     * The patch of a PatchOp message.
     *
     * @param ignored told the path of each attribute that is dropped because the type does not keep it
     * @throws ScimException 400 with the index of the operation at fault
     */
    public static Patch decode(ScimObject message, ResourceType type, Dialect dialect, Consumer<String> ignored) {
        return new Patch(dialect, new PatchDecoder(type, dialect, ignored).decode(message));
    }

    /**
     * Applies the operations in order, all or none; later ones see what earlier ones did.
     *
     * @throws ScimException 400 noTarget, mutability or invalidValue; the resource given is unchanged in any case
     */
    public PatchResult apply(ScimResource resource) {
        ScimObject tree = resource.attributes();
        Edits edits = new Edits(dialect);
        for (Operation operation : operations) {
            try {
                tree = operation.applyTo(tree, edits);
            } catch (ScimException e) {
                throw e.within("Operations[" + operation.index() + "]");
            }
        }
        ScimResource after = resource.withAttributes(tree);
        Violations violations = new Violations();
        RequiredAttributes.check(resource.type(), after.attributes(), violations);
        violations.throwIfAny();
        List<Change> changes = ChangeList.between(resource, after);
        return new PatchResult(changes.isEmpty() ? resource : after, changes);
    }

    /** Whether no operation is left, because none of the attributes it names is kept. */
    public boolean isEmpty() {
        return operations.isEmpty();
    }

    /**
     * This patch as additions to and removals from the members of a group, if it is nothing else and no operation depends on
     * the members that are there now.
     */
    public Optional<MembershipDelta> membershipDelta() {
        Set<String> added = new LinkedHashSet<>();
        Set<String> removed = new LinkedHashSet<>();
        for (Operation operation : operations) {
            Optional<List<String>> ids = memberIds(operation);
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

    private static Optional<List<String>> memberIds(Operation operation) {
        boolean ofMembers =
                operation.path().toString().equals(Group.MEMBERS.toString()) && operation.op() != PatchOp.REPLACE;
        if (!ofMembers) {
            return Optional.empty();
        }
        if (operation.filter() != null) {
            return operation.op() == PatchOp.REMOVE
                    ? Elements.describedBy(operation.filter())
                            .filter(element -> element.size() == 1)
                            .flatMap(element -> element.findString("value"))
                            .map(List::of)
                    : Optional.empty();
        }
        List<String> ids = new ArrayList<>();
        for (ScimValue element : Elements.elements(operation.value())) {
            Optional<String> id = element instanceof ScimObject object ? object.findString("value") : Optional.empty();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ids.add(id.get());
        }
        boolean removesAll = operation.op() == PatchOp.REMOVE && ids.isEmpty();
        return removesAll ? Optional.empty() : Optional.of(ids);
    }
}
