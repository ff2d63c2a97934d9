package io.scimwright.apim.internal;

import io.scimwright.apim.access.GroupRule;
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
import java.util.UUID;

/** Writes groups; members are changed call by call, and a group is not read to add one. */
final class GroupWriter {

    private final ManagementPlane apim;
    private final Workshop workshop;
    private final ManagedGroups managed;
    private final GroupListing listing;
    private final Memberships memberships;

    GroupWriter(Workshop workshop, GroupListing listing) {
        this.apim = workshop.plane();
        this.workshop = workshop;
        this.managed = workshop.groups();
        this.listing = listing;
        this.memberships = new Memberships(workshop);
    }

    WriteOutcome create(RequestContext context, ScimResource wanted) {
        requireUniqueName(context, wanted.require(Group.DISPLAY_NAME), "");
        Optional<GroupRule> rule = workshop.mapping()
                .ruleFor(
                        wanted.require(Group.DISPLAY_NAME),
                        wanted.find(Group.EXTERNAL_ID).orElse(""));
        return rule.isPresent() ? link(context, rule.get(), wanted) : createNew(context, wanted);
    }

    /** The group of the mapping is there already: it becomes what the identity provider's group is. */
    private WriteOutcome link(RequestContext context, GroupRule rule, ScimResource wanted) {
        ApimGroup target = apim.group(context, rule.apim())
                .orElseThrow(() -> ScimException.of(
                        500,
                        "the mapping links '" + rule.idp() + "' to the group '" + rule.apim()
                                + "', which APIM does not have; an operator has to look"));
        if (target.isLinked()) {
            throw ScimException.uniqueness(
                    "displayName", "the group of APIM is linked already, to '" + target.name() + "'");
        }
        ApimGroup linked = apim.updateGroup(context, target.id(), GroupMapping.toLink(wanted, target))
                .orElseThrow(() -> ManagedGroups.unknown(target.id()));
        managed.remember(linked);
        try {
            memberships.add(context, linked.id(), wantedMembers(wanted));
        } catch (ScimException e) {
            // Otherwise the link would stand in the way of the repeat.
            managed.forget(target.id());
            apim.updateGroup(context, target.id(), GroupMapping.unlinked(linked));
            throw e;
        }
        return WriteOutcome.created(GroupMapping.toResource(linked, listing.members(context, linked.id())));
    }

    private WriteOutcome createNew(RequestContext context, ScimResource wanted) {
        ApimGroup created = apim.createGroup(context, "g-" + UUID.randomUUID(), GroupMapping.toFields(wanted, ""));
        try {
            memberships.add(context, created.id(), wantedMembers(wanted));
        } catch (ScimException e) {
            // Otherwise the group would stand in the way of the repeat.
            apim.deleteGroup(context, created.id());
            throw e;
        }
        boolean hasMembers = !wantedMembers(wanted).isEmpty();
        return WriteOutcome.created(
                GroupMapping.toResource(created, hasMembers ? listing.members(context, created.id()) : List.of()));
    }

    private static Set<String> wantedMembers(ScimResource group) {
        return GroupMapping.memberIds(group.attributes().elements(GroupMapping.MEMBERS));
    }

    private void requireUniqueName(RequestContext context, String displayName, String exceptId) {
        boolean taken = listing.named(context, displayName)
                .anyMatch(group -> !group.id().equals(exceptId) && group.name().equalsIgnoreCase(displayName));
        if (taken) {
            throw ScimException.uniqueness("displayName", "another group has the name '" + displayName + "'");
        }
    }

    WriteOutcome replace(RequestContext context, String id, ScimResource wanted) {
        ApimGroup before = require(context, id);
        return write(context, before, GroupMapping.toResource(before, listing.members(context, id)), wanted);
    }

    WriteOutcome patch(RequestContext context, String id, Patch patch) {
        Optional<MembershipDelta> delta = patch.membershipDelta();
        if (delta.isPresent()) {
            return applyDelta(context, id, delta.get());
        }
        ApimGroup before = require(context, id);
        ScimResource old = GroupMapping.toResource(before, listing.members(context, id));
        return write(context, before, old, patch.apply(old).after());
    }

    private WriteOutcome applyDelta(RequestContext context, String id, MembershipDelta delta) {
        if (!managed.mayInclude(context, id)) {
            throw ManagedGroups.unknown(id);
        }
        int calls = context.downstream().size();
        List<String> removed = memberships.remove(context, id, delta.removed());
        List<String> added = memberships.add(context, id, delta.added());
        if (context.downstream().size() == calls && managed.find(context, id).isEmpty()) {
            throw ManagedGroups.unknown(id);
        }
        if (added.isEmpty() && removed.isEmpty()) {
            return WriteOutcome.unchanged();
        }
        return WriteOutcome.changed(List.of(memberChange(added, removed)));
    }

    private WriteOutcome write(RequestContext context, ApimGroup before, ScimResource old, ScimResource wanted) {
        List<Change> changes = new ArrayList<>();
        for (Change change : ChangeList.between(old, wanted)) {
            if (!change.path().equals(GroupMapping.MEMBERS)) {
                changes.add(change);
            }
        }
        if (!changes.isEmpty()) {
            String name = wanted.require(Group.DISPLAY_NAME);
            if (!name.equals(before.name())) {
                requireUniqueName(context, name, before.id());
            }
            GroupFields fields = before.isLinked()
                    ? GroupMapping.toLink(wanted, before)
                    : GroupMapping.toFields(wanted, before.description());
            if (apim.updateGroup(context, before.id(), fields).isEmpty()) {
                throw ManagedGroups.unknown(before.id());
            }
        }
        Set<String> present = wantedMembers(old);
        Set<String> desired = wantedMembers(wanted);
        List<String> removed = memberships.remove(
                context,
                before.id(),
                present.stream().filter(id -> !desired.contains(id)).toList());
        List<String> added = memberships.add(
                context,
                before.id(),
                desired.stream().filter(id -> !present.contains(id)).toList());
        if (!added.isEmpty() || !removed.isEmpty()) {
            changes.add(memberChange(added, removed));
        }
        return changes.isEmpty() ? WriteOutcome.unchanged() : WriteOutcome.changed(changes);
    }

    private static Change memberChange(List<String> added, List<String> removed) {
        return Change.ofElements(GroupMapping.MEMBERS, GroupMapping.members(added), GroupMapping.members(removed));
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
        List<String> present = listing.members(context, group.id()).stream()
                .map(ApimUser::id)
                .toList();
        memberships.remove(context, group.id(), present);
        apim.updateGroup(context, group.id(), GroupMapping.unlinked(group));
        managed.forget(group.id());
    }
}
