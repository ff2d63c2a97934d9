package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest extends EmulatorTest {

    @Test
    void everyServiceHasThreeGroupsInTheRecordedOrder() {
        assertThat(client.get("/groups").json().path("value").findValuesAsText("name"))
                .containsExactly("administrators", "developers", "guests");
    }

    @Test
    void theAdministratorsAreDescribedAsTheApiVersionDid() {
        assertThat(client.get("/groups/administrators")
                        .properties()
                        .path("description")
                        .asText())
                .contains("Microsoft Azure subscription administrators");
        assertThat(client.withVersion("2022-08-01")
                        .get("/groups/administrators")
                        .properties()
                        .path("description")
                        .asText())
                .contains("the admin email account provided at the time of service creation");
    }

    @Test
    void anExternalGroupWithoutExternalIdShowsOneInThePutAlone() {
        ArmClient.Reply created = client.put("/groups/g", "{'properties':{'displayName':'G','type':'external'}}");
        assertThat(created.properties().path("externalId").asText()).isEqualTo("aad:///groups/");
        assertThat(client.get("/groups/g").properties().path("externalId").isNull())
                .isTrue();
        assertThat(client.get("/groups/g").properties().path("type").asText()).isEqualTo("external");
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrators", "developers", "guests"})
    void aBuiltInGroupCanNeitherBeChangedNorJoined(String group) {
        client.putUser("ada", "ada@example.com");
        assertThat(client.patch("/groups/" + group, "{'properties':{'description':'x'}}")
                        .status())
                .isEqualTo(400);
        assertThat(client.putGroup(group, "X").status()).isEqualTo(400);
        assertThat(client.delete("/groups/" + group).status()).isEqualTo(400);
        ArmClient.Reply refused = client.put("/groups/" + group + "/users/ada", "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorMessage()).isEqualTo("System group membership cannot be changed");
        assertThat(client.send("DELETE", "/groups/" + group + "/users/1", "", "")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aSecondGroupMayHaveTheSameDisplayNameUnlessASettingForbidsIt() {
        client.putGroup("a", "Payments");
        assertThat(client.putGroup("b", "Payments").status()).isEqualTo(201);
        set(Setting.UNIQUE_GROUP_NAMES, true);
        assertThat(client.putGroup("c", "payments").status()).isEqualTo(400);
        assertThat(client.putGroup("a", "Payments").status()).isEqualTo(400);
    }

    @Test
    void aDescriptionEndsAt1000CharactersUnlessASettingLiftsTheLimit() {
        String body = "{'properties':{'displayName':'G','description':'" + "x".repeat(1001) + "'}}";
        assertThat(client.put("/groups/g", body).status()).isEqualTo(400);
        set(Setting.LIMIT_GROUP_DESCRIPTION, false);
        assertThat(client.put("/groups/g", body).status()).isEqualTo(201);
    }

    @Test
    void addingAMemberTwiceAnswers201Then200AndShowsNeitherGroupsNorIdentities() {
        client.putUser("ada", "ada@example.com");
        client.putGroup("g", "G");
        ArmClient.Reply added = client.put("/groups/g/users/ada", "");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().path("type").asText()).isEqualTo("Microsoft.ApiManagement/service/groups/users");
        assertThat(added.properties().path("groups")).isEmpty();
        assertThat(added.properties().path("identities")).isEmpty();
        assertThat(client.put("/groups/g/users/ada", "").status()).isEqualTo(200);
    }

    @Test
    void aMembershipIsAWriteOfTheUserAndKeepsTheIdentityRow() {
        client.putUser("ada", "ada@example.com");
        client.putGroup("g", "G");
        String before = client.get("/users/ada").etag();
        client.put("/groups/g/users/ada", "");
        String after = client.get("/users/ada").etag();
        assertThat(after).isNotEqualTo(before);
        assertThat(after.substring(12)).isEqualTo(before.substring(12));
    }

    @Test
    void aMembershipTouchesTheGroupUnlessASettingSaysOtherwise() {
        client.putUser("ada", "ada@example.com");
        String etag = client.putGroup("g", "G").etag();
        set(Setting.MEMBERSHIP_TOUCHES_GROUP, false);
        client.put("/groups/g/users/ada", "");
        assertThat(client.get("/groups/g").etag()).isEqualTo(etag);
        set(Setting.MEMBERSHIP_TOUCHES_GROUP, true);
        client.send("DELETE", "/groups/g/users/ada", "", "");
        assertThat(client.get("/groups/g").etag()).isNotEqualTo(etag);
    }

    @Test
    void removingAMemberAnswers200Then204() {
        client.putUser("ada", "ada@example.com");
        client.putGroup("g", "G");
        client.put("/groups/g/users/ada", "");
        assertThat(client.head("/groups/g/users/ada").status()).isEqualTo(204);
        assertThat(client.send("DELETE", "/groups/g/users/ada", "", "").status())
                .isEqualTo(200);
        assertThat(client.send("DELETE", "/groups/g/users/ada", "", "").status())
                .isEqualTo(204);
        ArmClient.Reply gone = client.head("/groups/g/users/ada");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.raw().body()).isEmpty();
    }

    @Test
    void aMembershipOfSomebodyUnknownIs404UnlessASettingMakesIt400() {
        client.putGroup("g", "G");
        ArmClient.Reply missing = client.put("/groups/g/users/nobody", "");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.errorMessage()).isEqualTo("User not found.");
        assertThat(client.put("/groups/none/users/1", "").errorMessage()).isEqualTo("Group not found.");
        set(Setting.MISSING_MEMBER_STATUS, 400);
        assertThat(client.put("/groups/g/users/nobody", "").status()).isEqualTo(400);
    }

    @Test
    void deletingAUserOrAGroupEndsTheMemberships() {
        client.putUser("ada", "ada@example.com");
        client.putUser("eve", "eve@example.com");
        client.putGroup("g", "G");
        client.putGroup("h", "H");
        client.put("/groups/g/users/ada", "");
        client.put("/groups/g/users/eve", "");
        client.put("/groups/h/users/eve", "");
        client.delete("/users/ada");
        assertThat(apim.state().group("g").orElseThrow().members()).containsExactly("eve");
        client.delete("/groups/g");
        assertThat(apim.state().user("eve").orElseThrow().groups()).containsExactly("developers", "h");
    }
}
