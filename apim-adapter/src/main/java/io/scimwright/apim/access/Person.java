package io.scimwright.apim.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What decides somebody's access.
 *
 * @param id the user's id in APIM
 * @param groups the ids of the APIM groups they are in
 * @param roles the values of their roles
 * @param suspended the ids of the subscriptions that were suspended when they were deactivated
 */
public record Person(String id, boolean active, Set<String> groups, List<String> roles, Set<String> suspended) {

    public Person {
        groups = Set.copyOf(groups);
        roles = List.copyOf(roles);
        suspended = Set.copyOf(suspended);
    }

    /** The same person in other groups. */
    public Person withGroups(Set<String> others) {
        return new Person(id, active, others, roles, suspended);
    }

    /** The same person, of whom more subscriptions were suspended when they were deactivated. */
    public Person withNoted(Set<String> more) {
        Set<String> all = new HashSet<>(suspended);
        all.addAll(more);
        return new Person(id, active, groups, roles, all);
    }

    /** The id of the subscription that SCIM makes for them on a product: the same each time, so that a repeat finds it. */
    public String subscriptionTo(String product) {
        return "scim-" + id + "-" + ResourceIds.key(product);
    }

    boolean isOurs(Held held) {
        return ResourceIds.areSame(held.id(), subscriptionTo(held.product()));
    }
}
