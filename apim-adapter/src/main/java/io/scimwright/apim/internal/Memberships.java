package io.scimwright.apim.internal;

import io.scimwright.apim.internal.ManagementPlane.Membership;
import io.scimwright.apim.internal.ManagementPlane.MembershipOutcome;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.MembershipDelta;
import io.scimwright.server.spi.RequestContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds and removes members one call each; what is so already costs a call and changes nothing. Only of many changes the members
 * are listed first, so that the same request sent again goes on where it broke off. Where access follows from the group, the
 * member gets or loses it at once, also when the membership was so already: a request that broke off is completed.
 */
final class Memberships {

    /** With more changes than that it is cheaper to look first. */
    static final int FEW = 50;

    private final ManagementPlane apim;
    private final Workshop workshop;
    private final ManagedUsers managed;
    private final UserAccess access;
    private final Alignment alignment;

    Memberships(Workshop workshop) {
        this.apim = workshop.plane();
        this.workshop = workshop;
        this.managed = workshop.users();
        this.access = workshop.access();
        this.alignment = workshop.alignment();
    }

    /**
     * Makes the changes of a request, removals first. Ids that no user has are skipped, or refused.
     *
     * <p>Where the members were listed the changes follow from who is in the group, and a repeat would not find those whose membership
     * is changed already: what the group brings is given and taken before that too.
     *
     * @param present the members that there are; null where they were not listed
     * @return what is different now
     * @throws ScimException 404 where there is no such group; 429 or 503 that say how many changes are left when not all could be
     *     made
     */
    MembershipDelta change(
            RequestContext context, String groupId, MembershipDelta wanted, @Nullable List<ApimUser> present) {
        boolean many = wanted.removed().size() + wanted.added().size() > FEW;
        Difference difference = many ? difference(context, groupId, wanted, present) : Difference.of(wanted);
        try (Backlog backlog = new Backlog(context, workshop.batches(), workshop.patience())) {
            return new Run(context, groupId, present != null && access.dependsOn(groupId), backlog).of(difference);
        }
    }

    /**
     * What is to be done of a request.
     *
     * @param change memberships to change
     * @param realigned members who are what the request wants them to be, and whose access may have been left behind
     * @param unknown ids to be added that nobody has
     * @param checked whether all of them are known to be managed
     */
    private record Difference(MembershipDelta change, List<String> realigned, List<String> unknown, boolean checked) {

        static Difference of(MembershipDelta change) {
            return new Difference(change, List.of(), List.of(), false);
        }
    }

    private Difference difference(
            RequestContext context, String groupId, MembershipDelta wanted, @Nullable List<ApimUser> listed) {
        List<ApimUser> members =
                listed == null ? Listing.readAll(read -> apim.members(context, groupId, Listing.PAGE, read)) : listed;
        Set<String> present = new HashSet<>();
        members.forEach(member -> present.add(member.id()));
        List<String> added = new ArrayList<>(wanted.added());
        added.removeIf(present::contains);
        List<String> removed = new ArrayList<>(wanted.removed());
        removed.removeIf(id -> !present.contains(id));
        List<String> unknown = List.of();
        if (managed.isSelective() && !(added.isEmpty() && removed.isEmpty())) {
            Set<String> known = managed.ids(context);
            unknown = added.stream().filter(id -> !known.contains(id)).toList();
            added.removeAll(new HashSet<>(unknown));
            removed.removeIf(id -> !known.contains(id));
        }
        List<String> behind = access.dependsOn(groupId) ? behind(context, groupId, wanted, members) : List.of();
        return new Difference(new MembershipDelta(added, removed), behind, unknown, managed.isSelective());
    }

