package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.AccessStep;
import io.scimwright.apim.access.GroupRule;
import io.scimwright.apim.access.Held;
import io.scimwright.apim.access.Person;
import io.scimwright.apim.access.ProductGrant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where products come from: what can be said of somebody's access while not all of their groups are known. */
final class Sources {

    private final AccessMapping mapping;

    Sources(AccessMapping mapping) {
        this.mapping = mapping;
    }

    /** The ids of the groups that bring products. */
    Set<String> groups() {
        return mapping.groups().stream()
                .filter(rule -> !rule.products().isEmpty())
                .map(GroupRule::apim)
                .collect(Collectors.toSet());
    }

    private List<ProductGrant> broughtBy(String groupId) {
        return mapping.grants(Set.of(groupId), List.of()).all();
    }

    /** The ids of the products that a group brings and every other group that brings them brings in the same way. */
    Set<String> grantedAlike(String groupId) {
        return certain(
                groupId,
                grant -> otherGroups(groupId)
                        .flatMap(rule -> rule.products().stream())
                        .noneMatch(other -> other.id().equals(grant.id()) && !other.equals(grant)));
    }

    /** The ids of the products that a group brings and no other group and no role does. */
    Set<String> broughtByNothingElse(String groupId) {
        return certain(
                groupId,
                grant -> otherGroups(groupId).noneMatch(rule -> brings(rule.products(), grant.id()))
                        && mapping.roles().stream().noneMatch(rule -> brings(rule.products(), grant.id())));
    }

    private Set<String> certain(String groupId, Predicate<ProductGrant> isCertain) {
        return broughtBy(groupId).stream()
                .filter(isCertain)
                .map(ProductGrant::id)
                .collect(Collectors.toSet());
    }

    private Stream<GroupRule> otherGroups(String groupId) {
        return mapping.groups().stream().filter(rule -> !rule.apim().equals(groupId));
    }

    private static boolean brings(List<ProductGrant> grants, String product) {
        return grants.stream().anyMatch(grant -> grant.id().equals(product));
    }

    /** Whether a step for somebody active would be another one if they were in other groups. */
    boolean mayFollowFromGroups(Person person, AccessStep step, String product) {
        boolean isBroughtByRole =
                mapping.grants(Set.of(), person.roles()).sourceOf(product).isPresent();
        boolean isGiven = !(step instanceof AccessStep.Suspend);
        return mapping.groups().stream().anyMatch(rule -> brings(rule.products(), product))
                && !(isGiven && isBroughtByRole);
    }

    /** Of the subscriptions that were noted when somebody was shut out those that SCIM made, as they are until the person is back. */
    static List<Held> made(Person person, Set<String> products, Set<String> noted) {
        return products.stream()
                .filter(product -> noted.contains(person.subscriptionTo(product)))
                .map(product -> Held.suspended(person.subscriptionTo(product), product))
                .toList();
    }
}
