package io.scimwright.core.patch;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import java.util.List;
import java.util.Optional;
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

    private final List<Operation> operations;

    Patch(List<Operation> operations) {
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
        return decode(message, type, dialect, ignored, Integer.MAX_VALUE);
    }

    /**
     * The patch of a PatchOp message of limited size, for messages from strangers.
     *
     * @param most how many operations are taken; each key of a value without path counts as one, since it is one
     * @throws ScimException 400 with the index of the operation at fault; 413 when there are more operations
     */
    public static Patch decode(
            ScimObject message, ResourceType type, Dialect dialect, Consumer<String> ignored, int most) {
        return new Patch(new PatchDecoder(type, dialect, ignored, most).decode(message));
    }

    /**
     * Applies the operations in order, all or none; later ones see what earlier ones did.
     *
     * <p>The work grows with the elements that are there, the operations, and the elements that they change. Only a filter that
     * asks for anything but equal values has to look at every element; more than 10,000,000 such looks and changes in one patch
     * are refused.
     *
     * @throws ScimException 400 noTarget, mutability, invalidValue or tooMany; the resource given is unchanged in any case
     */
    public PatchResult apply(ScimResource resource) {
        return apply(new Draft(resource, operations));
    }

    PatchResult apply(Draft draft) {
        for (Operation operation : operations) {
            try {
                draft.apply(operation);
            } catch (ScimException e) {
                throw e.within("Operations[" + operation.index() + "]");
            }
        }
        return draft.result();
    }

    List<Operation> operations() {
        return operations;
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
        return withoutMembership().isEmpty() ? membershipPart() : Optional.empty();
    }

    /**
     * The operations on the members of a group as additions and removals, whatever else the patch does; empty where there are none,
     * or where one of them depends on the members that are there now. Together with {@link #withoutMembership} this is the whole
     * patch: no other operation reads members.
     */
    public Optional<MembershipDelta> membershipPart() {
        return MembershipDelta.of(operations.stream().filter(Patch::isOnMembers).toList());
    }

    /** Whether an operation changes an attribute of the core schema, given by its name, or a part of it. */
    public boolean touches(String attribute) {
        return operations.stream().anyMatch(operation -> isOn(operation, attribute));
    }

    /** This patch without its operations on members. */
    public Patch withoutMembership() {
        return new Patch(
                operations.stream().filter(operation -> !isOnMembers(operation)).toList());
    }

    private static boolean isOnMembers(Operation operation) {
        return isOn(operation, Group.MEMBERS.toString());
    }

    private static boolean isOn(Operation operation, String attribute) {
        return operation.path().withoutSub().toString().equals(attribute);
    }
}
