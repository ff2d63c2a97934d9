package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mapping whose ids differ from those of APIM in case only; APIM compares them without regard to it. */
class SpelledIdsTest extends EmulatedService {

    private static final String NOBODY = "{\"op\":\"remove\",\"path\":\"roles\"}";

    @BeforeEach
    void groups() {
        arm.put("/groups/payments", "{\"properties\":{\"displayName\":\"Payments team\"}}");
        arm.put("/groups/insiders", "{\"properties\":{\"displayName\":\"Insiders\"}}");
    }

    private void serve(String yaml) {
        AccessMapping mapping = MappingReader.read("test", yaml);
        serve(connected.withMapping(() -> mapping));
    }

    private String ada() {
        return createUser("{\"userName\":\"ada@example.com\",\"roles\":[{\"value\":\"dev\"}]}")
                .id();
    }

    private static void own(String user, String product) {
        arm.put(
                "/subscriptions/own-" + product,
                "{\"properties\":{\"ownerId\":\"/users/" + user + "\",\"scope\":\"/products/" + product
                        + "\",\"displayName\":\"Own\",\"state\":\"active\"}}");
    }

    @Test
    void whoLosesARoleLosesWhatItBrought() {
        serve("roles: [{value: dev, groups: [Insiders], products: [{id: STARTER}]}]\n");
        String ada = ada();
        assertThat(members("insiders")).containsExactly(ada);
        assertThat(emulator.state().subscriptions()).anyMatch(each -> each.id().equals("scim-" + ada + "-starter"));
        silentPatch(users, ada, NOBODY);
        assertThat(members("insiders")).isEmpty();
        assertThat(subscriptions(ada).values()).containsExactly("suspended");
    }

    @Test
    void whoLeavesALinkedGroupLosesWhatItBrought() {
        serve("groups: [{idp: Payments, apim: Payments, products: [{id: Starter}]}]\n");
        String ada = ada();
        String group = createGroup("{\"displayName\":\"Payments\"}").id();
        assertThat(group).isEqualTo("payments");
        join(ada, group);
        assertThat(subscriptions(ada).values()).containsExactly("active");
        leave(ada, group);
        assertThat(subscriptions(ada).values()).containsExactly("suspended");
    }

    @Test
    void whatSomebodyHasIsNotMadeAgain() {
        String ada = ada();
        own(ada, "starter");
        serve("roles: [{value: dev, products: [{id: Starter}]}]\n");
        setActive(ada, false);
        setActive(ada, true);
        assertThat(subscriptions(ada)).isEqualTo(Map.of("starter", "active"));
    }

    @Test
    void whatIsExemptIsNotTouched() {
        String ada = ada();
        own(ada, "starter");
        own(ada, "unlimited");
        serve("{exempt-products: [Starter], exempt-subscriptions: [Own-Unlimited]}\n");
        setActive(ada, false);
        assertThat(subscriptions(ada).values()).containsOnly("active");
    }

    @Test
    void aGroupOfTheRuleIsKnownInAnyCase() {
        arm.put(
                "/users/bob",
                "{\"properties\":{\"email\":\"bob@example.com\",\"firstName\":\"B\",\"lastName\":\"B\"}}");
        arm.put("/groups/insiders/users/bob", "");
        serve("manage: {groups: [Insiders]}\n");
        assertThat(query(users, "userName eq \"bob@example.com\"").resources())
                .singleElement()
                .satisfies(bob -> assertThat(bob.id()).isEqualTo("bob"));
    }

    @Test
    void aGroupThatIsNamedIsHiddenWhileItIsNotLinked() {
        serve("{groups: [{idp: Payments, apim: PAYMENTS}], roles: [{value: dev, groups: [INSIDERS]}]}\n");
        for (String hidden : List.of("payments", "insiders")) {
            assertThat(look(groups, hidden)).isEmpty();
        }
    }
}
