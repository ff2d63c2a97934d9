package io.scimwright.testkit.idp;

import static io.scimwright.testkit.idp.Play.CORE;
import static io.scimwright.testkit.idp.Play.ENTERPRISE;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What identity providers put into the bodies of POST and PUT, with the number of each quirk. */
final class BodyQuirks {

    private BodyQuirks() {}

    static List<Step> all() {
        return List.of(
                new Step(
                        "16 \"roles\":[{\"primary\":\"True\",\"display\":\"MRON\",\"value\":\"WDEI\",\"type\":\"XVTU\"}]",
                        BodyQuirks::primaryAsText),
                new Step("18 \"roles\":[]", BodyQuirks::emptyArray),
                new Step(
                        "19 \"addresses\":null,\"phoneNumbers\":null,\"preferredLanguage\":null,\"title\":null,\"department\":null,\"manager\":null",
                        BodyQuirks::nulls),
                new Step(
                        "20 PUT \"emails\":null,\"phoneNumbers\":[],\"photos\":[{\"value\":\"https://x/p\"}]",
                        BodyQuirks::nullsInPut),
                new Step("22 PUT \"members\":[{\"value\":\"u1\",\"display\":null}]", BodyQuirks::nullDisplay),
                new Step("28 \"manager\":{\"value\":\"XYMKVVRYDIOO\"}", BodyQuirks::unknownManager),
                new Step(
                        "33 \"emails\":[{\"Primary\":true,\"type\":\"work\",\"value\":\"a@b\"}],\"active\":\"True\"",
                        BodyQuirks::namesInAnyCase),
                new Step(
                        "35 \"country\":\"Belize\",\"locale\":\"RJWNTUNNOHNZ\",\"profileUrl\":\"BAPNQLJSRQGD\",\"preferredLanguage\":\"jgo-CM\"",
                        BodyQuirks::noFormats),
                new Step(
                        "36 \"meta\":{\"created\":\"2019-09-18T18:15:26.5788954+00:00\",\"resourceType\":\"User\"}",
                        BodyQuirks::metaOfTheClient),
                new Step(
                        "37 \"emails\":[{\"value\":\"a@b\"},{\"value\":\"c@d\"}], two of one type, two primary",
                        BodyQuirks::emailsWithoutType),
                new Step("38 \"password\":\"1mz050nq\"", BodyQuirks::password),
                new Step(
                        "75 \"schemas\":[…core:2.0:Group,\"http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group\"]",
                        BodyQuirks::microsoftGroupSchema),
                new Step(
                        "76 \"schemas\":[…core:2.0:User,\"urn:ietf:params:scim:schemas:extension:enterprise:2.0User\"]",
                        BodyQuirks::misspeltSchema),
                new Step(
                        "77 \"urn:ietf:params:scim:schemas:extension:acme:2.0:User\":{\"tag\":\"1\"} and its URN missing in schemas",
                        BodyQuirks::urnMissing),
                new Step(
                        "78 \"schemas\":[\"urn:…enterprise:2.0:User\",\"urn:…core:2.0:User\"] and no extension object",
                        BodyQuirks::urnWithoutObject),
                new Step("79 POST and PUT with id, meta, groups", BodyQuirks::readOnlyInBodies),
                new Step(
                        "80 PUT with \"middleName\":\"\",\"title\":\"\" and the meta.version of a GET long ago",
                        BodyQuirks::emptyTexts),
                new Step("81 PUT \"active\":false", BodyQuirks::deactivationByPut),
                new Step(
                        "82 a second POST with an existing userName in another case, and a group's displayName",
                        BodyQuirks::duplicates),
                new Step("83 POST of a userName that belongs to an inactive user", BodyQuirks::duplicateOfInactive),
                new Step("84 POST without Accept: 201 with Location and body", BodyQuirks::bodyWithoutAccept));
    }

    private static ScimObject post(Play play, String body) {
        return play.client.post("/Users", body).hasStatus(201).body();
    }

    private static void primaryAsText(Play play) {
        ScimObject user = post(
                play,
                Play.user(
                        play.address("q16"),
                        "\"roles\":[{\"primary\":\"True\",\"display\":\"MRON\",\"value\":\"WDEI\",\"type\":\"XVTU\"}]"));
        play.requireUser(user, "roles.value", "WDEI");
        if (play.users.has("roles.primary")) {
            assertThat(((ScimObject) user.elements("roles").get(0)).find("primary"))
                    .contains(ScimBoolean.of(true));
        }
    }

    private static void emptyArray(Play play) {
        ScimObject user = post(play, Play.user(play.address("q18"), "\"roles\":[]"));
        assertThat(user.elements("roles")).isEmpty();
    }

    private static void nulls(Play play) {
        ScimObject user = post(
                play,
                Play.user(
                        play.address("q19"),
                        "\"addresses\":null,\"phoneNumbers\":null,\"preferredLanguage\":null,\"title\":null,\"department\":null,\"manager\":null"));
        for (String name :
                List.of("addresses", "phoneNumbers", "preferredLanguage", "title", "department", "manager")) {
            assertThat(user.has(name)).as("%s in %s", name, user).isFalse();
        }
    }

