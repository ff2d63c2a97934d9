package io.scimwright.apim.internal;

import io.scimwright.apim.internal.ManagementPlane.MembershipOutcome;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Adds and removes members one call each; what is so already costs a call and changes nothing. */
final class Memberships {

    private final ManagementPlane apim;

    Memberships(ManagementPlane apim) {
        this.apim = apim;
    }

    /** Adds users to a group and returns those who were not in it. Ids that no user has are skipped, or refused. */
    List<String> add(RequestContext context, String groupId, Collection<String> userIds) {
        List<String> added = new ArrayList<>();
        for (String userId : userIds) {
            MembershipOutcome outcome =
                    isReserved(userId) ? MembershipOutcome.UNKNOWN_USER : apim.addMember(context, groupId, userId);
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
            MembershipOutcome outcome =
                    isReserved(userId) ? MembershipOutcome.UNKNOWN_USER : apim.removeMember(context, groupId, userId);
            requireGroup(outcome, groupId);
            if (outcome == MembershipOutcome.CHANGED) {
                removed.add(userId);
            }
        }
        return removed;
    }

    /** The owner is never touched; an id that is no path segment belongs to nobody. */
    private static boolean isReserved(String userId) {
        return userId.equals(ApimUser.OWNER) || !Ids.isPossible(userId);
    }

    private static void skip(RequestContext context, String userId) {
        if (!context.dialect().grants(Leniency.SKIP_UNKNOWN_MEMBERS)) {
            throw ScimException.invalidValue(GroupMapping.MEMBERS + ".value", "no user has the id '" + userId + "'");
        }
        context.recordSkippedMember(userId);
    }

    private static void requireGroup(MembershipOutcome outcome, String groupId) {
        if (outcome == MembershipOutcome.UNKNOWN_GROUP) {
            throw ScimException.notFound("no Group has the id '" + groupId + "'");
        }
    }
}
