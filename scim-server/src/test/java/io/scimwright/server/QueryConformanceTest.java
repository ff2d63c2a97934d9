package io.scimwright.server;

import static io.scimwright.server.Scim.all;
import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.patch;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Retrieving, sorting and paging (RFC 7644 section 3.4, RFC 9865)")
class QueryConformanceTest {

    private final Scim scim = Scim.small();

    private void users(int count) {
        for (int i = 0; i < count; i++) {
            scim.create("user" + i);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ScimObject ok(ScimResponse response) {
        assertThat(response.status()).as(response.bodyText()).isEqualTo(200);
        return body(response);
    }

    @Test
    @DisplayName("[156] [157] [158] RFC 7644 §3.4.1: a known id is 200 with the default attributes, an unknown one 404")
    void retrieve() {
        ScimResponse found = scim.get("/Users/" + scim.create("ada"));
        assertThat(found.header("Location")).isPresent();
        assertThat(ok(found).names())
                .contains("schemas", "id", "userName", "meta")
                .doesNotContain("password");
        assertError(scim.get("/Users/nobody"), 404, "");
    }

    @Test
    @DisplayName("[160] [161] [163] [164] [165] [234] RFC 7644 §3.4.2: a list tells how many match and what it shows")
    void lists() {
        users(7);
        ScimObject page = ok(scim.get("/Users?startIndex=6&count=5"));
        assertThat(page.elements("schemas").toString()).contains("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        assertThat(page.find("totalResults")).contains(ScimNumber.of(7));
        assertThat(page.find("startIndex")).contains(ScimNumber.of(6));
        assertThat(page.find("itemsPerPage")).contains(ScimNumber.of(2));
        assertThat(all(page, "userName")).containsExactly("user5", "user6");
    }

    @Test
    @DisplayName("[162] RFC 7644 §3.4.2: no match is 200, totalResults 0 and an empty array")
    void noMatch() {
        ScimObject none = ok(scim.filter("/Users", "userName eq \"nobody\""));
        assertThat(none.find("totalResults")).contains(ScimNumber.of(0));
        assertThat(none.has("Resources")).isTrue();
    }

    @Test
    @DisplayName("[166] [268] RFC 7644 §3.4.2.1: a query at the root covers all types, by GET and by POST")
    void root() {
        users(3);
        scim.send("POST", "/Groups", "{\"displayName\":\"Team\"}");
        for (ScimObject page : List.of(
                ok(scim.get("/?startIndex=3&count=2")),
                ok(scim.send("POST", "/.search", "{\"startIndex\":3,\"count\":2}")))) {
            assertThat(page.find("totalResults")).contains(ScimNumber.of(4));
            assertThat(all(page, "id")).containsExactly("user-0003", "group-0001");
        }
        assertThat(all(ok(scim.get("/?startIndex=4")), "id")).containsExactly("group-0001");
        assertThat(ok(scim.get("?count=0")).find("totalResults")).contains(ScimNumber.of(4));
        assertThat(all(ok(scim.get("/?sortBy=id&sortOrder=descending&count=2")), "id"))
                .containsExactly("user-0003", "user-0002");
        assertThat(all(ok(scim.get("/?sortBy=displayName&count=1")), "displayName"))
                .containsExactly("Team");
    }

    @Test
    @DisplayName(
            "[167] RFC 7644 §3.4.2.1: at the root an attribute of other types is unassigned; one of none is an error")
    void rootAttributes() {
        users(2);
        scim.send("POST", "/Groups", "{\"displayName\":\"Team\"}");
        assertThat(all(ok(scim.filter("/", "userName eq \"user1\"")), "userName"))
                .containsExactly("user1");
        assertThat(all(ok(scim.filter("/", "not (userName pr)")), "displayName"))
                .containsExactly("Team");
        assertThat(ok(scim.filter("/", "userName ne \"user1\"")).find("totalResults"))
                .contains(ScimNumber.of(2));
        assertThat(ok(scim.filter("/", "userName eq null")).find("totalResults"))
                .contains(ScimNumber.of(1));
        assertThat(ok(scim.filter("/", "members[value pr] or emails[type eq \"work\"]"))
                        .find("totalResults"))
                .contains(ScimNumber.of(2));
        assertError(scim.filter("/", "nosuch pr"), 400, "invalidFilter");
        assertError(scim.filter("/", "userName gt 5"), 400, "invalidFilter");
        assertError(scim.get("/?sortBy=nosuch"), 400, "invalidPath");
    }

    @Test
    @DisplayName("[168] RFC 7644 §3.4.2.1: meta.resourceType picks types at the root")
    void rootTypes() {
        users(2);
        scim.send("POST", "/Groups", "{\"displayName\":\"Team\"}");
        assertThat(all(ok(scim.filter("/", "meta.resourceType eq \"Group\"")), "displayName"))
                .containsExactly("Team");
        assertThat(ok(scim.filter("/", "meta.resourceType eq \"User\" and userName ew \"1\""))
                        .find("totalResults"))
                .contains(ScimNumber.of(1));
    }

    @Test
    @DisplayName("[166] RFC 7644 §3.4.2.1: a sorted query over all types shows the groups of users like any other")
    void groupsOfSortedUsers() {
        Scim both = Scim.small();
        String ada = both.create("ada");
        both.send("POST", "/Groups", "{\"displayName\":\"T\",\"members\":[{\"value\":\"" + ada + "\"}]}");
        String single = both.get("/Users/" + ada).bodyText();
        assertThat(single).contains("\"groups\"");
        assertThat(both.get("/?sortBy=id").bodyText()).contains(single);
        assertThat(both.get("/").bodyText()).contains(single);
    }

    @Test
    @DisplayName("[169] RFC 7644 §3.4.2.1: what would have to read too much is 400 tooMany")
    void tooMany() {
        Scim narrow = new Scim(builder -> builder.resource(new SmallProvider(User.TYPE))
                .limits(Limits.standard().withScan(3)));
        for (int i = 0; i < 4; i++) {
            narrow.create("user" + i);
        }
        assertError(narrow.filter("/Users", "userName eq \"user1\""), 400, "tooMany");
        assertError(narrow.get("/?sortBy=userName"), 400, "tooMany");
        assertThat(narrow.get("/Users").status()).isEqualTo(200);
        Scim own = new Scim(builder -> builder.resource(
                new SmallProvider(User.TYPE, Capabilities.none().withScanLimit(1))));
        own.create("a");
        own.create("b");
        assertError(own.filter("/Users", "title pr"), 400, "tooMany");
    }

    @Test
    @DisplayName("[170] RFC 7644 §3.4.2.1: a filter on one resource is ignored")
    void filterOnOne() {
        assertThat(scim.filter("/Users/" + scim.create("ada"), "userName eq \"bob\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("[171] identity providers: inactive users are found like others")
    void inactive() {
        String ada = scim.create("ada");
        scim.send("PATCH", "/Users/" + ada, patch("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"));
        assertThat(scim.get("/Users/" + ada).status()).isEqualTo(200);
        assertThat(all(ok(scim.filter("/Users", "userName eq \"ada\"")), "id")).containsExactly(ada);
    }

    @Test
    @DisplayName("[220] to sort by nothing is not to sort where empty strings clear, and 400 by the RFC")
    void emptySort() {
        Scim strict = new Scim(Dialect.rfc(), Limits.standard());
        for (String parameter : List.of("sortBy", "sortOrder")) {
            String body = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"],\"" + parameter
                    + "\":\"\"}";
            for (String endpoint : List.of("/Users", "")) {
                assertThat(scim.send("POST", endpoint + "/.search", body).status())
                        .isEqualTo(200);
                assertThat(scim.get(endpoint + "/?" + parameter + "=").status()).isEqualTo(200);
                assertError(strict.send("POST", endpoint + "/.search", body), 400, "invalidValue");
                assertError(strict.get(endpoint + "/?" + parameter + "="), 400, "invalidValue");
            }
        }
    }

    @Test
    @DisplayName(
            "[219] [220] [226] RFC 7644 §3.4.2.3: sorted ascending unless asked otherwise, in any case; ties by id")
    void sorting() {
        users(3);
        assertThat(all(ok(scim.get("/Users?sortBy=userName&sortOrder=DESCENDING")), "userName"))
                .containsExactly("user2", "user1", "user0");
        assertThat(all(ok(scim.get("/Users?sortBy=USERNAME")), "userName")).containsExactly("user0", "user1", "user2");
        assertThat(all(ok(scim.get("/Users?sortBy=title&sortOrder=descending")), "userName"))
                .containsExactly("user0", "user1", "user2");
        assertError(scim.get("/Users?sortBy=userName&sortOrder=up"), 400, "invalidValue");
        assertThat(all(ok(scim.get("/Users?sortBy=userName&sortOrder=descending&attributes=title")), "id"))
                .containsExactly("user-0003", "user-0002", "user-0001");
    }

    @Test
    @DisplayName(
            "[223] [225] RFC 7644 §3.4.2.3: a complex attribute sorts by its value; what has none, is unknown or secret is refused")
    void sortKeys() {
        users(2);
        assertThat(all(ok(scim.get("/Users?sortBy=emails&sortOrder=descending")), "userName"))
                .containsExactly("user1", "user0");
        assertError(scim.get("/Users?sortBy=name"), 400, "invalidPath");
        assertError(scim.get("/Users?sortBy=nosuch"), 400, "invalidPath");
        assertError(scim.get("/Users?sortBy=password"), 400, "invalidPath");
    }

    @Test
    @DisplayName("[228] [229] [230] [231] RFC 7644 §3.4.2.4: startIndex below 1 is 1, count below 0 is 0, and bounded")
    void pages() {
        users(5);
        Scim bounded = new Scim(builder -> builder.resource(new SmallProvider(User.TYPE))
                .limits(Limits.standard().withPageSize(2, 3)));
        for (int i = 0; i < 5; i++) {
            bounded.create("user" + i);
        }
        assertThat(all(ok(bounded.get("/Users?startIndex=-3")), "userName")).containsExactly("user0", "user1");
        assertThat(ok(bounded.get("/Users?startIndex=0")).find("startIndex")).contains(ScimNumber.of(1));
        assertThat(ok(bounded.get("/Users?count=10")).elements("Resources")).hasSize(3);
        ScimObject none = ok(bounded.get("/Users?count=-1"));
        assertThat(none.find("totalResults")).contains(ScimNumber.of(5));
        assertThat(none.elements("Resources")).isEmpty();
    }

    @Test
    @DisplayName("[232] RFC 7644 §3.4.2.4: startIndex and count have to be integers")
    void integers() {
        assertError(scim.get("/Users?count=many"), 400, "invalidValue");
        assertError(scim.get("/Users?startIndex=1.5"), 400, "invalidValue");
        assertError(scim.get("/Users?cursor=&count=many"), 400, "invalidCount");
        assertThat(scim.get("/Users?count=" + "9".repeat(90)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "[233] [235] [236] RFC 7644 §3.4.2.4: pages are disjoint, in one order, and say where they start; beyond the end is empty")
    void turning() {
        users(11);
        Set<String> seen = new HashSet<>();
        for (int start : new int[] {1, 6, 11}) {
            ScimObject page = ok(scim.get("/Users?startIndex=" + start + "&count=5"));
            assertThat(page.find("startIndex")).contains(ScimNumber.of(start));
            assertThat(seen.addAll(all(page, "id"))).isTrue();
        }
        assertThat(seen).hasSize(11);
        ScimObject beyond = ok(scim.get("/Users?startIndex=50"));
        assertThat(beyond.elements("Resources")).isEmpty();
        assertThat(beyond.find("totalResults")).contains(ScimNumber.of(11));
        assertThat(beyond.find("startIndex")).contains(ScimNumber.of(50));
    }

    @Test
    @DisplayName("[237] RFC 7644 §3.4.2.4: at the root only types that the caller may read are counted")
    void countsWhatIsSeen() {
        Scim limited = new Scim(builder -> builder.resource(new SmallProvider(User.TYPE))
                .resource(new SmallProvider(Group.TYPE))
                .authenticator(headers ->
                        new Principal("groups only", Set.of(Scope.parse("write:Group"), Scope.parse("write:User")))));
        limited.create("ada");
        Scim blind = new Scim(builder -> builder.resource(new SmallProvider(User.TYPE))
                .authenticator(headers -> new Principal("nobody", Set.of())));
        assertThat(ok(limited.get("/")).find("totalResults")).contains(ScimNumber.of(1));
        assertError(blind.get("/"), 403, "");
    }

    @Test
    @DisplayName(
            "[269] [270] [271] RFC 7644 §3.4.3: a search by POST reads every field and answers 200; wrong types are 400")
    void search() {
        users(5);
        ScimObject page = ok(scim.send("POST", "/Users/.search", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"userName sw \\"user\\"",
                 "sortBy":"userName","sortOrder":"descending","startIndex":2,"count":2,"excludedAttributes":["emails"]}"""));
        assertThat(all(page, "userName")).containsExactly("user3", "user2");
        assertThat(((ScimObject) page.elements("Resources").get(0)).names()).doesNotContain("emails");
        for (String wrong : List.of("{\"count\":\"5\"}", "{\"filter\":5}", "{\"attributes\":[5]}", "{\"cursor\":1}")) {
            assertError(scim.send("POST", "/Users/.search", wrong), 400, "invalidSyntax");
        }
    }

    @Test
    @DisplayName("[272] [420] RFC 7644 §7.5.2: filters may come in a body, so that URLs need hold no personal data")
    void sensitiveFilters() {
        scim.create("ada");
        assertThat(ok(scim.send("POST", "/Users/.search", "{\"filter\":\"emails.value eq \\\"ada@example.com\\\"\"}"))
                        .find("totalResults"))
                .contains(ScimNumber.of(1));
        assertThat(ok(scim.get("/Users?filter=" + encode("emails.value eq \"ada@example.com\"")))
                        .find("totalResults"))
                .contains(ScimNumber.of(1));
    }
}
