package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.AccessPlan;
import io.scimwright.apim.access.AccessStep;
import io.scimwright.apim.access.Grants;
import io.scimwright.apim.access.Held;
import io.scimwright.apim.access.Person;
import io.scimwright.apim.access.ResourceIds;
import io.scimwright.apim.internal.ManagementPlane.MembershipOutcome;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Carries out what follows from somebody's state, groups and roles. Everything follows from what is wanted and what is there, so
 * that a request that broke off is completed by the same request sent again.
 */
public final class UserAccess {

    private final ManagementPlane apim;
    private final Subscriptions subscriptions;
    private final Supplier<AccessMapping> mapping;

    UserAccess(ManagementPlane apim, Subscriptions subscriptions, Supplier<AccessMapping> mapping) {
        this.apim = apim;
        this.subscriptions = subscriptions;
        this.mapping = mapping;
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

    /** The groups that somebody is in once they are in one more, or out of it. */
    static Set<String> groupIds(ApimUser user, String groupId, boolean in) {
        Set<String> after = new LinkedHashSet<>(groupIds(user));
        if (in) {
            after.add(groupId);
        } else {
            after.remove(groupId);
        }
        return after;
    }

    static Set<String> groupIds(ApimUser user) {
        List<ApimGroup> groups = user.groups();
        return groups == null ? Set.of() : groups.stream().map(ApimGroup::id).collect(Collectors.toSet());
    }

    /**
     * Puts somebody who is active into the groups that their roles bring, and takes them out of those that other roles would have
     * brought.
     *
     * @return the ids of all groups that they are in now
     */
    Set<String> alignRoleGroups(RequestContext context, ApimUser user) {
        return user.isBlocked() ? groupIds(user) : alignRoleGroups(context, user, UserMapping.roles(user));
    }

    /**
     * Puts somebody into the groups that roles bring, and takes them out of those that other roles would have brought.
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
                requireGroup(
                        group, apim.addMember(context, group, user.id(), role).outcome());
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

    /** The ids of the groups that somebody is in once their roles have put them where they do. */
    Set<String> groupsWith(ApimUser user, List<String> roles) {
        AccessMapping current = mapping();
        Set<String> groups = new LinkedHashSet<>(groupIds(user));
        groups.removeAll(current.roleGroups());
        groups.addAll(current.groupsOf(roles).keySet());
        return groups;
    }

    /** Whether somebody is in the groups that these roles bring, and in none that other roles would have brought. */
    boolean isInRoleGroups(ApimUser user, List<String> roles) {
        AccessMapping current = mapping();
        Set<String> wanted = current.groupsOf(roles).keySet();
        Set<String> present = groupIds(user);
        return current.roleGroups().stream().allMatch(group -> present.contains(group) == wanted.contains(group));
    }

    /** The subscriptions that somebody has, where anything may follow for them. */
    List<Held> held(RequestContext context, Person person) {
        AccessMapping current = mapping();
        boolean nothingCanFollow = person.active()
                && current.groups().isEmpty()
                && current.roles().isEmpty()
                && person.suspended().isEmpty();
        return nothingCanFollow ? List.of() : subscriptions.of(context, person.id());
    }

    /** Of the subscriptions that were noted when somebody was shut out those that SCIM made and nothing brings any more. */
    Set<String> ended(ApimUser user) {
        Person person = person(user);
        Grants grants = mapping().grants(person.groups(), person.roles());
        return mapping().products().stream()
                .filter(product -> grants.sourceOf(product).isEmpty())
                .map(person::subscriptionTo)
                .filter(person.suspended()::contains)
                .collect(Collectors.toSet());
    }

    /** Whether steps take from somebody who is active what the last of their sources brought. */
    boolean isTheEnd(Person person, List<AccessStep> steps) {
        return person.active()
                && mapping().grants(person.groups(), person.roles()).all().isEmpty()
                && steps.stream().anyMatch(step -> step instanceof AccessStep.Suspend suspend && suspend.worked());
    }

    /** What is to be done to the subscriptions that somebody has. */
    List<AccessStep> steps(Person person, List<Held> held) {
        return AccessPlan.steps(mapping(), person, held);
    }

    /**
     * Makes the steps.
     *
     * @return the user, without groups, as the answer to the last one told; empty where one did not tell, or found nothing
     */
    Optional<ApimUser> carryOut(RequestContext context, String userId, List<AccessStep> steps) {
        Optional<ApimUser> owner = Optional.empty();
        boolean allTold = true;
        for (AccessStep step : steps) {
            owner = carryOut(context, userId, step);
            allTold &= owner.isPresent();
        }
        return allTold ? owner : Optional.empty();
    }

    private Optional<ApimUser> carryOut(RequestContext context, String userId, AccessStep step) {
        if (step instanceof AccessStep.Suspend suspend) {
            return subscriptions.suspend(context, suspend);
        }
        return step instanceof AccessStep.Activate activate
                ? subscriptions.activate(context, activate)
                : subscriptions.make(context, userId, (AccessStep.Subscribe) step);
    }
}
