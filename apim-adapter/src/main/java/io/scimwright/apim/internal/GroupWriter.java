package io.scimwright.apim.internal;

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

    private static final String DISPLAY_NAME = Group.DISPLAY_NAME.toString();

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

    /**
     * A group that is to be changed.
     *
     * @param neighbours all groups, where they had to be read anyway
     */
    private record Found(ApimGroup group, Optional<List<ApimGroup>> neighbours) {}

    WriteOutcome create(RequestContext context, ScimResource wanted) {
        return WriteOutcome.created(creation.create(context, wanted));
    }

    WriteOutcome replace(RequestContext context, String id, ScimResource wanted) {
        return write(context, new Found(require(context, id), Optional.empty()), before -> wanted);
    }

    WriteOutcome patch(RequestContext context, String id, Patch patch) {
        Optional<MembershipDelta> delta = patch.membershipPart();
        Patch rest = patch.withoutMembership();
        if (delta.isPresent() && rest.isEmpty()) {
            return outcome(List.of(), changeMembers(context, id, delta.get()));
        }
        Found found = toBeChanged(context, id, rest);
        if (delta.isEmpty() && patch.touches(GroupMapping.MEMBERS)) {
            return write(context, found, before -> patch.apply(before).after());
        }
        ScimResource before = GroupMapping.toResource(found.group(), null);
        List<Change> changes =
                describe(context, found, before, rest.apply(before).after());
        return outcome(
                changes,
                delta.map(some -> changeMembers(context, id, some)).orElse(new MembershipDelta(List.of(), List.of())));
    }

    /** A new name has to be nobody else's: where one page holds all groups, one call tells that and the group itself. */
    private Found toBeChanged(RequestContext context, String id, Patch patch) {
        if (patch.touches(DISPLAY_NAME) && managed.mayInclude(context, id)) {
            Optional<List<ApimGroup>> all = listing.allOnOnePage(context);
            Optional<ApimGroup> group = all.flatMap(groups ->
                    groups.stream().filter(each -> each.id().equals(id)).findFirst());
            if (group.isPresent()) {
                return new Found(group.get(), all);
            }
        }
        return new Found(require(context, id), Optional.empty());
    }

    private interface Edit {
        ScimResource of(ScimResource before);
    }

    /** A write that depends on the members that are there. */
    private WriteOutcome write(RequestContext context, Found found, Edit edit) {
        String id = found.group().id();
        List<ApimUser> members = listing.members(context, id);
        ScimResource before = GroupMapping.toResource(found.group(), members);
        ScimResource wanted = edit.of(before);
        List<Change> changes = describe(context, found, before, wanted);
        Set<String> present = GroupCreation.wantedMembers(before);
        Set<String> desired = GroupCreation.wantedMembers(wanted);
        MembershipDelta delta = new MembershipDelta(
                desired.stream().filter(each -> !present.contains(each)).toList(),
                present.stream().filter(each -> !desired.contains(each)).toList());
        return outcome(changes, memberships.change(context, id, delta, members));
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

    /** Writes all but the members. */
    private List<Change> describe(RequestContext context, Found found, ScimResource old, ScimResource wanted) {
        List<Change> changes = ChangeList.between(old, wanted).stream()
                .filter(change -> !change.path().equals(GroupMapping.MEMBERS))
                .toList();
        if (changes.isEmpty()) {
            return changes;
        }
        ApimGroup before = found.group();
        String name = wanted.require(Group.DISPLAY_NAME);
        if (!name.equals(before.name())) {
            requireUnique(context, name, found);
        }
        GroupFields fields = before.isLinked()
                ? GroupMapping.toLink(wanted, before)
                : GroupMapping.toFields(wanted, before.description());
        if (apim.updateGroup(context, before.id(), fields).isEmpty()) {
            throw ManagedGroups.unknown(before.id());
        }
        return changes;
    }

    private void requireUnique(RequestContext context, String name, Found found) {
        List<ApimGroup> others = found.neighbours().orElseGet(() -> listing.named(context, name));
        boolean taken = others.stream()
                .anyMatch(group ->
                        !group.id().equals(found.group().id()) && group.name().equalsIgnoreCase(name));
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
