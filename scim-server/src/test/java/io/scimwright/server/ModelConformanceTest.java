package io.scimwright.server;

import static io.scimwright.server.Scim.all;
import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.id;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Resources as clients see them (RFC 7643 sections 2 to 4, RFC 7644 section 3.5.2)")
class ModelConformanceTest {

    private final Scim scim = new Scim();

    private String group(String name, String... members) {
        StringBuilder all = new StringBuilder();
        for (String member : members) {
            all.append(all.isEmpty() ? "" : ",")
                    .append("{\"value\":\"")
                    .append(member)
                    .append("\",\"type\":\"User\"}");
        }
        return id(scim.send("POST", "/Groups", "{\"displayName\":\"" + name + "\",\"members\":[" + all + "]}"));
    }

    private static String replace(String path, String value) {
        return patch("{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":\"" + value + "\"}");
    }

    private static ScimObject meta(ScimResponse response) {
        return body(response).findObject("meta").orElseThrow();
    }

    @Test
    @DisplayName("[46] [47] [354] RFC 7643 §7: a unique value that another has is 409, by POST, PUT and PATCH")
    void uniqueness() {
        scim.create("ada");
        String bob = scim.create("bob");
        assertError(scim.send("POST", "/Users", user("Ada")), 409, "uniqueness");
        assertError(scim.send("PUT", "/Users/" + bob, user("ADA")), 409, "uniqueness");
        assertError(scim.send("PATCH", "/Users/" + bob, replace("userName", "aDa")), 409, "uniqueness");
    }

