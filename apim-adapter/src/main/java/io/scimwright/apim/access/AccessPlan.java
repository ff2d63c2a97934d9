package io.scimwright.apim.access;

import io.scimwright.apim.access.AccessStep.Activate;
import io.scimwright.apim.access.AccessStep.Subscribe;
import io.scimwright.apim.access.AccessStep.Suspend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The steps from the subscriptions that somebody has to those they should have. It follows from their present state alone, not
 * from what happened: a step that was lost is found again by the next plan, and a plan carried out leaves nothing for the next.
 *
 * <p>A subscription that SCIM made is told by its id, and follows the sources of its product also when no rule names the product
 * any more. Others, on products that no rule names, are suspended with their owner and come back with them.
 */
public final class AccessPlan {

    private final AccessMapping mapping;
    private final Person person;
    private final Grants grants;
    private final List<AccessStep> steps = new ArrayList<>();
    private final Set<String> covered = ResourceIds.set(List.of());

    private AccessPlan(AccessMapping mapping, Person person) {
        this.mapping = mapping;
        this.person = person;
        this.grants = mapping.grants(person.groups(), person.roles());
    }

    /** The steps in the order in which they are to be done: what takes access away comes first. */
    public static List<AccessStep> steps(AccessMapping mapping, Person person, List<Held> held) {
        AccessPlan plan = new AccessPlan(mapping, person);
        Set<String> mapped = mapping.products();
        for (Held each : held) {
            if (!mapping.isExempt(each)) {
                plan.step(each, mapped.contains(each.product()) || person.isOurs(each))
                        .ifPresent(plan.steps::add);
            } else if (!each.isOver()) {
                plan.covered.add(each.product());
            }
        }
        if (person.active()) {
            plan.subscribe();
        }
        List<AccessStep> ordered = new ArrayList<>(plan.steps);
        ordered.sort((one, other) -> Boolean.compare(other instanceof Suspend, one instanceof Suspend));
        return List.copyOf(ordered);
    }

    /** What somebody has once these steps are done. */
    public static List<Held> after(List<Held> held, List<AccessStep> steps) {
        Map<String, Held> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        held.forEach(each -> all.put(each.id(), each));
        for (AccessStep step : steps) {
            if (step instanceof AccessStep.Subscribe subscribe) {
                ProductGrant grant = subscribe.grant();
                all.put(step.id(), new Held(step.id(), grant.id(), Held.stateOf(grant.state())));
            } else if (step instanceof AccessStep.Activate activate) {
                all.computeIfPresent(step.id(), (id, each) -> each.in(Held.stateOf(activate.state())));
            } else {
                all.computeIfPresent(step.id(), (id, each) -> each.in(Held.SUSPENDED));
            }
        }
        return List.copyOf(all.values());
    }

    private Optional<AccessStep> step(Held held, boolean mapped) {
        if (!person.active()) {
            return held.isLive() ? Optional.of(new Suspend(held.id(), held.isActive(), "inactive")) : Optional.empty();
        }
        Optional<String> source = grants.sourceOf(held.product());
        if (source.isPresent()) {
            if (!held.isOver()) {
                covered.add(held.product());
            }
            return held.isSuspended()
                    ? Optional.of(new Activate(held.id(), stateOf(held), source.get()))
                    : Optional.empty();
        }
        if (!mapped) {
            return held.isSuspended() && person.suspended().contains(held.id())
                    ? Optional.of(new Activate(held.id(), "active again"))
                    : Optional.empty();
        }
        boolean kept = mapping.keepOwnSubscriptions() && !person.isOurs(held);
        return held.isLive() && !kept
                ? Optional.of(new Suspend(
                        held.id(), held.isActive(), "no group or role brings " + held.product() + " any more"))
                : reactivatedOwn(held, kept);
    }

    /** What was approved before its owner was disabled stays approved; all else begins as the rule says. */
    private GrantState stateOf(Held held) {
        boolean wasApproved = person.suspended().contains(held.id());
        return wasApproved
                ? GrantState.ACTIVE
                : grants.all().stream()
                        .filter(grant -> ResourceIds.areSame(grant.id(), held.product()))
                        .map(ProductGrant::state)
                        .findFirst()
                        .orElse(GrantState.ACTIVE);
    }

    /** An own subscription that outlives its sources comes back with its owner. */
    private Optional<AccessStep> reactivatedOwn(Held held, boolean kept) {
        return kept && held.isSuspended() && person.suspended().contains(held.id())
                ? Optional.of(new Activate(held.id(), "active again"))
                : Optional.empty();
    }

    private void subscribe() {
        for (ProductGrant grant : grants.all()) {
            if (!covered.contains(grant.id())) {
                String why = grants.sourceOf(grant.id()).orElse("");
                steps.add(new Subscribe(person.subscriptionTo(grant.id()), grant, why));
            }
        }
    }
}
