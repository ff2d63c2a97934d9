package io.scimwright.apim.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.apim.access.AccessStep.Suspend;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Ids of APIM in a mapping")
class ResourceIdsTest {

    @Test
    @DisplayName("are those of what somebody has, however they are spelled")
    void plan() {
        AccessMapping mapping = MappingReader.read("m", "roles: [{value: dev, products: [{id: Starter}]}]");
        Held held = new Held("scim-u1-starter", "starter", "active");
        Person with = new Person("u1", true, Set.of(), List.of("dev"), Set.of());
        Person without = new Person("u1", true, Set.of(), List.of(), Set.of());
        assertThat(AccessPlan.steps(mapping, with, List.of(held))).isEmpty();
        assertThat(AccessPlan.steps(mapping, without, List.of(held)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Suspend.class, step -> assertThat(step.id()).isEqualTo("scim-u1-starter"));
    }

    @Test
    @DisplayName("make one grant of two spellings")
    void grants() {
        AccessMapping mapping = MappingReader.read(
                "m", "roles: [{value: dev, products: [{id: Starter}]}, {value: ops, products: [{id: starter}]}]");
        Person both = new Person("u1", true, Set.of(), List.of("dev", "ops"), Set.of());
        assertThat(AccessPlan.steps(mapping, both, List.of()))
                .singleElement()
                .satisfies(step -> assertThat(step.why()).isEqualTo("role dev, role ops"));
    }

    @ParameterizedTest
    @DisplayName("contradict each other in any spelling")
    @ValueSource(
            strings = {
                "groups: [{idp: A, apim: x}, {idp: B, apim: X}]",
                "{groups: [{idp: A, apim: x}], roles: [{value: dev, groups: [X]}]}",
                "{exempt-products: [starter], roles: [{value: dev, products: [{id: Starter}]}]}",
            })
    void contradictions(String yaml) {
        assertThatThrownBy(() -> MappingReader.read("m", yaml)).isInstanceOf(MappingException.class);
    }
}
