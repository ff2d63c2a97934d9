package io.scimwright.apim.internal;

import io.scimwright.apim.internal.ManagementPlane.MembershipOutcome;
import io.scimwright.apim.traffic.OneAtATime;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * Adds and removes members one call each; what is so already costs a call and changes nothing. Where access follows from the
 * group, the member gets or loses it at once, also when the membership was so already: a request that broke off is completed.
 */
final class Memberships {

    private final ManagementPlane apim;
    private final ManagedUsers managed;
    private final UserAccess access;
    private final OneAtATime turns;

    Memberships(Workshop workshop) {
        this.apim = workshop.plane();
        this.managed = workshop.users();
        this.access = workshop.access();
        this.turns = workshop.turns();
    }

    /** Adds users to a group and returns those who were not in it. Ids that no user has are skipped, or refused. */
    List<String> add(RequestContext context, String groupId, Collection<String> userIds) {
        List<String> added = new ArrayList<>();
        for (String userId : userIds) {
            MembershipOutcome outcome = added(context, groupId, userId);
            requireGroup(outcome, groupId);
            if (outcome == MembershipOutcome.CHANGED) {
                added.add(userId);
            } else if (outcome == MembershipOutcome.UNKNOWN_USER) {
                skip(context, userId);
            }
        }
        return added;
    }

    /** Removes users from a group and returns those who were in it. */
    List<String> remove(RequestContext context, String groupId, Collection<String> userIds) {
        List<String> removed = new ArrayList<>();
        for (String userId : userIds) {
            MembershipOutcome outcome = removed(context, groupId, userId);
            requireGroup(outcome, groupId);
            if (outcome == MembershipOutcome.CHANGED) {
                removed.add(userId);
            }
        }
        return removed;
    }

    private MembershipOutcome added(RequestContext context, String groupId, String userId) {
        return followed(context, groupId, userId, () -> apim.addMember(context, groupId, userId, "add member"));
    }

    private MembershipOutcome removed(RequestContext context, String groupId, String userId) {
        return followed(context, groupId, userId, () -> apim.removeMember(context, groupId, userId, "remove member"));
    }

    private MembershipOutcome followed(
            RequestContext context, String groupId, String userId, Supplier<MembershipOutcome> change) {
        if (!managed.mayInclude(context, userId)) {
            return MembershipOutcome.UNKNOWN_USER;
        }
        return turns.on(userId, () -> {
            MembershipOutcome outcome = change.get();
            boolean isSettled = outcome == MembershipOutcome.CHANGED || outcome == MembershipOutcome.UNCHANGED;
            if (isSettled && access.dependsOn(groupId)) {
                access.align(context, userId);
            }
            return outcome;
        });
    }

    private static void skip(RequestContext context, String userId) {
        if (!context.dialect().grants(Leniency.SKIP_UNKNOWN_MEMBERS)) {
            throw ScimException.invalidValue(GroupMapping.MEMBERS + ".value", "no user has the id '" + userId + "'");
        }
        context.recordSkippedMember(userId);
    }

    private static void requireGroup(MembershipOutcome outcome, String groupId) {
        if (outcome == MembershipOutcome.UNKNOWN_GROUP) {
            throw ManagedGroups.unknown(groupId);
        }
    }
}
