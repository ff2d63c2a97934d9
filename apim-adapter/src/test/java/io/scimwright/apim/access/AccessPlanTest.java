package io.scimwright.apim.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessStep.Activate;
import io.scimwright.apim.access.AccessStep.Subscribe;
import io.scimwright.apim.access.AccessStep.Suspend;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

@DisplayName("Who gets which subscription")
class AccessPlanTest {

    private static final AccessMapping MAPPING = MappingReader.read("m", """
            groups:
              - {idp: Gold, apim: gold, products: [{id: p-gold}, {id: p-shared}]}
              - {idp: Silver, apim: silver, products: [{id: p-shared}, {id: p-ask, state: submitted}]}
              - {idp: Plain, apim: plain}
            roles:
              - {value: dev, groups: [devs], products: [{id: p-dev}]}
            exempt-subscriptions: [batch]
            exempt-products: [p-exempt]
            """);

    private static Person person(boolean active, Set<String> groups, List<String> roles, String... suspended) {
        return new Person("u1", active, groups, roles, Set.of(suspended));
    }

    private static Held ours(String product, String state) {
        return new Held("scim-u1-" + product, product, state);
    }

    @Test
    @DisplayName("joining a group brings its products, each once, with the reason")
    void join() {
        assertThat(AccessPlan.steps(MAPPING, person(true, Set.of("gold", "silver"), List.of()), List.of()))
                .extracting(step -> step.getClass().getSimpleName() + " " + step.id() + " because " + step.why())
                .containsExactly(
                        "Subscribe scim-u1-p-gold because group Gold",
                        "Subscribe scim-u1-p-shared because group Gold, group Silver",
                        "Subscribe scim-u1-p-ask because group Silver");
    }

    @Test
    @DisplayName("access ends when the last source ends")
    void overlap() {
        List<Held> held = List.of(ours("p-gold", "active"), ours("p-shared", "active"));
        assertThat(AccessPlan.steps(MAPPING, person(true, Set.of("silver"), List.of()), held))
                .hasSize(2)
                .hasAtLeastOneElementOfType(Subscribe.class)
                .first()
                .isEqualTo(new Suspend("scim-u1-p-gold", "no group or role brings p-gold any more"));
        assertThat(AccessPlan.steps(MAPPING, person(true, Set.of(), List.of()), held))
                .hasSize(2)
                .hasOnlyElementsOfType(Suspend.class);
    }

    @Test
    @DisplayName("nothing is done for who has what they should have")
    void differencesOnly() {
        List<Held> held = List.of(ours("p-dev", "active"), new Held("own", "", "active"));
        assertThat(AccessPlan.steps(MAPPING, person(true, Set.of(), List.of("DEV")), held))
                .isEmpty();
    }

    @Test
    @DisplayName("deactivation suspends everything but what is exempt")
    void deactivation() {
        List<Held> held = List.of(
                ours("p-gold", "active"),
                new Held("own", "", "active"),
                new Held("asked", "other", "submitted"),
                new Held("old", "other", "suspended"),
                new Held("batch", "other", "active"),
                new Held("x", "p-exempt", "active"));
        assertThat(AccessPlan.steps(MAPPING, person(false, Set.of("gold"), List.of()), held))
                .containsExactly(
                        new Suspend("scim-u1-p-gold", "inactive"),
                        new Suspend("own", "inactive"),
                        new Suspend("asked", false, "inactive"));
    }

    @Test
    @DisplayName("reactivation brings back what was noted and unmapped, and of the mapped what is wanted now")
    void reactivation() {
        List<Held> held = List.of(
                ours("p-gold", "suspended"),
                ours("p-dev", "suspended"),
                new Held("own", "", "suspended"),
                new Held("admins-decision", "other", "suspended"));
        Person back = person(true, Set.of("gold"), List.of(), "own", "scim-u1-p-gold", "scim-u1-p-dev");
        assertThat(AccessPlan.steps(MAPPING, back, held))
                .containsExactly(
                        new Activate("scim-u1-p-gold", "group Gold"),
                        new Activate("own", "active again"),
                        new Subscribe(
                                "scim-u1-p-shared", new ProductGrant("p-shared", GrantState.ACTIVE, ""), "group Gold"));
    }

