package io.scimwright.apim.access;

import jakarta.validation.Valid;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The mapping that a platform team writes: which groups and roles of the identity provider mean what in APIM. Immutable; read by
 * {@link MappingReader}.
 *
 * <p>Ids of APIM are compared without regard to case.
 *
 * @param exemptSubscriptions ids of subscriptions that are never touched
 * @param exemptProducts ids of products whose subscriptions are never touched
 * @param keepOwnSubscriptions whether a subscription that somebody made on their own on a mapped product outlives the last source
 *     of access to it
 */
public record AccessMapping(
        @Valid Manage manage,
        List<@Valid GroupRule> groups,
        List<@Valid RoleRule> roles,
        Set<String> exemptSubscriptions,
        Set<String> exemptProducts,
        boolean keepOwnSubscriptions,
        OnDelete onDelete) {

    public AccessMapping {
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
        exemptSubscriptions = Collections.unmodifiableSet(ResourceIds.set(exemptSubscriptions));
        exemptProducts = Collections.unmodifiableSet(ResourceIds.set(exemptProducts));
    }

    /** No rules: everybody is managed, groups are what is pushed, and nobody gets a subscription. */
    public static AccessMapping none() {
        return new AccessMapping(Manage.everybody(), List.of(), List.of(), Set.of(), Set.of(), false, OnDelete.DELETE);
    }

    /** The rule for a group that is pushed; empty where no rule speaks of it. */
    public Optional<GroupRule> ruleFor(String displayName, String externalId) {
        return groups.stream()
                .filter(rule -> rule.isAbout(displayName, externalId))
                .findFirst();
    }

    /** The rule for a group of APIM; empty where no rule speaks of it. */
    public Optional<GroupRule> ruleForApimGroup(String groupId) {
        return groups.stream()
                .filter(rule -> ResourceIds.areSame(rule.apim(), groupId))
                .findFirst();
    }

    /** Whether access to anything follows from being in a group. */
    public boolean carriesProducts(String groupId) {
        return ruleForApimGroup(groupId)
                .filter(rule -> !rule.products().isEmpty())
                .isPresent();
    }

    /** The ids of all groups that are filled by roles; the set finds them in any case. */
    public Set<String> roleGroups() {
        Set<String> all = ResourceIds.set(List.of());
        roles.forEach(role -> all.addAll(role.groups()));
        return all;
    }

    /** Whether any group of APIM is named. */
    public boolean namesGroups() {
        return !groups.isEmpty()
                || roles.stream().anyMatch(role -> !role.groups().isEmpty());
    }

    /** The ids of the groups that somebody's roles put them in, to be found in any case, each with the role as the reason. */
    public Map<String, String> groupsOf(List<String> roleValues) {
        Map<String, String> wanted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (RoleRule rule : roles) {
            if (roleValues.stream().anyMatch(rule.value()::equalsIgnoreCase)) {
                rule.groups().forEach(group -> wanted.putIfAbsent(group, "role " + rule.value()));
            }
        }
        return wanted;
    }

    /** The ids of all products that a group or a role may bring; the set finds them in any case. */
    public Set<String> products() {
        Set<String> all = ResourceIds.set(List.of());
        groups.forEach(rule -> rule.products().forEach(grant -> all.add(grant.id())));
        roles.forEach(rule -> rule.products().forEach(grant -> all.add(grant.id())));
        return all;
    }

    /** What somebody in these APIM groups with these roles should have. */
    public Grants grants(Set<String> groupIds, List<String> roleValues) {
        Grants grants = Grants.none();
        Set<String> in = ResourceIds.set(groupIds);
        for (GroupRule rule : groups) {
            if (in.contains(rule.apim())) {
                grants = grants.with(rule.products(), "group " + rule.idp());
            }
        }
        for (RoleRule rule : roles) {
            if (roleValues.stream().anyMatch(rule.value()::equalsIgnoreCase)) {
                grants = grants.with(rule.products(), "role " + rule.value());
            }
        }
        return grants;
    }

    /** Whether a subscription is never touched. */
    boolean isExempt(Held held) {
        return exemptSubscriptions.contains(held.id()) || exemptProducts.contains(held.product());
    }
}
