package io.scimwright.apim.internal;

import io.scimwright.apim.access.GroupRule;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.MembershipDelta;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates groups, or links those that the mapping has ready for them. A create that broke off for lack of time or budget leaves
 * the group with a note, and the same create sent again goes on with it.
 */
final class GroupCreation {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCreation.class);

    /** How long a server that was later may take to see that it was, and to give way. */
    private static final Duration GRACE = Duration.ofSeconds(1);

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
        Optional<ApimGroup> begun =
                same.stream().filter(GroupMapping::isIncomplete).findFirst();
        if (begun.isPresent()) {
            return goOn(context, begun.get(), wanted);
        }
        if (!same.isEmpty()) {
            throw taken(name);
        }
        return rule.isPresent() ? link(context, rule.get(), wanted) : createNew(context, wanted);
    }

    static ScimException taken(String name) {
        return ScimException.uniqueness("displayName", "another group has the name '" + name + "'");
    }

    private ScimResource createNew(RequestContext context, ScimResource wanted) {
        ApimGroup created = apim.createGroup(context, "g-" + UUID.randomUUID(), GroupMapping.toFields(wanted, ""));
        yieldToOthers(context, created);
        fill(context, created, wanted, () -> apim.deleteGroup(context, created.id()));
        return shown(context, created, wanted);
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
        ApimGroup linked = apim.updateGroup(context, target.id(), GroupMapping.toLink(wanted, target))
                .orElseThrow(() -> ManagedGroups.unknown(target.id()));
        workshop.groups().remember(linked);
        fill(context, linked, wanted, () -> {
            workshop.groups().forget(linked.id());
            apim.updateGroup(context, linked.id(), GroupMapping.unlinked(linked));
        });
        return shown(context, linked, wanted);
    }

    /** Gives a new group its members. */
    private void fill(RequestContext context, ApimGroup group, ScimResource wanted, Runnable undo) {
        try {
            add(context, group, wanted);
        } catch (ScimException e) {
            if (e.retryAfter().isPresent()) {
                markIncomplete(context, group);
            } else {
                // Otherwise the group would stand in the way of the repeat.
                undo.run();
            }
            throw e;
        }
    }

    private void add(RequestContext context, ApimGroup group, ScimResource wanted) {
        List<String> ids = List.copyOf(wantedMembers(wanted));
        memberships.change(context, group.id(), new MembershipDelta(ids, List.of()), null);
    }

    private void markIncomplete(RequestContext context, ApimGroup group) {
        try {
            apim.updateGroup(context, group.id(), GroupMapping.incomplete(group));
        } catch (ScimException e) {
            LOG.warn("Group {} is incomplete and could not be marked so: {}", group.id(), e.getMessage());
        }
    }

    private ScimResource goOn(RequestContext context, ApimGroup group, ScimResource wanted) {
        add(context, group, wanted);
        GroupFields fields = group.isLinked()
                ? GroupMapping.toLink(wanted, group)
                : GroupMapping.toFields(wanted, group.description());
        ApimGroup complete =
                apim.updateGroup(context, group.id(), fields).orElseThrow(() -> ManagedGroups.unknown(group.id()));
        return GroupMapping.toResource(complete, listing.members(context, complete.id()));
    }

    /** A group that was not there before has no members but those it was given. */
    private ScimResource shown(RequestContext context, ApimGroup group, ScimResource wanted) {
        boolean isEmpty = wantedMembers(wanted).isEmpty() && !group.isLinked();
        return GroupMapping.toResource(group, isEmpty ? List.of() : listing.members(context, group.id()));
    }

    static Set<String> wantedMembers(ScimResource group) {
        return GroupMapping.memberIds(group.attributes().elements(GroupMapping.MEMBERS));
    }
}
