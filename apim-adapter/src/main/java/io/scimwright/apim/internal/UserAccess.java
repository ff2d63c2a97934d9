package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.AccessPlan;
import io.scimwright.apim.access.AccessStep;
import io.scimwright.apim.access.Held;
import io.scimwright.apim.access.Person;
import io.scimwright.apim.access.ResourceIds;
import io.scimwright.apim.internal.ManagementPlane.MembershipOutcome;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Carries out what follows from somebody's state, groups and roles. Everything follows from what is wanted and what is there, so
 * that a request that broke off is completed by the same request sent again.
 */
public final class UserAccess {

    private final ManagementPlane apim;
    private final Subscriptions subscriptions;
    private final Supplier<AccessMapping> mapping;
    private final ManagedUsers users;

    UserAccess(ManagementPlane apim, Subscriptions subscriptions, Supplier<AccessMapping> mapping, ManagedUsers users) {
        this.apim = apim;
        this.subscriptions = subscriptions;
        this.mapping = mapping;
        this.users = users;
    }

    AccessMapping mapping() {
        return mapping.get();
    }

    /** Whether it takes somebody's groups to say what they should have. */
    boolean dependsOnGroups() {
        AccessMapping current = mapping();
        return !current.roleGroups().isEmpty()
                || current.groups().stream().anyMatch(rule -> !rule.products().isEmpty());
    }

    /** For each product that a group brings, the ids of those who have a subscription to it. */
    List<Set<String>> holders(RequestContext context, String groupId) {
        return mapping().ruleForApimGroup(groupId).stream()
                .flatMap(rule -> rule.products().stream())
                .map(grant -> subscriptions.holders(context, grant.id()))
                .toList();
    }

    /** Whether access to anything follows from being in a group. */
    boolean dependsOn(String groupId) {
        return mapping().carriesProducts(groupId);
    }

    /** Somebody as APIM has them. */
    static Person person(ApimUser user) {
        return new Person(
                user.id(),
                !user.isBlocked(),
                groupIds(user),
                UserMapping.roles(user),
                UserMarks.of(user).suspended());
    }

    static Set<String> groupIds(ApimUser user) {
        List<ApimGroup> groups = user.groups();
        return groups == null ? Set.of() : groups.stream().map(ApimGroup::id).collect(Collectors.toSet());
    }

    /**
     * Puts somebody into the groups that their roles bring, and takes them out of those that other roles would have brought.
     *
     * @return the ids of all groups that they are in now
     */
    Set<String> alignRoleGroups(RequestContext context, ApimUser user, List<String> roles) {
        AccessMapping current = mapping();
        Map<String, String> wanted = current.groupsOf(roles);
        Set<String> groups = ResourceIds.set(groupIds(user));
        for (String group : current.roleGroups()) {
            if (groups.contains(group) && !wanted.containsKey(group)) {
                requireGroup(
                        group, apim.removeMember(context, group, user.id(), "no role brings " + group + " any more"));
                groups.remove(group);
            }
        }
        wanted.forEach((group, role) -> {
            if (groups.add(group)) {
                requireGroup(group, apim.addMember(context, group, user.id(), role));
            }
        });
        return groups;
    }

    private static void requireGroup(String group, MembershipOutcome outcome) {
        if (outcome == MembershipOutcome.UNKNOWN_GROUP) {
            throw ScimException.of(
                    500,
                    "the mapping names the group '" + group + "', which APIM does not have; an operator has to look");
        }
    }

    /** What is to be done to the subscriptions of somebody who has some. */
    List<AccessStep> steps(RequestContext context, Person person) {
        AccessMapping current = mapping();
        boolean nothingCanFollow = person.active()
                && current.products().isEmpty()
                && person.suspended().isEmpty();
        return nothingCanFollow ? List.of() : AccessPlan.steps(current, person, subscriptions.of(context, person.id()));
    }

    /** What is to be done for somebody who has no subscription yet. */
    List<AccessStep> firstSteps(Person person) {
        List<Held> none = List.of();
        return AccessPlan.steps(mapping(), person, none);
    }

    void carryOut(RequestContext context, String userId, List<AccessStep> steps) {
        for (AccessStep step : steps) {
            if (step instanceof AccessStep.Suspend suspend) {
                subscriptions.suspend(context, suspend);
            } else if (step instanceof AccessStep.Activate activate) {
                subscriptions.activate(context, activate);
            } else if (step instanceof AccessStep.Subscribe subscribe) {
                subscriptions.make(context, userId, subscribe);
            }
        }
    }

    /** Gives somebody what they should have after their groups changed, and takes the rest. */
    void align(RequestContext context, String userId) {
        align(context, userId, groups -> groups);
    }

    /** Gives somebody what they should have once they are in a group, or out of it, and takes the rest. */
    void alignFor(RequestContext context, String userId, String groupId, boolean in) {
        align(context, userId, groups -> {
            Set<String> after = new LinkedHashSet<>(groups);
            if (in) {
                after.add(groupId);
            } else {
                after.remove(groupId);
            }
            return after;
        });
    }

    private void align(RequestContext context, String userId, UnaryOperator<Set<String>> change) {
        apim.userWithGroups(context, userId)
                .filter(user -> users.includes(context, user))
                .map(user -> person(user).withGroups(change.apply(groupIds(user))))
                .ifPresent(person -> carryOut(context, userId, steps(context, person)));
    }
}