    /** Who is in the group without what it brings, or out of it with that. */
    private List<String> behind(
            RequestContext context, String groupId, MembershipDelta wanted, List<ApimUser> members) {
        List<Set<String>> holders = access.holders(context, groupId);
        Set<String> without = new HashSet<>();
        Set<String> present = new HashSet<>();
        for (ApimUser member : members) {
            present.add(member.id());
            if (!member.isBlocked() && !holders.stream().allMatch(some -> some.contains(member.id()))) {
                without.add(member.id());
            }
        }
        List<String> behind = new ArrayList<>(
                wanted.added().stream().filter(without::contains).toList());
        wanted.removed().stream()
                .filter(id -> !present.contains(id) && holders.stream().anyMatch(some -> some.contains(id)))
                .forEach(behind::add);
        return behind;
    }

    /** The changes of one request, one after the other. */
    private final class Run {

        private final RequestContext context;
        private final String groupId;
        private final boolean accessFirst;
        private final Backlog backlog;
        private final List<String> added = new ArrayList<>();
        private final List<String> removed = new ArrayList<>();

        Run(RequestContext context, String groupId, boolean accessFirst, Backlog backlog) {
            this.context = context;
            this.groupId = groupId;
            this.accessFirst = accessFirst;
            this.backlog = backlog;
        }

        MembershipDelta of(Difference difference) {
            MembershipDelta change = difference.change();
            backlog.expect(change.removed().size()
                    + change.added().size()
                    + difference.realigned().size());
            difference.unknown().forEach(this::skip);
            for (String userId : change.removed()) {
                backlog.next(() -> remove(userId, difference.checked()));
            }
            for (String userId : change.added()) {
                backlog.next(() -> add(userId, difference.checked()));
            }
            for (String userId : difference.realigned()) {
                backlog.next(() -> realign(userId));
            }
            return new MembershipDelta(added, removed);
        }

        private void add(String userId, boolean checked) {
            MembershipOutcome outcome = followed(userId, true, checked, () -> {
                prepare(userId, true);
                return apim.addMember(context, groupId, userId, "add member");
            });
            if (outcome == MembershipOutcome.CHANGED) {
                added.add(userId);
            } else if (outcome == MembershipOutcome.UNKNOWN_USER) {
                skip(userId);
            }
        }

        private void remove(String userId, boolean checked) {
            MembershipOutcome outcome = followed(userId, false, checked, () -> {
                if (access.dependsOn(groupId)) {
                    alignment.requirePassage(context, userId, groupId);
                }
                prepare(userId, false);
                return untold(apim.removeMember(context, groupId, userId, "remove member"));
            });
            if (outcome == MembershipOutcome.CHANGED) {
                removed.add(userId);
            }
        }

        private void prepare(String userId, boolean in) {
            if (accessFirst) {
                alignment.beforeMembership(context, userId, groupId, in);
            }
        }

        private void realign(String userId) {
            workshop.turns().on(userId, () -> {
                if (managed.mayInclude(context, userId)) {
                    alignment.align(context, userId);
                }
                return userId;
            });
        }

        private static Membership untold(MembershipOutcome outcome) {
            return new Membership(outcome, Optional.empty());
        }

        private MembershipOutcome followed(String userId, boolean in, boolean checked, Supplier<Membership> change) {
            if (!checked && !managed.mayInclude(context, userId)) {
                return MembershipOutcome.UNKNOWN_USER;
            }
            MembershipOutcome outcome = workshop.turns().on(userId, () -> {
                Membership made = change.get();
                boolean isSettled =
                        made.outcome() == MembershipOutcome.CHANGED || made.outcome() == MembershipOutcome.UNCHANGED;
                if (isSettled && access.dependsOn(groupId)) {
                    alignment.afterMembership(context, userId, groupId, in, made.user());
                }
                return made.outcome();
            });
            if (outcome == MembershipOutcome.UNKNOWN_GROUP) {
                throw ManagedGroups.unknown(groupId);
            }
            return outcome;
        }

        private void skip(String userId) {
            if (!context.dialect().grants(Leniency.SKIP_UNKNOWN_MEMBERS)) {
                throw ScimException.invalidValue(
                        GroupMapping.MEMBERS + ".value", "no user has the id '" + userId + "'");
            }
            context.recordSkippedMember(userId);
        }
    }
}