    private static void nullsInPut(Play play) {
        String userName = play.address("q20");
        String id = play.createUser(userName);
        String body = "{\"schemas\":[\"" + CORE + "User\"],\"userName\":\"" + userName
                + "\",\"emails\":null,\"phoneNumbers\":[],\"photos\":[{\"value\":\"https://x/p\"}]}";
        ScimObject user = play.client.put("/Users/" + id, body).hasStatus(200).body();
        play.requireUser(user, "photos.value", "https://x/p");
        assertThat(user.elements("phoneNumbers")).isEmpty();
    }

    private static void nullDisplay(Play play) {
        String user = play.createUser(play.address("q22"));
        String name = play.groupName("q22");
        String id = play.createGroup(name);
        play.client
                .put("/Groups/" + id, Play.group(name, "\"members\":[{\"value\":\"" + user + "\",\"display\":null}]"))
                .hasStatus(200);
        play.requireMembers(id, user);
    }

    private static void unknownManager(Play play) {
        ScimObject user = post(
                play,
                Play.user(play.address("q28"), "\"" + ENTERPRISE + "\":{\"manager\":{\"value\":\"XYMKVVRYDIOO\"}}"));
        play.requireUser(user, ENTERPRISE + ":manager.value", "XYMKVVRYDIOO");
    }

