package io.scimwright.apim.internal;

import io.scimwright.apim.access.GroupRule;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.MembershipDelta;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates groups, or links those that the mapping has ready for them. Where that takes more than one call, the first one says that
 * the group is incomplete and the last one that it is not: after an outage, or the death of this server, the same create sent
 * again goes on with the group. An empty group is whole by its first call, and carries no note.
 *
 * <p>An incomplete group is shown like any other. An identity provider that sends the create again completes it; one that looks
 * the group up before goes on with PATCH and PUT; and an operator can see and delete one that nobody asks for any more.
 */
final class GroupCreation {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCreation.class);

    /** How long a server that was later may take to see that it was, and to give way. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** What passes by itself, so that the same request can be sent again. */
    private static final Set<Integer> PASSING = Set.of(429, 503);

    private final ManagementPlane apim;
    private final Workshop workshop;
    private final GroupListing listing;
    private final Memberships memberships;

    GroupCreation(Workshop workshop, GroupListing listing, Memberships memberships) {
        this.apim = workshop.plane();
        this.workshop = workshop;
        this.listing = listing;
        this.memberships = memberships;
    }

    /**
     * Creates or links the group with its members.
     *
     * @throws ScimException 409 when another group has the name
     */
    ScimResource create(RequestContext context, ScimResource wanted) {
        String name = wanted.require(Group.DISPLAY_NAME);
        Optional<GroupRule> rule =
                workshop.mapping().ruleFor(name, wanted.find(Group.EXTERNAL_ID).orElse(""));
        List<ApimGroup> same = listing.ownNamed(context, name);
        if (!same.isEmpty()) {
            return goOn(context, begun(same).orElseThrow(() -> taken(name)), wanted);
        }
        return rule.isPresent() ? link(context, rule.get(), wanted) : createNew(context, wanted);
    }

    /** The group to go on with: none where one of that name is whole, and of two the one that would have stayed. */
    private static Optional<ApimGroup> begun(List<ApimGroup> same) {
        return same.stream().allMatch(GroupMapping::isIncomplete)
                ? same.stream().min(Comparator.comparing(ApimGroup::id))
                : Optional.empty();
    }

    static ScimException taken(String name) {
        return ScimException.uniqueness("displayName", "another group has the name '" + name + "'");
    }

    private ScimResource createNew(RequestContext context, ScimResource wanted) {
        String id = "g-" + UUID.randomUUID();
        GroupFields whole = GroupMapping.toFields(wanted, "");
        if (wantedMembers(wanted).isEmpty()) {
            ApimGroup created = apim.createGroup(context, id, whole);
            yieldIfPossible(context, created);
            return GroupMapping.toResource(created, List.of());
        }
        ApimGroup begun = apim.createGroup(context, id, GroupMapping.incomplete(whole));
        yieldToOthers(context, begun);
        add(context, begun, wanted, () -> apim.deleteGroup(context, begun.id()));
        return completed(context, begun, whole);
    }

    /**
     * Nothing is left to do for an empty group, and no repeat could tell it from another server's: if nobody can say now whether there
     * is a rival, the group stays. Such a rival sees this one, and gives way.
     */
    private void yieldIfPossible(RequestContext context, ApimGroup created) {
        try {
            yieldToOthers(context, created);
        } catch (ScimException e) {
            if (!PASSING.contains(e.status())) {
                throw e;
            }
            LOG.warn("Whether another group has the name of {} could not be seen: {}", created.id(), e.getMessage());
        }
    }

    /**
     * Two servers may create one name at the same time, and neither saw the other's before its own was there: the smaller id stays.
     * Whoever has it waits for the other to go; an id that does not go was there before. Nothing but the own group is deleted.
     */
    private void yieldToOthers(RequestContext context, ApimGroup created) {
        List<String> rivals = rivals(context, created);
        if (!rivals.isEmpty() && rivals.stream().allMatch(id -> id.compareTo(created.id()) > 0)) {
            pause();
            rivals = rivals(context, created);
        }
        if (!rivals.isEmpty()) {
            apim.deleteGroup(context, created.id());
            throw taken(created.displayName());
        }
    }

    private List<String> rivals(RequestContext context, ApimGroup created) {
        return listing.markedNamed(context, created.displayName()).stream()
                .map(ApimGroup::id)
                .filter(id -> !id.equals(created.id()))
                .toList();
    }

    private static void pause() {
        try {
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScimException.of(503, "the server is stopping").causedBy(e);
        }
    }

    /** The group of the mapping is there already: it becomes what the identity provider's group is. */
    private ScimResource link(RequestContext context, GroupRule rule, ScimResource wanted) {
        ApimGroup target = apim.group(context, rule.apim())
                .orElseThrow(() -> ScimException.of(
                        500,
                        "the mapping links '" + rule.idp() + "' to the group '" + rule.apim()
                                + "', which APIM does not have; an operator has to look"));
        if (target.isLinked()) {
            if (GroupMapping.isIncomplete(target)) {
                return goOn(context, target, wanted);
            }
            throw ScimException.uniqueness(
                    "displayName", "the group of APIM is linked already, to '" + target.name() + "'");
        }
        GroupFields whole = GroupMapping.toLink(wanted, target);
        ApimGroup begun = apim.updateGroup(context, target.id(), GroupMapping.incomplete(whole))
                .orElseThrow(() -> ManagedGroups.unknown(target.id()));
        workshop.groups().remember(begun);
        add(context, begun, wanted, () -> {
            workshop.groups().forget(begun.id());
            apim.updateGroup(context, begun.id(), GroupMapping.unlinked(begun));
        });
        return completed(context, begun, whole);
    }

    /** Gives a group its members; what can never be done is undone, so that it does not stand in the way of another create. */
    private void add(RequestContext context, ApimGroup group, ScimResource wanted, Runnable undo) {
        try {
            List<String> ids = List.copyOf(wantedMembers(wanted));
            memberships.change(context, group.id(), new MembershipDelta(ids, List.of()), null);
        } catch (ScimException e) {
            if (!PASSING.contains(e.status())) {
                undone(group, undo);
            }
            throw e;
        }
    }

    private static void undone(ApimGroup group, Runnable undo) {
        try {
            undo.run();
        } catch (ScimException e) {
            LOG.warn("Group {} stays incomplete, it could not be undone: {}", group.id(), e.getMessage());
        }
    }

    /**
     * Completes a group that an earlier create began. Who was in that one's list and is not in this one's leaves a group of our own; in
     * a linked group they may have been before.
     */
    private ScimResource goOn(RequestContext context, ApimGroup group, ScimResource wanted) {
        Set<String> members = wantedMembers(wanted);
        if (group.isLinked()) {
            memberships.change(context, group.id(), new MembershipDelta(List.copyOf(members), List.of()), null);
            return completed(context, group, GroupMapping.toLink(wanted, group));
        }
        List<ApimUser> present = listing.members(context, group.id());
        List<String> others = present.stream()
                .map(ApimUser::id)
                .filter(id -> !members.contains(id))
                .toList();
        memberships.change(context, group.id(), new MembershipDelta(List.copyOf(members), others), present);
        return completed(context, group, GroupMapping.toFields(wanted, group.description()));
    }

    private ScimResource completed(RequestContext context, ApimGroup group, GroupFields whole) {
        List<ApimUser> members = listing.members(context, group.id());
        ApimGroup complete =
                apim.updateGroup(context, group.id(), whole).orElseThrow(() -> ManagedGroups.unknown(group.id()));
        return GroupMapping.toResource(complete, members);
    }

    static Set<String> wantedMembers(ScimResource group) {
        return GroupMapping.memberIds(group.attributes().elements(GroupMapping.MEMBERS));
    }
}