    @Test
    @DisplayName(
            "a subscription of one's own on a mapped product counts, and ends with the last source unless it is kept")
    void own() {
        Held own = new Held("mine", "p-dev", "active");
        assertThat(AccessPlan.steps(MAPPING, person(true, Set.of(), List.of("dev")), List.of(own)))
                .isEmpty();
        assertThat(AccessPlan.steps(MAPPING, person(true, Set.of(), List.of()), List.of(own)))
                .containsExactly(new Suspend("mine", "no group or role brings p-dev any more"));
        AccessMapping keeping = MappingReader.read("m", """
                roles: [{value: dev, products: [{id: p-dev}]}]
                keep-own-subscriptions: true
                """);
        assertThat(AccessPlan.steps(keeping, person(true, Set.of(), List.of()), List.of(own)))
                .isEmpty();
        Held suspended = new Held("mine", "p-dev", "suspended");
        assertThat(AccessPlan.steps(keeping, person(true, Set.of(), List.of(), "mine"), List.of(suspended)))
                .containsExactly(new Activate("mine", "active again"));
        assertThat(AccessPlan.steps(keeping, person(true, Set.of(), List.of()), List.of(suspended)))
                .isEmpty();
    }

    @Test
    @DisplayName("what an administrator rejected is not asked for again, what is over is")
    void over() {
        Person dev = person(true, Set.of(), List.of("dev"));
        assertThat(AccessPlan.steps(MAPPING, dev, List.of(ours("p-dev", "rejected"))))
                .isEmpty();
        assertThat(AccessPlan.steps(MAPPING, dev, List.of(ours("p-dev", "cancelled"))))
                .hasOnlyElementsOfType(Subscribe.class);
        assertThat(AccessPlan.steps(MAPPING, dev, List.of(new Held("batch", "p-dev", "active"))))
                .as("an exempt one takes the place")
                .isEmpty();
    }

    /** A plan carried out leaves exactly the access that a plain model gives, and the next plan is empty. */
    @RepeatedTest(200)
    @DisplayName("law: carried out, it gives what the model says, and nothing is left to do")
    void law(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<Held> held = new ArrayList<>();
        Set<String> noted = new HashSet<>();
        for (int moment = 0; moment < 12; moment++) {
            Set<String> groups = new HashSet<>();
            for (String group : List.of("gold", "silver", "plain")) {
                if (random.nextBoolean()) {
                    groups.add(group);
                }
            }
            List<String> roles = random.nextBoolean() ? List.of("dev", "unknown") : List.of();
            boolean active = random.nextInt(3) > 0;
            if (random.nextInt(3) == 0) {
                held.add(new Held("own-" + moment, random.nextBoolean() ? "p-dev" : "other", "active"));
            }
            Person person = new Person("u1", active, groups, roles, noted);
            List<AccessStep> steps = AccessPlan.steps(MAPPING, person, held);
            steps.stream().filter(step -> !active && step instanceof Suspend).forEach(step -> noted.add(step.id()));
            steps.forEach(step -> carryOut(step, held));
            if (active) {
                noted.clear();
            }
            Set<String> live = new HashSet<>();
            held.stream().filter(Held::isLive).forEach(each -> live.add(each.product()));
            Set<String> wanted = new HashSet<>();
            if (active) {
                wanted.addAll(groups.contains("gold") ? Set.of("p-gold", "p-shared") : Set.of());
                wanted.addAll(groups.contains("silver") ? Set.of("p-shared", "p-ask") : Set.of());
                wanted.addAll(roles.contains("dev") ? Set.of("p-dev") : Set.of());
                assertThat(live).containsAll(wanted);
            }
            live.remove("other");
            assertThat(live).isEqualTo(wanted);
            assertThat(active || held.stream().noneMatch(Held::isLive)).isTrue();
            assertThat(AccessPlan.steps(MAPPING, person, held)).isEmpty();
        }
    }

    private static void carryOut(AccessStep step, List<Held> held) {
        if (step instanceof Subscribe made) {
            held.removeIf(each -> each.id().equals(made.id()));
            String state = made.grant().state() == GrantState.ACTIVE ? "active" : "submitted";
            held.add(new Held(made.id(), made.grant().id(), state));
        } else {
            String state = step instanceof Activate ? "active" : "suspended";
            held.replaceAll(each -> each.id().equals(step.id()) ? new Held(each.id(), each.product(), state) : each);
        }
    }
}
