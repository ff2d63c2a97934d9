package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsTest extends EmulatorTest {
    private static final String CLOCK = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{4,7}Z";
    private static final String DATABASE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z";

    @BeforeEach
    void addAUser() {
        client.putUser("ada", "ada@example.com");
    }

    @Test
    void aServiceStartsWithStarterUnlimitedAndMaster() {
        JsonNode value = client.get("/subscriptions").json().path("value");
        assertThat(value).hasSize(3);
        assertThat(value.at("/0/properties/scope").asText()).endsWith("/products/starter");
        assertThat(value.at("/1/properties/scope").asText()).endsWith("/products/unlimited");
        assertThat(value.at("/2/name").asText()).isEqualTo("master");
        assertThat(value.at("/2/properties/scope").asText()).isEqualTo(apim.serviceId() + "/");
        assertThat(value.at("/2/properties").has("ownerId")).isFalse();
    }

    @Test
    void onlyPutAndPatchShowTheKeysAndTheOwner() {
        ArmClient.Reply created = put("s", "/products/starter", "'ownerId':'/users/ada'");
        assertThat(created.status()).isEqualTo(201);
        assertThat(keys(created))
                .containsExactly(
                        "ownerId",
                        "user",
                        "scope",
                        "displayName",
                        "state",
                        "createdDate",
                        "startDate",
                        "expirationDate",
                        "endDate",
                        "notificationDate",
                        "primaryKey",
                        "secondaryKey",
                        "stateComment");
        assertThat(created.properties().path("primaryKey").asText()).matches("[0-9a-f]{32}");
        assertThat(created.properties().at("/user/identities")).isEmpty();
        assertThat(keys(client.get("/subscriptions/s"))).doesNotContain("user", "primaryKey", "secondaryKey");
        assertThat(keys(client.patch("/subscriptions/s", "{'properties':{'stateComment':'x'}}")))
                .contains("user", "primaryKey", "secondaryKey");
        assertThat(client.post("/subscriptions/s/listSecrets", "")
                        .json()
                        .path("primaryKey")
                        .asText())
                .isEqualTo(created.properties().path("primaryKey").asText());
    }

    @Test
    void theCreationShowsMoreOfTheClockThanLaterAnswers() {
        assertThat(put("s", "/apis", "").properties().path("createdDate").asText())
                .matches(CLOCK);
        assertThat(client.get("/subscriptions/s")
                        .properties()
                        .path("createdDate")
                        .asText())
                .matches(DATABASE);
        assertThat(put("s", "/apis", "").properties().path("createdDate").asText())
                .matches(DATABASE);
    }

    @Test
    void tracingIsWrittenAlwaysFrom2022AndBeforeOnlyWhenSet() {
        put("s", "/apis", "");
        assertThat(keys(client.get("/subscriptions/s"))).doesNotContain("allowTracing");
        assertThat(client.withVersion("2022-08-01")
                        .get("/subscriptions/s")
                        .properties()
                        .path("allowTracing"))
                .hasToString("false");
        client.patch("/subscriptions/s", "{'properties':{'allowTracing':true}}");
        assertThat(client.get("/subscriptions/s").properties().path("allowTracing"))
                .hasToString("true");
    }

    @Test
    void aSubscriptionToAProductStartsOnItsDayAndIsNoticed12DaysBeforeItExpires() {
        ArmClient.Reply created =
                put("s", "/products/starter", "'ownerId':'/users/ada','expirationDate':'2030-07-20T00:00:00Z'");
        assertThat(created.properties().path("startDate").asText()).endsWith("T00:00:00Z");
        assertThat(created.properties().path("notificationDate").asText()).isEqualTo("2030-07-08T00:00:00Z");
        ArmClient.Reply wide = put("w", "/apis", "'expirationDate':'2030-07-20T00:00:00Z'");
        assertThat(wide.properties().path("startDate").isNull()).isTrue();
        assertThat(wide.properties().path("notificationDate").isNull()).isTrue();
    }

    @Test
    void withoutStateItIsActiveUnlessTheProductWantsApproval() {
        assertThat(state(put("a", "/apis", ""))).isEqualTo("active");
        ArmClient.Reply submitted = put("b", "/products/unlimited", "'ownerId':'/users/ada'");
        assertThat(state(submitted)).isEqualTo("submitted");
        assertThat(submitted.properties().path("startDate").isNull()).isTrue();
        assertThat(client.patch("/subscriptions/b", "{'properties':{'state':'Active'}}")
                        .properties()
                        .path("startDate")
                        .asText())
                .endsWith("T00:00:00Z");
        set(Setting.APPROVAL_IS_SUBMITTED, false);
        client.delete("/subscriptions/b");
        assertThat(state(put("b", "/products/unlimited", "'ownerId':'/users/ada'")))
                .isEqualTo("active");
    }

    @Test
    void aSecondSubscriptionOfOneUserToOneProductIsRefused() {
        put("s", "/products/starter", "'ownerId':'/users/ada'");
        ArmClient.Reply refused = put("t", "/products/starter", "'ownerId':'/users/ada'");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.raw().body())
                .isEqualTo("{\"error\":{\"code\":\"ValidationError\",\"message\":\"Subscriptions limit reached for same"
                        + " user\",\"details\":null}}");
        client.patch("/subscriptions/s", "{'properties':{'state':'cancelled'}}");
        assertThat(put("t", "/products/starter", "'ownerId':'/users/ada'").status())
                .isEqualTo(201);
    }

    @Test
    void subscriptionsWithoutOwnerShareOne() {
        assertThat(put("s", "/products/starter", "").status()).isEqualTo(201);
        assertThat(put("t", "/products/starter", "").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apis", "/apis/echo", "/products/starter", "/products/STARTER"})
    void aShortScopeIsExpanded(String scope) {
        assertThat(put("s", scope, "").properties().path("scope").asText())
                .isEqualTo(apim.serviceId() + "/" + scope.replaceFirst("^/", "").replace("STARTER", "starter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/groups/x", "/products", "/users/1"})
    void anyOtherScopeIsRefused(String scope) {
        ArmClient.Reply refused = put("s", scope, "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/details/0/message").asText())
                .isEqualTo("Subscription scope should be one of /apis, /apis/{apiId}, /products/{productId}");
    }

    @Test
    void keysAreRegeneratedOneAtATime() {
        JsonNode before = client.post("/subscriptions/master/listSecrets", "").json();
        assertThat(client.post("/subscriptions/master/regeneratePrimaryKey", "").status())
                .isEqualTo(204);
        JsonNode after = client.post("/subscriptions/master/listSecrets", "").json();
        assertThat(after.path("primaryKey")).isNotEqualTo(before.path("primaryKey"));
        assertThat(after.path("secondaryKey")).isEqualTo(before.path("secondaryKey"));
        client.post("/subscriptions/master/regenerateSecondaryKey", "");
        assertThat(client.post("/subscriptions/master/listSecrets", "").json().path("secondaryKey"))
                .isNotEqualTo(before.path("secondaryKey"));
    }

    @Test
    void theListsBelowUsersAndProductsHaveIdsOfTheirOwnPath() {
        put("s", "/products/starter", "'ownerId':'/users/ada'");
        JsonNode ofUser = client.get("/users/ada/subscriptions").json().at("/value/0");
        assertThat(ofUser.path("id").asText()).isEqualTo(apim.serviceId() + "/users/ada/subscriptions/s");
        assertThat(ofUser.path("type").asText()).isEqualTo("Microsoft.ApiManagement/service/users/subscriptions");
        JsonNode ofProduct =
                client.get("/products/starter/subscriptions").json().at("/value/1");
        assertThat(ofProduct.path("id").asText()).isEqualTo(apim.serviceId() + "/products/starter/subscriptions/s");
        assertThat(client.get("/users/ada/subscriptions/s").status()).isEqualTo(200);
        assertThat(client.get("/users/1/subscriptions/s").status()).isEqualTo(404);
    }

    @Test
    void onlyTheExactETagOrAStarIsGoodForAChange() {
        String old = put("s", "/apis", "").etag();
        String fresh = client.patch("/subscriptions/s", "{'properties':{'stateComment':'x'}}")
                .etag();
        assertThat(client.send("DELETE", "/subscriptions/s", old, "").status()).isEqualTo(412);
        assertThat(client.send("DELETE", "/subscriptions/s", fresh, "").status())
                .isEqualTo(200);
        assertThat(client.delete("/subscriptions/s").status()).isEqualTo(204);
        assertThat(client.get("/subscriptions/s").errorMessage()).isEqualTo("Subscription not found.");
    }

    @Test
    void aProductIsMadeLinkedAndDeletedWithItsSubscriptions() {
        ArmClient.Reply created = client.put("/products/gold", "{'properties':{'displayName':'Gold'}}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.properties().path("state").asText()).isEqualTo("notPublished");
        client.putGroup("g", "G");
        assertThat(client.put("/products/gold/groups/g", "").status()).isEqualTo(201);
        assertThat(client.put("/products/gold/groups/g", "").status()).isEqualTo(200);
        assertThat(client.head("/products/gold/groups/g").status()).isEqualTo(204);
        assertThat(client.get("/products/gold/groups").json().path("value").findValuesAsText("name"))
                .containsExactly("administrators", "g");
        assertThat(client.send("DELETE", "/products/gold/groups/g", "", "").status())
                .isEqualTo(200);
        assertThat(client.head("/products/gold/groups/g").status()).isEqualTo(404);

        put("s", "/products/gold", "'ownerId':'/users/ada'");
        assertThat(client.delete("/products/gold").errorMessage()).startsWith("Product cannot be deleted since");
        assertThat(client.delete("/products/gold?deleteSubscriptions=true").status())
                .isEqualTo(200);
        assertThat(apim.state().subscription("s")).isEmpty();
    }

    private ArmClient.Reply put(String id, String scope, String more) {
        String body = "{'properties':{'scope':'" + scope + "','displayName':'" + id + "'"
                + (more.isEmpty() ? "" : "," + more) + "}}";
        return client.put("/subscriptions/" + id, body);
    }

    private static String state(ArmClient.Reply reply) {
        return reply.properties().path("state").asText();
    }

    private static List<String> keys(ArmClient.Reply reply) {
        List<String> keys = new ArrayList<>();
        reply.properties().fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}
