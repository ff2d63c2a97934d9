package io.scimwright.apim.internal;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.patch.MembershipDelta;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes groups; members are changed call by call, and a group is not read to add one. */
final class GroupWriter {

    private final ManagementPlane apim;
    private final ManagedGroups managed;
    private final GroupListing listing;
    private final Memberships memberships;
    private final GroupCreation creation;

    GroupWriter(Workshop workshop, GroupListing listing) {
        this.apim = workshop.plane();
        this.managed = workshop.groups();
        this.listing = listing;
        this.memberships = new Memberships(workshop);
        this.creation = new GroupCreation(workshop, listing, memberships);
    }

    WriteOutcome create(RequestContext context, ScimResource wanted) {
        return WriteOutcome.created(creation.create(context, wanted));
    }

    WriteOutcome replace(RequestContext context, String id, ScimResource wanted) {
        return write(context, id, before -> wanted);
    }

    WriteOutcome patch(RequestContext context, String id, Patch patch) {
        Optional<MembershipDelta> delta = patch.membershipPart();
        Patch rest = patch.withoutMembership();
        if (delta.isPresent() && rest.isEmpty()) {
            return outcome(List.of(), changeMembers(context, id, delta.get()));
        }
        if (delta.isEmpty() && patch.touches(GroupMapping.MEMBERS)) {
            return write(context, id, before -> patch.apply(before).after());
        }
        List<Change> changes = FreshReads.insist(context, () -> {
            ApimGroup group = require(context, id);
            ScimResource before = GroupMapping.toResource(group, null);
            return describe(context, group, before, rest.apply(before).after());
        });
        return outcome(
                changes,
                delta.map(some -> changeMembers(context, id, some)).orElse(new MembershipDelta(List.of(), List.of())));
    }

    private interface Edit {
        ScimResource of(ScimResource before);
    }

    /** A group whose own attributes are written, with the members it had and the changes of these that are left to make. */
    private record Described(List<Change> changes, List<ApimUser> members, MembershipDelta delta) {}

    /** A write that depends on the members that are there. */
    private WriteOutcome write(RequestContext context, String id, Edit edit) {
        Described described = FreshReads.insist(context, () -> described(context, id, edit));
        return outcome(described.changes(), memberships.change(context, id, described.delta(), described.members()));
    }

    private Described described(RequestContext context, String id, Edit edit) {
        ApimGroup group = require(context, id);
        List<ApimUser> members = listing.members(context, id);
        ScimResource before = GroupMapping.toResource(group, members);
        ScimResource wanted = edit.of(before);
        List<Change> changes = describe(context, group, before, wanted);
        Set<String> present = GroupCreation.wantedMembers(before);
        Set<String> desired = GroupCreation.wantedMembers(wanted);
        MembershipDelta delta = new MembershipDelta(
                desired.stream().filter(each -> !present.contains(each)).toList(),
                present.stream().filter(each -> !desired.contains(each)).toList());
        return new Described(changes, members, delta);
    }

    private MembershipDelta changeMembers(RequestContext context, String id, MembershipDelta wanted) {
        if (!managed.mayInclude(context, id)) {
            throw ManagedGroups.unknown(id);
        }
        int calls = context.downstream().size();
        MembershipDelta made = memberships.change(context, id, wanted, null);
        if (context.downstream().size() == calls && managed.find(context, id).isEmpty()) {
            throw ManagedGroups.unknown(id);
        }
        return made;
    }

    private static WriteOutcome outcome(List<Change> described, MembershipDelta made) {
        List<Change> changes = new ArrayList<>(described);
        if (!made.added().isEmpty() || !made.removed().isEmpty()) {
            changes.add(Change.ofElements(
                    GroupMapping.MEMBERS, GroupMapping.members(made.added()), GroupMapping.members(made.removed())));
        }
        return changes.isEmpty() ? WriteOutcome.unchanged() : WriteOutcome.changed(changes);
    }

    /**
     * Writes all but the members, in the version that was read.
     *
     * @throws ScimException 412 where another server was faster
     */
    private List<Change> describe(RequestContext context, ApimGroup before, ScimResource old, ScimResource wanted) {
        List<Change> changes = ChangeList.between(old, wanted).stream()
                .filter(change -> !change.path().equals(GroupMapping.MEMBERS))
                .toList();
        if (changes.isEmpty()) {
            return changes;
        }
        String name = wanted.require(Group.DISPLAY_NAME);
        if (!name.equals(before.name())) {
            requireUnique(context, name, before);
        }
        GroupFields fields = before.isLinked()
                ? GroupMapping.toLink(wanted, before)
                : GroupMapping.toFields(wanted, before.description());
        if (apim.updateGroup(context, before, fields).isEmpty()) {
            throw ManagedGroups.unknown(before.id());
        }
        return changes;
    }

    /** Where one page holds all groups, it tells at once which names there are. */
    private void requireUnique(RequestContext context, String name, ApimGroup renamed) {
        List<ApimGroup> others = listing.allOnOnePage(context).orElseGet(() -> listing.named(context, name));
        boolean taken = others.stream()
                .anyMatch(group ->
                        !group.id().equals(renamed.id()) && group.name().equalsIgnoreCase(name));
        if (taken) {
            throw GroupCreation.taken(name);
        }
    }

    private ApimGroup require(RequestContext context, String id) {
        return managed.find(context, id).orElseThrow(() -> ManagedGroups.unknown(id));
    }

    void delete(RequestContext context, String id) {
        ApimGroup group = require(context, id);
        if (group.isLinked()) {
            unlink(context, group);
        } else if (!apim.deleteGroup(context, id)) {
            throw ManagedGroups.unknown(id);
        }
    }

    /** The group was there before SCIM and stays; the members leave first, so that a repeat finds what is left to do. */
    private void unlink(RequestContext context, ApimGroup group) {
        List<ApimUser> members = listing.members(context, group.id());
        MembershipDelta all = new MembershipDelta(
                List.of(), members.stream().map(ApimUser::id).toList());
        memberships.change(context, group.id(), all, members);
        apim.updateGroup(context, group.id(), GroupMapping.unlinked(group));
        managed.forget(group.id());
    }
}