    @Test
    @DisplayName("[60] [61] [62] RFC 7643 §3.1: ids are the server's, never given twice, and hold no bulkId")
    void ids() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            String id = scim.create("user" + i);
            assertThat(ids.add(id)).isTrue();
            assertThat(id).isNotBlank().doesNotContain("bulkId");
            assertThat(ids.add(group("group" + i))).isTrue();
            if (i % 2 == 0) {
                scim.send("DELETE", "/Users/" + id, "");
            }
        }
    }

    @Test
    @DisplayName("[67] RFC 7643 §3.1: an externalId may stand twice")
    void externalIds() {
        String body = "{\"userName\":\"%s\",\"externalId\":\"e\"}";
        assertThat(scim.send("POST", "/Users", String.format(body, "a")).status())
                .isEqualTo(201);
        assertThat(scim.send("POST", "/Users", String.format(body, "b")).status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName(
            "[69] [70] [71] [72] [73] RFC 7643 §3.1: meta is the server's: type, times, location and the weak version of the ETag")
    void meta() {
        ScimResponse created = scim.send("POST", "/Users", user("ada"));
        ScimObject meta = meta(created);
        assertThat(meta.findString("resourceType")).contains("User");
        assertThat(meta.findString("created")).isPresent().isEqualTo(meta.findString("lastModified"));
        assertThat(meta.findString("location")).isEqualTo(created.header("Location"));
        assertThat(meta.findString("version")).isPresent().isEqualTo(created.header("ETag"));
        assertThat(created.header("ETag").orElseThrow()).startsWith("W/\"");
        ScimResponse listed = scim.get("/Users");
        assertThat(listed.bodyText()).contains(meta.findString("location").orElseThrow());
    }

    @Test
    @DisplayName("[77] RFC 8265 §3: names that differ by case or composition only are the same")
    void names() {
        scim.create("Zo\u00eb");
        assertError(scim.send("POST", "/Users", user("zoe\u0308")), 409, "uniqueness");
    }

    @Test
    @DisplayName(
            "[76] RFC 8265 §3.1: a name that begins or ends with a blank is refused, so that no two users look the same")
    void blanksAroundNames() {
        String ada = scim.create("ada");
        for (String name : List.of(" ada", "ada ", "\\tada", "ada\u00a0", " ")) {
            assertError(scim.send("POST", "/Users", user(name)), 400, "invalidValue");
            assertError(scim.send("PUT", "/Users/" + ada, user(name)), 400, "invalidValue");
            for (String operation : List.of(
                    "\"path\":\"userName\",\"value\":\"" + name + "\"", "\"value\":{\"userName\":\"" + name + "\"}")) {
                assertError(
                        scim.send("PATCH", "/Users/" + ada, Scim.patch("{\"op\":\"replace\"," + operation + "}")),
                        400,
                        "invalidValue");
            }
        }
        scim.create("ada l");
    }

    @Test
    @DisplayName("[81] [82] RFC 7643 §4.1.1: a password reaches the provider, and nobody else ever")
    void passwords() {
        ScimResponse created = scim.send("POST", "/Users?attributes=password", user("ada"));
        assertThat(created.bodyText()).doesNotContain("pass");
        assertThat(scim.get("/Users/" + id(created) + "?attributes=password").bodyText())
                .doesNotContain("pass");
    }

    @Test
    @DisplayName("[88] [89] RFC 7643 §4.1.2: groups of a user have the group's id, its URI and the type direct")
    void groups() {
        String ada = scim.create("ada");
        String team = group("Team", ada);
        ScimObject element =
                (ScimObject) body(scim.get("/Users/" + ada)).elements("groups").get(0);
        assertThat(element.findString("value")).contains(team);
        assertThat(element.findString("$ref")).contains(Scim.BASE + "/Groups/" + team);
        assertThat(element.findString("type")).contains("direct");
    }

    @Test
    @DisplayName(
            "[92] [16] RFC 7643 §4.2, §2.3.7: members have the id and the absolute URI of their resource, whatever URI was sent")
    void members() {
        String ada = scim.create("ada");
        ScimResponse team = scim.send(
                "POST",
                "/Groups",
                "{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + ada
                        + "\",\"type\":\"User\",\"$ref\":\"../Users/other\"}]}");
        ScimObject member = (ScimObject) body(team).elements("members").get(0);
        assertThat(member.findString("value")).contains(ada);
        assertThat(member.findString("$ref")).contains(Scim.BASE + "/Users/" + ada);
    }

    @Test
    @DisplayName(
            "[92] RFC 7643 §4.2: a member that was sent without type or with a URI of its own gets both from the server, which filters by them")
    void membersWithoutType() {
        String ada = scim.create("ada");
        String inner = group("Inner");
        ScimResponse team = scim.send(
                "POST",
                "/Groups",
                "{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + ada
                        + "\",\"$ref\":\"https://evil.example/x\"},"
                        + "{\"value\":\"" + inner + "\",\"$ref\":\"../Groups/" + inner + "\"},"
                        + "{\"value\":\"7\",\"type\":\"Robot\",\"$ref\":\"https://evil.example/y\"}]}");
        for (ScimResponse answer : List.of(team, scim.get("/Groups/" + Scim.id(team)))) {
            List<ScimValue> members = body(answer).elements("members");
            assertThat(((ScimObject) members.get(0)).findString("type")).contains("User");
            assertThat(((ScimObject) members.get(0)).findString("$ref")).contains(Scim.BASE + "/Users/" + ada);
            assertThat(((ScimObject) members.get(1)).findString("type")).contains("Group");
            assertThat(((ScimObject) members.get(1)).findString("$ref")).contains(Scim.BASE + "/Groups/" + inner);
            assertThat(answer.bodyText()).doesNotContain("evil");
        }
        String late = scim.create("late");
        scim.send(
                "PATCH",
                "/Groups/" + Scim.id(team),
                Scim.patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + late + "\"}]}"));
        for (String who : List.of(
                "User\" and value eq \"" + ada, "Group\" and value eq \"" + inner, "User\" and value eq \"" + late)) {
            assertThat(scim.filter("/Groups", "members[type eq \"" + who + "\"]")
                            .bodyText())
                    .as(who)
                    .contains(Scim.id(team));
        }
    }

    @Test
    @DisplayName("[64] [214] [333] RFC 7643 §3.1: ids of members are compared exactly, whichever way a filter says it")
    void idsOfMembers() {
        ScimResponse team =
                scim.send("POST", "/Groups", "{\"displayName\":\"Team\",\"members\":[{\"value\":\"abc\"}]}");
        for (String filter : List.of(
                "members.value eq \"%s\"",
                "members[value eq \"%s\"]",
                "not (members[value ne \"%s\"])",
                "members[value eq \"%s\" or display co \"q\"]")) {
            assertThat(scim.filter("/Groups", String.format(filter, "abc")).bodyText())
                    .as(filter)
                    .contains(Scim.id(team));
            assertThat(scim.filter("/Groups", String.format(filter, "ABC")).bodyText())
                    .as(filter)
                    .doesNotContain(Scim.id(team));
        }
        for (String path : List.of(
                "members[value eq 'ABC']",
                "members[value eq 'ABC' or display co 'q']",
                "members[not (value ne 'ABC')]")) {
            scim.send(
                    "PATCH",
                    "/Groups/" + Scim.id(team),
                    Scim.patch("{\"op\":\"remove\",\"path\":\"" + path.replace("'", "\\\"") + "\"}"));
            assertThat(body(scim.get("/Groups/" + Scim.id(team))).elements("members"))
                    .as(path)
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("[94] [95] RFC 7643 §4.2: groups may be members, in a circle too")
    void nested() {
        String outer = group("Outer");
        String inner = group("Inner");
        for (String[] pair : new String[][] {{outer, inner}, {inner, outer}, {outer, outer}}) {
            String add = patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + pair[1]
                    + "\",\"type\":\"Group\"}]}");
            assertThat(scim.send("PATCH", "/Groups/" + pair[0], add).status()).isEqualTo(204);
        }
        assertThat(body(scim.get("/Groups/" + outer)).elements("members")).hasSize(2);
        assertThat(scim.get("/Groups/" + outer).bodyText()).contains(Scim.BASE + "/Groups/" + inner);
    }

    @Test
    @DisplayName(
            "[287] [294] [309] RFC 7644 §3.5.2: PATCH answers 200 with the resource, a group 204 unless attributes are named; 404 for an unknown id")
    void patches() {
        String ada = scim.create("ada");
        ScimResponse shown = scim.send("PATCH", "/Users/" + ada, replace("title", "Lead"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(body(shown).findString("title")).contains("Lead");
        String team = group("Team");
        assertThat(scim.send("PATCH", "/Groups/" + team, replace("displayName", "T"))
                        .status())
                .isEqualTo(204);
        assertThat(scim.send("PATCH", "/Groups/" + team + "?attributes=displayName", replace("displayName", "U"))
                        .status())
                .isEqualTo(200);
        assertError(scim.send("PATCH", "/Users/nobody", replace("title", "x")), 404, "");
        assertError(scim.send("PATCH", "/Groups/nobody", replace("displayName", "x")), 404, "");
    }

    @Test
    @DisplayName("[310] RFC 7644 §3.5.2: of many who change one group at once nobody's change is lost")
    void parallelPatches() throws Exception {
        String team = group("Team");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String add = "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"u" + i + "\"}]}";
                all.add(threads.submit(
                        () -> scim.send("PATCH", "/Groups/" + team, patch(add)).status()));
            }
            for (Future<Integer> each : all) {
                assertThat(each.get()).isEqualTo(204);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(body(scim.get("/Groups/" + team)).elements("members")).hasSize(100);
    }
}
