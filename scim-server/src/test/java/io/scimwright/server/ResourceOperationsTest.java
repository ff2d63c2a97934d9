package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResourceOperationsTest {

    private final Scim scim = new Scim();

    @Test
    @DisplayName("143-145, 157 RFC 7644 3.3: POST answers 201 with the stored resource and its location")
    void createdResourcesHaveALocation() {
        ScimResponse created = scim.send("POST", "/Users", user("ada"));
        assertThat(created.status()).isEqualTo(201);
        ScimObject ada = body(created);
        String location = Scim.BASE + "/Users/" + ada.findString("id").orElseThrow();
        assertThat(created.header("Location")).contains(location);
        assertThat(ada.findObject("meta").orElseThrow().findString("location")).contains(location);
        assertThat(ada.findObject("meta").orElseThrow().findString("resourceType"))
                .contains("User");
        assertThat(created.bodyText()).doesNotContain("pass-word-1");
        assertThat(body(scim.get("/Users/" + ada.findString("id").orElseThrow())))
                .isEqualTo(ada);
        assertError(scim.get("/Users/nobody"), 404, "");
    }

    @Test
    @DisplayName("146, 63, 68 RFC 7644 3.3: readOnly attributes in a POST body are ignored")
    void readOnlyAttributesAreIgnored() {
        ScimResponse created = scim.send(
                "POST",
                "/Users",
                "{\"userName\":\"ada\",\"id\":\"mine\",\"meta\":{\"created\":\"2011-05-13T04:42:34Z\"},\"groups\":[{\"value\":\"g\"}]}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(body(created).findString("id").orElseThrow()).isNotEqualTo("mine");
        assertThat(created.bodyText()).doesNotContain("2011-05-13").doesNotContain("groups");
    }

    @Test
    @DisplayName("149 RFC 7644 3.3: a second resource with the userName, in any case, is 409 uniqueness")
    void duplicatesAreRefused() {
        scim.create("ada");
        assertError(scim.send("POST", "/Users", user("ADA")), 409, "uniqueness");
        assertThat(body(scim.get("/Users")).find("totalResults")).contains(ScimNumber.of(1));
    }

    @Test
    @DisplayName("34, 151 RFC 7643 7: a missing required attribute is 400 invalidValue that names it")
    void requiredAttributesAreRequired() {
        ScimResponse refused = scim.send("POST", "/Users", "{\"displayName\":\"x\"}");
        assertError(refused, 400, "invalidValue");
        assertThat(refused.bodyText()).contains("userName");
        assertError(scim.send("POST", "/Groups", "{}"), 400, "invalidValue");
    }

    @Test
    void everythingWrongWithABodyIsToldAtOnce() {
        ScimResponse refused = scim.send(
                "POST", "/Users", "{\"active\":\"maybe\",\"emails\":[{\"value\":5}],\"title\":{}, \"name\":7}");
        assertError(refused, 400, "invalidValue");
        assertThat(refused.bodyText()).contains("active", "emails.value", "name", "userName");
    }

    @Test
    @DisplayName("160-165 RFC 7644 3.4.2: a list says how many match and what the page holds")
    void listsArePaged() {
        for (int i = 0; i < 7; i++) {
            scim.create("user" + i);
        }
        ScimObject page = body(scim.get("/Users?startIndex=4&count=3"));
        assertThat(page.find("totalResults")).contains(ScimNumber.of(7));
        assertThat(page.find("startIndex")).contains(ScimNumber.of(4));
        assertThat(page.find("itemsPerPage")).contains(ScimNumber.of(3));
        assertThat(userNames(page)).containsExactly("user3", "user4", "user5");

        ScimObject none = body(scim.get("/Users?count=0"));
        assertThat(none.find("totalResults")).contains(ScimNumber.of(7));
        assertThat(none.elements("Resources")).isEmpty();
        assertThat(body(scim.get("/Users?startIndex=50")).find("totalResults")).contains(ScimNumber.of(7));
        assertThat(userNames(body(scim.get("/Users?startIndex=-3&count=1")))).containsExactly("user0");
        assertThat(userNames(body(scim.get("/Users?sortBy=userName&sortOrder=descending&count=2"))))
                .containsExactly("user6", "user5");
        assertError(scim.get("/Users?count=many"), 400, "invalidValue");
        assertError(scim.get("/Users?count=1e999999999"), 400, "invalidValue");
        assertThat(scim.get("/Users?count=" + "9".repeat(99)).status()).isEqualTo(200);
    }

    private static List<String> userNames(ScimObject list) {
        return list.elements("Resources").stream()
                .map(resource -> ((ScimObject) resource).findString("userName").orElseThrow())
                .toList();
    }

    @Test
    @DisplayName("162 RFC 7644 3.4.2: no match is 200 with an empty list")
    void noMatchIsNoError() {
        ScimObject empty = body(scim.filter("/Users", "userName eq \"nobody\""));
        assertThat(empty.find("totalResults")).contains(ScimNumber.of(0));
        assertThat(empty.has("Resources")).isTrue();
    }

    @Test
    void filtersThatAreWrongSayWhere() {
        ScimResponse refused = scim.filter("/Users", "userName = \"ada\"");
        assertError(refused, 400, "invalidFilter");
        assertThat(refused.bodyText()).contains("offset 9", "eq");
        assertError(scim.filter("/Users", "nosuch eq \"x\""), 400, "invalidFilter");
        assertError(scim.filter("/Users", "password eq \"x\""), 400, "invalidFilter");
        assertError(scim.filter("/Users", ""), 400, "invalidFilter");
    }

    @Test
    @DisplayName("254-265 RFC 7644 3.9: attributes and excludedAttributes choose what is shown")
    void projections() {
        String id = scim.create("ada");
        ScimObject narrow = body(scim.get("/Users/" + id + "?attributes=userName,NAME.givenName"));
        assertThat(narrow.names()).containsExactly("schemas", "id", "userName", "name");
        assertThat(narrow.findObject("name").orElseThrow().names()).containsExactly("givenName");
        ScimObject without = body(scim.get("/Users/" + id + "?excludedAttributes=emails,id"));
        assertThat(without.names()).contains("id", "userName").doesNotContain("emails");
        assertThat(body(scim.get("/Users/" + id + "?attributes=password")).names())
                .containsExactly("schemas", "id");
        assertError(scim.get("/Users/" + id + "?attributes=id&excludedAttributes=name"), 400, "invalidValue");
    }

    @Test
    @DisplayName("273-280 RFC 7644 3.5.1: PUT replaces; what it leaves out is cleared")
    void putReplaces() {
        String id = scim.create("ada");
        ScimResponse replaced = scim.send("PUT", "/Users/" + id, "{\"userName\":\"ada2\",\"id\":\"other\"}");
        assertThat(replaced.status()).as(replaced.bodyText()).isEqualTo(200);
        ScimObject ada = body(replaced);
        assertThat(ada.findString("id")).contains(id);
        assertThat(ada.findString("userName")).contains("ada2");
        assertThat(ada.names()).doesNotContain("title", "emails");
        assertError(scim.send("PUT", "/Users/nobody", user("x")), 404, "");
        assertError(scim.send("PUT", "/Users/" + id, "{\"title\":\"x\"}"), 400, "invalidValue");
    }

    @Test
    @DisplayName("292-294 RFC 7644 3.5.2: PATCH is all or nothing, and answers 200 for users")
    void patchIsAtomic() {
        String id = scim.create("ada");
        ScimObject before = body(scim.get("/Users/" + id));
        ScimResponse refused = scim.send(
                "PATCH",
                "/Users/" + id,
                patch(
                        "{\"op\":\"Replace\",\"path\":\"title\",\"value\":\"Lead\"},{\"op\":\"add\",\"path\":\"nosuch\",\"value\":1}"));
        assertError(refused, 400, "invalidPath");
        assertThat(refused.bodyText()).contains("Operations[1]");
        assertThat(body(scim.get("/Users/" + id))).isEqualTo(before);

        ScimResponse done = scim.send(
                "PATCH", "/Users/" + id, patch("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}"));
        assertThat(done.status()).isEqualTo(200);
        assertThat(body(done).findBoolean("active")).contains(false);
        assertError(scim.send("PATCH", "/Users/nobody", patch("{\"op\":\"remove\",\"path\":\"title\"}")), 404, "");
    }

    @Test
    @DisplayName("57 idp: PATCH on a group answers 204 unless attributes are asked for")
    void groupPatchIsSilent() {
        String group = body(scim.send("POST", "/Groups", "{\"displayName\":\"Team\"}"))
                .findString("id")
                .orElseThrow();
        String user = scim.create("ada");
        String add =
                patch("{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"" + user + "\"}]}");
        ScimResponse silent = scim.send("PATCH", "/Groups/" + group, add);
        assertThat(silent.status()).isEqualTo(204);
        assertThat(silent.length()).isZero();
        ScimResponse shown = scim.send("PATCH", "/Groups/" + group + "?attributes=members", add);
        assertThat(shown.status()).isEqualTo(200);
        ScimValue member = body(shown).elements("members").get(0);
        assertThat(((ScimObject) member).findString("value")).contains(user);
        assertThat(body(shown).elements("members")).hasSize(1);
        Scim strict = new Scim(Dialect.rfc(), Limits.standard());
        ScimResponse created = strict.send(
                "POST",
                "/Groups",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Team\"}");
        String id = body(created).findString("id").orElseThrow();
        assertThat(strict.send(
                                "PATCH",
                                "/Groups/" + id,
                                patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"T2\"}"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("355-358 RFC 7644 3.6: DELETE answers 204, then everything is 404")
    void deletedIsGone() {
        String id = scim.create("ada");
        ScimResponse deleted = scim.send("DELETE", "/Users/" + id, "");
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.length()).isZero();
        assertError(scim.get("/Users/" + id), 404, "");
        assertError(scim.send("DELETE", "/Users/" + id, ""), 404, "");
        assertThat(scim.create("ada")).isNotEqualTo(id);
    }

    @Test
    @DisplayName("268-271 RFC 7644 3.4.3: POST /.search queries like GET")
    void search() {
        scim.create("ada");
        scim.create("bob");
        ScimResponse found = scim.send(
                "POST",
                "/Users/.search",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"filter\":\"userName sw \\\"b\\\"\",\"attributes\":[\"userName\"],\"count\":5}");
        assertThat(found.status()).isEqualTo(200);
        assertThat(userNames(body(found))).containsExactly("bob");
        assertError(scim.send("POST", "/Users/.search", "{\"count\":\"5\"}"), 400, "invalidSyntax");
    }
}