    private static void namesInAnyCase(Play play) {
        String userName = play.address("q33");
        Answer created = play.client.post("/Users", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"USERNAME":"%1$s","Name":{"GivenName":"G","FAMILYNAME":"F"},
                         "emails":[{"Primary":true,"type":"work","value":"%1$s"}],"active":"True"}""".formatted(userName)).hasStatus(201);
        play.requireUser(created.body(), "userName", userName);
        play.requireUser(created.body(), "active", true);
        assertThat(created.text()).doesNotContain("\"Primary\"").doesNotContain("\"USERNAME\"");
    }

    private static void noFormats(Play play) {
        ScimObject user = post(play, Play.user(play.address("q35"), """
                        "addresses":[{"type":"work","country":"Belize"}],"locale":"RJWNTUNNOHNZ","profileUrl":"BAPNQLJSRQGD","preferredLanguage":"jgo-CM\""""));
        play.requireUser(user, "addresses[type eq \"work\"].country", "Belize");
        play.requireUser(user, "locale", "RJWNTUNNOHNZ");
        play.requireUser(user, "profileUrl", "BAPNQLJSRQGD");
        play.requireUser(user, "preferredLanguage", "jgo-CM");
    }

    private static void metaOfTheClient(Play play) {
        ScimObject user = post(
                play,
                Play.user(
                        play.address("q36"),
                        "\"meta\":{\"created\":\"2019-09-18T18:15:26.5788954+00:00\",\"resourceType\":\"User\"}"));
        assertThat(user.findObject("meta")
                        .flatMap(meta -> meta.findString("created"))
                        .orElse(""))
                .doesNotStartWith("2019");
    }

    private static void emailsWithoutType(Play play) {
        String userName = play.address("q37");
        String other = play.address("q37");
        String head = "{\"schemas\":[\"" + CORE + "User\"],\"userName\":\"" + userName
                + "\",\"name\":{\"givenName\":\"G\",\"familyName\":\"F\"},\"emails\":";
        Answer untyped = play.client
                .post("/Users", head + "[{\"value\":\"" + userName + "\"},{\"value\":\"" + other + "\"}]}")
                .hasStatus(201);
        assertThat(untyped.body().elements("emails"))
                .as("a primary that nobody sent, among several")
                .noneMatch(email -> untyped.body().elements("emails").size() > 1
                        && ((ScimObject) email).findBoolean("primary").orElse(false));
        play.client
                .put(
                        "/Users/" + untyped.id(),
                        head + "[{\"type\":\"work\",\"value\":\"" + userName + "\"},{\"type\":\"work\",\"value\":\""
                                + other + "\"}]}")
                .hasStatus(200);
        Answer twoPrimary = play.client.put(
                "/Users/" + untyped.id(),
                head + "[{\"primary\":true,\"value\":\"" + userName + "\"},{\"primary\":true,\"value\":\"" + other
                        + "\"}]}");
        assertThat(twoPrimary.status()).as(twoPrimary.toString()).isIn(200, 400);
        if (twoPrimary.is(200)) {
            assertThat(twoPrimary.body().elements("emails").stream()
                            .filter(email ->
                                    ((ScimObject) email).findBoolean("primary").orElse(false)))
                    .hasSizeLessThanOrEqualTo(1);
        }
    }

    private static void password(Play play) {
        String userName = play.address("q38");
        Answer created = play.client
                .post("/Users", Play.user(userName, "\"password\":\"1mz050nq\""))
                .hasStatus(201);
        assertThat(created.text()).doesNotContain("1mz050nq").doesNotContain("\"password\"");
        assertThat(play.client
                        .get("/Users/" + created.id() + "?attributes=password")
                        .text())
                .doesNotContain("1mz050nq");
    }

    private static void microsoftGroupSchema(Play play) {
        String uri = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";
        Answer created = play.client
                .post("/Groups", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group","%s"],"displayName":"%s","meta":{"resourceType":"Group"}}""".formatted(uri, play.groupName("q75")))
                .hasStatus(201);
        assertThat(created.text()).doesNotContain(uri);
    }

    private static void misspeltSchema(Play play) {
        String uri = "urn:ietf:params:scim:schemas:extension:enterprise:2.0User";
        String userName = play.address("q76");
        String body = Play.user(userName, "").replace("\"" + CORE + "User\"", "\"" + CORE + "User\",\"" + uri + "\"");
        assertThat(play.client.post("/Users", body).hasStatus(201).text()).doesNotContain(uri);
    }

    private static void urnMissing(Play play) {
        ScimObject user = post(
                play,
                Play.user(
                        play.address("q77"),
                        "\"urn:ietf:params:scim:schemas:extension:acme:2.0:User\":{\"tag\":\"1\"},\"" + ENTERPRISE
                                + "\":{\"department\":\"D\"}"));
        play.requireUser(user, ENTERPRISE + ":department", "D");
        assertThat(user.elements("schemas").toString().contains(ENTERPRISE))
                .as("the URN of the extension in schemas exactly when something of it is there: %s", user)
                .isEqualTo(user.has(ENTERPRISE));
    }

    private static void urnWithoutObject(Play play) {
        String userName = play.address("q78");
        String body =
                Play.user(userName, "").replace("\"" + CORE + "User\"", "\"" + ENTERPRISE + "\",\"" + CORE + "User\"");
        ScimObject user = post(play, body);
        assertThat(user.has(ENTERPRISE)).isFalse();
        assertThat(user.elements("schemas").toString()).doesNotContain(ENTERPRISE);
    }

    private static void readOnlyInBodies(Play play) {
        String userName = play.address("q79");
        String readOnly =
                "\"id\":\"mine\",\"meta\":{\"version\":\"W/\\\"x\\\"\"},\"groups\":[{\"value\":\"g1\",\"display\":\"g\"}]";
        ScimObject user = post(play, Play.user(userName, readOnly));
        String id = user.findString("id").orElse("");
        assertThat(id).isNotEqualTo("mine").isNotEmpty();
        assertThat(user.elements("groups")).isEmpty();
        play.client.put("/Users/" + id, Play.user(userName, readOnly)).hasStatus(200);
        assertThat(play.getUser(id).elements("groups")).isEmpty();
    }

    private static void emptyTexts(Play play) {
        String userName = play.address("q80");
        String id = play.createUser(userName, "\"title\":\"Engineer\"");
        ScimObject old = play.getUser(id);
        play.patchUser(id, "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Meanwhile\"}");
        String echo = ScimJson.write(old)
                .replace("\"title\":\"Engineer\"", "\"title\":\"\"")
                .replace("\"givenName\"", "\"middleName\":\"\",\"givenName\"");
        ScimObject user = play.client.put("/Users/" + id, echo).hasStatus(200).body();
        play.requireNothing(user, "title");
        play.requireNothing(user, "name.middleName");
        play.requireUser(user, "name.givenName", "Given");
    }

    private static void deactivationByPut(Play play) {
        String userName = play.address("q81");
        String id = play.createUser(userName);
        play.client
                .put("/Users/" + id, Play.user(userName, "").replace("\"active\":true", "\"active\":false"))
                .hasStatus(200);
        play.requireUser(play.getUser(id), "active", false);
    }

    private static void duplicates(Play play) {
        String userName = play.address("q82");
        play.createUser(userName);
        play.client.post("/Users", Play.user(userName, "")).isError(409, "uniqueness");
        play.client
                .post("/Users", Play.user(userName, "").replace(userName, userName.toUpperCase(Locale.ROOT)))
                .isError(409, "uniqueness");
        String name = play.groupName("q82");
        play.createGroup(name);
        play.client.post("/Groups", Play.group(name, "")).isError(409, "uniqueness");
    }

    private static void duplicateOfInactive(Play play) {
        String userName = play.address("q83");
        String id = play.createUser(userName);
        play.patchUser(id, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");
        play.client.post("/Users", Play.user(userName, "")).isError(409, "uniqueness");
        ScimObject found = play.findUser(userName);
        assertThat(found.findString("id")).contains(id);
        assertThat(found.findBoolean("active")).contains(false);
        play.patchUser(id, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"True\"}");
        play.requireUser(play.getUser(id), "active", true);
    }

    private static void bodyWithoutAccept(Play play) {
        String userName = play.address("q84");
        Answer created = play.client
                .send("POST", "/Users", Play.user(userName, ""), Map.of("Content-Type", "application/scim+json"))
                .hasStatus(201);
        assertThat(created.location().orElse("")).endsWith("/Users/" + created.id());
        play.requireUser(created.body(), "userName", userName);
    }
}
