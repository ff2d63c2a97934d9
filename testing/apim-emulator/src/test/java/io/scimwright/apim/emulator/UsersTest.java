package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsersTest extends EmulatorTest {

    @Test
    void aNewUserIsADeveloperAndOnlyThePutSaysSo() {
        ArmClient.Reply created = client.putUser("ada", "ada@example.com");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.properties().at("/groups/0/name").asText()).isEqualTo("Developers");
        assertThat(created.properties().at("/identities/0/provider").asText()).isEqualTo("Basic");

        assertThat(client.get("/users/ada").properties().has("groups")).isFalse();
        assertThat(client.patch("/users/ada", "{'properties':{'note':'x'}}")
                        .properties()
                        .path("groups"))
                .isEmpty();
        assertThat(apim.state().user("ada").orElseThrow().groups()).containsExactly("developers");
    }

    @Test
    void aReplacingPutAnswers200WithTheGroupsAsTheyAre() {
        client.putUser("ada", "ada@example.com");
        client.putGroup("payments", "Payments");
        client.put("/groups/payments/users/ada", "");
        ArmClient.Reply replaced = client.putUser("ada", "ada@example.com");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.properties().path("groups")).hasSize(2);
    }

    @Test
    void theETagHasTwoRowsExceptAfterPatchAndMembership() {
        String put = client.putUser("ada", "ada@example.com").etag();
        assertThat(bytes(put)).hasSize(16);
        assertThat(client.get("/users/ada").etag()).isEqualTo(put);
        assertThat(client.head("/users/ada").etag()).isEqualTo(put);

        String patch = client.patch("/users/ada", "{'properties':{'note':'x'}}").etag();
        assertThat(bytes(patch)).hasSize(8);
        String read = client.get("/users/ada").etag();
        assertThat(bytes(read)).startsWith(bytes(patch)).hasSize(16);
    }

    @Test
    void theShortETagIsStaleUnlessASettingAcceptsIt() {
        client.putUser("ada", "ada@example.com");
        String shortEtag =
                client.patch("/users/ada", "{'properties':{'note':'x'}}").etag();
        ArmClient.Reply stale = client.send("PATCH", "/users/ada", shortEtag, "{'properties':{'note':'y'}}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.errorCode()).isEqualTo("PreconditionFailed");
        assertThat(stale.errorMessage()).isEqualTo("Resource was modified since last retrieval.");

        set(Setting.ACCEPT_SHORT_ETAG, true);
        assertThat(client.send("PATCH", "/users/ada", shortEtag, "{'properties':{'note':'y'}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theETagOfAGetIsGoodForADelete() {
        client.putUser("ada", "ada@example.com");
        String etag = client.get("/users/ada").etag();
        assertThat(client.send("DELETE", "/users/ada", etag, "").status()).isEqualTo(200);
        assertThat(client.send("DELETE", "/users/ada", etag, "").status()).isEqualTo(204);
    }

    @Test
    void anEMailThatAnotherUserHasIsRefusedInAnyCase() {
        client.putUser("ada", "ada@example.com");
        ArmClient.Reply refused = client.putUser("eve", "ADA@example.com");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().toString())
                .isEqualTo("{\"error\":{\"code\":\"ValidationError\",\"message\":\"One or more fields contain incorrect"
                        + " values:\",\"details\":[{\"code\":\"IdentifierAlreadyInUse\",\"target\":\"email\","
                        + "\"message\":\"User with specified identity already exists\"}]}}");
        assertThat(apim.state().user("eve")).isEmpty();
        assertThat(client.putUser("ada", "Ada@Example.com").status()).isEqualTo(200);
    }

    @Test
    void anEMailThatWasGivenUpIsFreeUnlessASettingKeepsItTaken() {
        client.putUser("ada", "old@example.com");
        client.patch("/users/ada", "{'properties':{'email':'new@example.com'}}");
        assertThat(client.get("/users/ada").properties().at("/identities/0/id").asText())
                .isEqualTo("old@example.com");
        set(Setting.OLD_EMAIL_STAYS_TAKEN, true);
        assertThat(client.putUser("eve", "old@example.com").status()).isEqualTo(400);
        set(Setting.OLD_EMAIL_STAYS_TAKEN, false);
        assertThat(client.putUser("eve", "old@example.com").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'firstName':'F','lastName':'L'}                                        | email
            {'email':'a@b.c','lastName':'L'}                                        | firstName
            {'email':'a@b.c','firstName':'F','lastName':''}                         | lastName
            {'email':'a@b.c','firstName':'F','lastName':'L','state':'sleepy'}       | state
            {'email':'a@b.c','firstName':'F','lastName':'L','userId':'x'}           | userId
            {'email':7,'firstName':'F','lastName':'L'}                              | email
            {'email':'a@b.c','firstName':'F','lastName':'L','appType':'desktop'}    | appType
            {'email':'a@b.c','firstName':'F','lastName':'L','identities':[{'provider':'Aad','id':'1'}]} \
            | identities[0].provider
            """)
    void aWrongFieldIsNamedInTheDetails(String properties, String field) {
        ArmClient.Reply refused = client.put("/users/x", "{'properties':" + properties + "}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("ValidationError");
        assertThat(refused.json().at("/error/details/0/target").asText()).isEqualTo(field);
        assertThat(apim.state().user("x")).isEmpty();
    }

    @Test
    void allWrongFieldsAreNamedAtOnce() {
        ArmClient.Reply refused = client.put("/users/x", "{'properties':{}}");
        assertThat(refused.json().at("/error/details").findValuesAsText("target"))
                .containsExactly("email", "firstName", "lastName");
    }

    @Test
    void aUserIdMayHave80CharactersOfAnyKind() {
        assertThat(client.putUser("a.b%2Bc@example.com", "x@example.com")
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("a.b+c@example.com");
        assertThat(client.get("/users/a.b+c@example.com").status()).isEqualTo(200);
        assertThat(client.putUser("x".repeat(81), "y@example.com").status()).isEqualTo(400);
    }

    @Test
    void idsDoNotDistinguishCaseUnlessASettingSaysSo() {
        client.putUser("Ada", "ada@example.com");
        assertThat(client.get("/users/ADA").json().path("name").asText()).isEqualTo("Ada");
        apim.settings(apim.settings().with(Setting.CASE_SENSITIVE_IDS, true));
        ApimEmulator.Builder exact = ApimEmulator.builder().settings(apim.settings());
        try (ApimEmulator other = exact.start()) {
            ArmClient there = ArmClient.of(other);
            there.putUser("Ada", "ada@example.com");
            assertThat(there.get("/users/ADA").status()).isEqualTo(404);
        }
    }

    @Test
    void aReplacingPutDropsWhatTheBodyOmitsUnlessASettingKeepsIt() {
        client.put(
                "/users/ada",
                "{'properties':{'email':'a@b.c','firstName':'F','lastName':'L','note':'n','state':'blocked'}}");
        set(Setting.PUT_KEEPS_OMITTED, true);
        assertThat(client.putUser("ada", "a@b.c").properties().path("note").asText())
                .isEqualTo("n");
        set(Setting.PUT_KEEPS_OMITTED, false);
        ArmClient.Reply replaced = client.putUser("ada", "a@b.c");
        assertThat(replaced.properties().path("note").isNull()).isTrue();
        assertThat(replaced.properties().path("state").asText()).isEqualTo("active");
    }

    @Test
    void anEmptyNoteStaysEmptyUnlessASettingMakesItNull() {
        client.putUser("ada", "ada@example.com");
        assertThat(client.patch("/users/ada", "{'properties':{'note':''}}")
                        .properties()
                        .path("note")
                        .asText("-"))
                .isEmpty();
        set(Setting.EMPTY_NOTE_IS_NULL, true);
        client.patch("/users/ada", "{'properties':{'note':''}}");
        assertThat(client.get("/users/ada").properties().path("note").isNull()).isTrue();
    }

    @Test
    void anInvitedUserWithoutStateIsPending() {
        String body = "{'properties':{'email':'a@b.c','firstName':'F','lastName':'L','confirmation':'invite'}}";
        assertThat(client.put("/users/ada", body).properties().path("state").asText())
                .isEqualTo("pending");
        set(Setting.INVITED_IS_PENDING, false);
        assertThat(client.put("/users/ada", body).properties().path("state").asText())
                .isEqualTo("active");
    }

    @Test
    void aUserWithSubscriptionsIsOnlyDeletedTogetherWithThem() {
        client.putUser("ada", "ada@example.com");
        client.put(
                "/subscriptions/s",
                "{'properties':{'scope':'/products/starter','displayName':'s','ownerId':'/users/ada'}}");
        ArmClient.Reply refused = client.delete("/users/ada");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorMessage()).isEqualTo(Setting.USER_DELETE_REFUSAL.defaultValue());
        assertThat(client.delete("/users/ada?deleteSubscriptions=true").status())
                .isEqualTo(200);
        assertThat(apim.state().subscription("s")).isEmpty();
    }

    @Test
    void theOwnerCannotBeDeleted() {
        assertThat(client.delete("/users/1?deleteSubscriptions=true").status()).isEqualTo(400);
    }

    @Test
    void aClosedAccountLosesItsIdentitiesMembershipsAndSubscriptions() {
        client.putUser("ada", "ada@example.com");
        ArmClient.Reply closed = client.patch("/users/ada", "{'properties':{'state':'deleted'}}");
        assertThat(closed.properties().path("identities")).isEmpty();
        assertThat(apim.state().user("ada").orElseThrow().groups()).isEmpty();
    }

    @Test
    void identitiesAreCompactWithANullNextLink() {
        ArmClient.Reply identities = client.get("/users/1/identities");
        assertThat(identities.raw().body())
                .isEqualTo("{\"value\":[{\"provider\":\"Azure\",\"id\":\"foo@live.com\"}],\"count\":1,"
                        + "\"nextLink\":null}");
    }

    @Test
    void tokensAndSignInLinksHaveTheRecordedLengths() {
        client.putUser("ps8695", "ada@example.com");
        ArmClient.Reply token = client.post(
                "/users/ps8695/token", "{'properties':{'keyType':'primary','expiry':'2022-04-02T02:59:49.2215643Z'}}");
        assertThat(token.raw().body()).hasSize(120).startsWith("{\"value\":\"ps8695&202204020259&");
        assertThat(client.post("/users/ps8695/generateSsoUrl", "")
                        .json()
                        .path("value")
                        .asText())
                .startsWith("https://apim-emulator.portal.azure-api.net/signin-sso?token=ps8695%26");
        assertThat(client.post("/users/ps8695/confirmations/password/send", "").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/users/none", "/users/none/groups", "/users/none/subscriptions", "/users/none/identities"})
    void anUnknownUserIs404WithTheRecordedBody(String path) {
        assertThat(client.get(path).raw().body())
                .isEqualTo(
                        "{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"User not found.\",\"details\":null}}");
    }

    private static byte[] bytes(String etag) {
        return Base64.getDecoder().decode(etag.substring(1, etag.length() - 1));
    }
}
