package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.request;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.Scope;
import io.scimwright.server.spi.WriteOutcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bulk (RFC 7644 section 3.7)")
class BulkConformanceTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final Scim scim = Scim.small();

    private static String bulk(String more, String... operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"]," + more + "\"Operations\":["
                + String.join(",", operations) + "]}";
    }

    private ScimResponse send(String... operations) {
        return scim.send("POST", "/Bulk", bulk("", operations));
    }

    private static String post(String endpoint, String bulkId, String data) {
        return "{\"method\":\"POST\",\"path\":\"" + endpoint + "\",\"bulkId\":\"" + bulkId + "\",\"data\":" + data
                + "}";
    }

    private static String group(String name, String... members) {
        List<String> all = new ArrayList<>();
        for (String member : members) {
            all.add("{\"value\":\"" + member + "\"}");
        }
        return "{\"displayName\":\"" + name + "\",\"members\":[" + String.join(",", all) + "]}";
    }

    private static List<ScimObject> operations(ScimResponse response) {
        assertThat(response.status()).as(response.bodyText()).isEqualTo(200);
        return body(response).elements("Operations").stream()
                .map(ScimObject.class::cast)
                .toList();
    }

    private static List<String> statuses(ScimResponse response) {
        return operations(response).stream()
                .map(operation -> operation.findString("status").orElse("no string"))
                .toList();
    }

    private ScimObject at(ScimObject operation) {
        String location = operation.findString("location").orElseThrow();
        return body(scim.get(location.substring(Scim.BASE.length())));
    }

    private static List<String> members(ScimObject group) {
        List<String> ids = new ArrayList<>();
        for (ScimValue member : group.elements("members")) {
            ids.add(((ScimObject) member).findString("value").orElseThrow());
        }
        return ids;
    }

    @Test
    @DisplayName("[363] RFC 7644 §3.7: bulk is supported and says so, with its limits")
    void supported() {
        ScimObject bulk =
                body(scim.get("/ServiceProviderConfig")).findObject("bulk").orElseThrow();
        assertThat(bulk.findBoolean("supported")).contains(true);
        assertThat(bulk.find("maxOperations")).contains(ScimNumber.of(1000));
        assertThat(bulk.find("maxPayloadSize")).contains(ScimNumber.of(10L * 1024 * 1024));
    }

    @Test
    @DisplayName("[364] [374] [375] [376] RFC 7644 §3.7: one answer for each operation, statuses as strings")
    void answers() {
        String id = scim.create("ada");
        ScimResponse response = send(
                post("/Users", "q1", user("bob")),
                "{\"method\":\"PATCH\",\"path\":\"/Users/" + id + "\",\"data\":"
                        + patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lead\"}") + "}",
                "{\"method\":\"PUT\",\"path\":\"/Users/" + id + "\",\"data\":" + user("ada2") + "}",
                "{\"method\":\"DELETE\",\"path\":\"/Users/nobody\"}",
                "{\"method\":\"DELETE\",\"path\":\"/Users/" + id + "\"}");
        assertThat(response.header("Content-Type")).contains("application/scim+json");
        assertThat(body(response).elements("schemas").toString())
                .contains("urn:ietf:params:scim:api:messages:2.0:BulkResponse");
        assertThat(statuses(response)).containsExactly("201", "200", "200", "404", "204");
        List<ScimObject> done = operations(response);
        assertThat(done.get(0).findString("bulkId")).contains("q1");
        assertThat(done.get(0).findString("method")).contains("POST");
        assertThat(done.get(0).findString("version")).contains("W/\"1\"");
        assertThat(done.get(0).findString("location").orElseThrow()).startsWith(Scim.BASE + "/Users/");
        assertThat(done.get(1).findString("version")).contains("W/\"2\"");
        ScimObject error = done.get(3).findObject("response").orElseThrow();
        assertThat(error.findString("status")).contains("404");
        assertThat(error.elements("schemas").toString()).contains("Error");
        assertThat(error.findString("detail").orElseThrow()).startsWith("Operations[3]");
        assertError(scim.get("/Users/" + id), 404, "");
    }

    @Test
    @DisplayName("[365] [366] [368] [369] [384] [386] RFC 7644 §3.7: a malformed operation fails alone")
    void malformedOperations() {
        ScimResponse response = send(
                "5",
                "{\"method\":\"GET\",\"path\":\"/Users\"}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"data\":{}}",
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\"}",
                "{\"method\":\"PATCH\",\"path\":\"/Users\",\"data\":{}}",
                "{\"method\":\"DELETE\"}",
                "{\"method\":\"DELETE\",\"path\":\"/../secret/x\"}",
                "{\"method\":\"POST\",\"path\":\"/Bulk\",\"bulkId\":\"b\",\"data\":{}}",
                "{\"method\":\"DELETE\",\"path\":\"/Me\"}",
                "{\"method\":\"POST\",\"path\":\"/Users/.search\",\"bulkId\":\"c\",\"data\":{}}",
                "{\"method\":\"DELETE\",\"path\":7}",
                "{\"method\":\"post\",\"path\":\"Users\",\"bulkId\":\"d\",\"data\":" + user("ada") + "}");
        assertThat(statuses(response))
                .containsExactly("400", "400", "400", "400", "400", "400", "404", "400", "400", "400", "400", "201");
        String absolute = operations(response).get(11).findString("location").orElseThrow();
        assertThat(statuses(send("{\"method\":\"DELETE\",\"path\":\"" + absolute + "\"}")))
                .containsExactly("204");
    }

    @Test
    @DisplayName("[386] [137] RFC 7644 §3.7: a malformed envelope is 400")
    void malformedEnvelope() {
        assertError(scim.send("POST", "/Bulk", "{}"), 400, "invalidSyntax");
        assertError(scim.send("POST", "/Bulk", "{\"Operations\":{}}"), 400, "invalidSyntax");
        assertError(scim.send("POST", "/Bulk", bulk("\"failOnErrors\":\"1\",")), 400, "invalidSyntax");
        assertError(scim.send("POST", "/Bulk", bulk("")), 400, "invalidSyntax");
        assertError(scim.send("POST", "/Bulk", "{\"Operations\":null}"), 400, "invalidSyntax");
        Scim strict = new Scim(Dialect.rfc(), Limits.standard());
        assertError(strict.send("POST", "/Bulk", "{\"Operations\":[]}"), 400, "invalidSyntax");
    }

    @Test
    @DisplayName("[367] RFC 7644 §3.7: a bulkId stands once in a request")
    void duplicateBulkIds() {
        assertThat(statuses(send(post("/Users", "q", user("ada")), post("/Users", "q", user("bob")))))
                .containsExactly("201", "400");
    }

    @Test
    @DisplayName("[370] erratum 5050: the data of a PATCH is a PatchOp, its schemas may be missing")
    void patchData() {
        String id = scim.create("ada");
        ScimResponse response = send("{\"method\":\"PATCH\",\"path\":\"/Users/" + id
                + "\",\"data\":{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lead\"}]}}");
        assertThat(statuses(response)).containsExactly("200");
        assertThat(at(operations(response).get(0)).findString("title")).contains("Lead");
        assertThat(statuses(send("{\"method\":\"PATCH\",\"path\":\"/Users/" + id
                        + "\",\"data\":[{\"op\":\"remove\",\"path\":\"title\"}]}")))
                .containsExactly("400");
    }

    @Test
    @DisplayName("[371] RFC 7644 §3.7: version is a condition of the operation")
    void versions() {
        String id = scim.create("ada");
        String delete = "{\"method\":\"DELETE\",\"path\":\"/Users/" + id + "\",\"version\":\"W/\\\"%s\\\"\"}";
        assertThat(statuses(send(String.format(delete, "9"), String.format(delete, "1"))))
                .containsExactly("412", "204");
    }

    @Test
    @DisplayName("[372] [373] RFC 7644 §3.7.3: failOnErrors ends the request, with the answers so far")
    void failOnErrors() {
        String wrong = "{\"method\":\"DELETE\",\"path\":\"/Users/nobody\"}";
        String right = post("/Users", "q", user("ada"));
        assertThat(statuses(scim.send("POST", "/Bulk", bulk("\"failOnErrors\":2,", wrong, wrong, right, wrong))))
                .containsExactly("404", "404");
        assertThat(body(scim.get("/Users")).find("totalResults")).contains(ScimNumber.of(0));
        assertThat(statuses(scim.send("POST", "/Bulk", bulk("\"failOnErrors\":0,", wrong, wrong, right))))
                .containsExactly("404", "404", "201");
    }

    @Test
    @DisplayName(
            "[372] [379] [381] RFC 7644 §3.7: a circle is done in its place, before an error behind it ends the request")
    void failOnErrorsBehindACircle() {
        String wrong = "{\"method\":\"DELETE\",\"path\":\"/Users/nobody\"}";
        ScimResponse response = scim.send(
                "POST",
                "/Bulk",
                bulk(
                        "\"failOnErrors\":1,",
                        post("/Groups", "out", group("Outside", "bulkId:a")),
                        post("/Groups", "a", group("A", "bulkId:b")),
                        post("/Groups", "b", group("B", "bulkId:a")),
                        wrong,
                        post("/Users", "u", user("ada"))));
        assertThat(statuses(response)).containsExactly("201", "201", "201", "404");
        ScimResponse before = scim.send(
                "POST",
                "/Bulk",
                bulk(
                        "\"failOnErrors\":1,",
                        wrong,
                        post("/Groups", "a", group("A", "bulkId:b")),
                        post("/Groups", "b", group("B", "bulkId:a"))));
        assertThat(statuses(before)).containsExactly("404");
    }

    @Test
    @DisplayName("[377] [378] RFC 7644 §3.7.2: references stand for ids anywhere, before or after their operation")
    void references() {
        String boss = scim.create("boss");
        ScimResponse response = send(
                post("/Groups", "g", group("Team", "bulkId:u", boss)),
                post(
                        "/Users",
                        "u",
                        "{\"userName\":\"ada\",\"" + ENTERPRISE + "\":{\"manager\":{\"value\":\"bulkId:m\"}}}"),
                post("/Users", "m", user("manager")),
                "{\"method\":\"PATCH\",\"path\":\"/Groups/bulkId:g\",\"data\":"
                        + patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"bulkId:m\"}]},"
                                + "{\"op\":\"remove\",\"path\":\"members[value eq \\\"bulkId:u\\\"]\"}")
                        + "}");
        assertThat(statuses(response)).containsExactly("201", "201", "201", "200");
        List<ScimObject> done = operations(response);
        String manager = at(done.get(2)).findString("id").orElseThrow();
        assertThat(members(at(done.get(0)))).containsExactlyInAnyOrder(boss, manager);
        assertThat(at(done.get(1))
                        .findObject(ENTERPRISE)
                        .orElseThrow()
                        .findObject("manager")
                        .orElseThrow()
                        .findString("value"))
                .contains(manager);
    }

    @Test
    @DisplayName("[379] RFC 7644 §3.7.1: references in a circle are resolved")
    void circles() {
        ScimResponse response = send(
                post("/Groups", "out", group("Outside", "bulkId:a")),
                post("/Groups", "a", group("A", "bulkId:b")),
                post("/Groups", "b", group("B", "bulkId:c")),
                post("/Groups", "c", group("C", "bulkId:a", "bulkId:c")));
        assertThat(statuses(response)).containsExactly("201", "201", "201", "201");
        List<ScimObject> done = operations(response);
        String a = at(done.get(1)).findString("id").orElseThrow();
        String b = at(done.get(2)).findString("id").orElseThrow();
        String c = at(done.get(3)).findString("id").orElseThrow();
        assertThat(members(at(done.get(0)))).containsExactly(a);
        assertThat(members(at(done.get(1)))).containsExactly(b);
        assertThat(members(at(done.get(2)))).containsExactly(c);
        assertThat(members(at(done.get(3)))).containsExactlyInAnyOrder(a, c);
        assertThat(done.get(1).findString("version"))
                .isEqualTo(at(done.get(1)).findObject("meta").orElseThrow().findString("version"));
    }

    @Test
    @DisplayName(
            "circles that cross each other are closed, though who stands outside refers to one that is done already")
    void crossingCircles() {
        ScimResponse response = send(
                post("/Groups", "out", group("Outside", "bulkId:a")),
                post("/Groups", "a", group("A", "bulkId:b")),
                post("/Groups", "b", group("B", "bulkId:e", "bulkId:c", "bulkId:a")),
                post("/Groups", "e", group("E", "bulkId:b")),
                post("/Groups", "c", group("C", "bulkId:d")),
                post("/Groups", "d", group("D", "bulkId:c", "bulkId:b")));
        assertThat(statuses(response)).containsExactly("201", "201", "201", "201", "201", "201");
        List<ScimObject> done = operations(response);
        List<String> ids =
                done.stream().map(one -> at(one).findString("id").orElseThrow()).toList();
        assertThat(members(at(done.get(0)))).containsExactly(ids.get(1));
        assertThat(members(at(done.get(2)))).containsExactlyInAnyOrder(ids.get(3), ids.get(4), ids.get(1));
        assertThat(members(at(done.get(5)))).containsExactlyInAnyOrder(ids.get(4), ids.get(2));
    }

    @Test
    @DisplayName("[380] RFC 7644 §3.7.2: what refers to nothing fails, and leaves nothing behind")
    void unresolvable() {
        ScimResponse response = send(
                post("/Groups", "g", group("Team", "bulkId:nobody")),
                post("/Users", "u", "{\"displayName\":\"no userName\"}"),
                post("/Groups", "h", group("Other", "bulkId:u")),
                post("/Groups", "x", group("X", "bulkId:y")),
                post(
                        "/Users",
                        "y",
                        "{\"title\":\"no userName\",\"" + ENTERPRISE + "\":{\"manager\":{\"value\":\"bulkId:x\"}}}"));
        assertThat(statuses(response)).containsExactly("409", "400", "409", "409", "400");
        assertThat(body(scim.get("/Groups")).find("totalResults")).contains(ScimNumber.of(0));
    }

    @Test
    @DisplayName(
            "[377] RFC 7644 §3.7.2: a text that begins like a reference is one only where an id or a URI can stand")
    void textsLikeReferences() {
        String note = "bulkId: foo";
        ScimResponse response = send(
                post(
                        "/Users",
                        "u",
                        "{\"userName\":\"bulkId:m\",\"displayName\":\"" + note
                                + "\",\"emails\":[{\"value\":\"bulkId:u\"}],\"" + ENTERPRISE
                                + "\":{\"department\":\"bulkId:u\",\"manager\":\"bulkId:m\"}}"),
                post("/Users", "m", user("manager")),
                "{\"method\":\"PATCH\",\"path\":\"/Users/bulkId:u\",\"data\":"
                        + patch(
                                "{\"op\":\"add\",\"path\":\"title\",\"value\":\"" + note + "\"},"
                                        + "{\"op\":\"add\",\"value\":{\"nickName\":\"bulkId:m\",\"manager.value\":\"bulkId:u\"}},"
                                        + "{\"op\":\"add\",\"path\":\"emails[value eq \\\"/bulkId:u\\\"].value\",\"value\":\"x\"}")
                        + "}");
        assertThat(statuses(response)).containsExactly("201", "201", "200");
        ScimObject user = at(operations(response).get(0));
        assertThat(user.findString("userName")).contains("bulkId:m");
        assertThat(user.findString("displayName")).contains(note);
        assertThat(user.findString("title")).contains(note);
        assertThat(user.findString("nickName")).contains("bulkId:m");
        assertThat(((ScimObject) user.elements("emails").get(0)).findString("value"))
                .contains("bulkId:u");
        ScimObject part = user.findObject(ENTERPRISE).orElseThrow();
        assertThat(part.findString("department")).contains("bulkId:u");
        assertThat(part.findObject("manager").orElseThrow().findString("value")).isEqualTo(user.findString("id"));
    }

    @Test
    @DisplayName("[374] [380] RFC 7644 §3.7.3: a location is that of a resource, and never a reference to one")
    void locationsOfRefusals() {
        String change = "{\"method\":\"PATCH\",\"path\":\"/Users/bulkId:%s\",\"data\":"
                + patch("{\"op\":\"replace\",\"path\":\"userName\",\"value\":5}") + "}";
        ScimResponse response = send(
                String.format(change, "nobody"),
                post("/Users", "bad", "{\"title\":\"no userName\"}"),
                String.format(change, "bad"),
                post("/Users", "good", user("ada")),
                String.format(change, "good"));
        assertThat(statuses(response)).containsExactly("409", "400", "409", "201", "400");
        List<ScimObject> done = operations(response);
        assertThat(response.bodyText()).doesNotContain("bulkId%3A");
        assertThat(done.get(0).findString("location")).isEmpty();
        assertThat(done.get(2).findString("location")).isEmpty();
        assertThat(done.get(4).findString("location"))
                .isPresent()
                .isEqualTo(done.get(3).findString("location"));
    }

    @Test
    @DisplayName("[377] [380] RFC 7644 §3.7.2: a bulkId is any text, control characters included")
    void oddBulkIds() {
        String nul = "\\u0000";
        ScimResponse circle = send(
                post("/Groups", nul + "a", group("A", "bulkId:" + nul + "b")),
                post("/Groups", nul + "b", group("B", "bulkId:" + nul + "a")));
        assertThat(statuses(circle)).containsExactly("201", "201");
        ScimResponse likeATurn = send(
                post("/Groups", "x", group("X", "bulkId:" + nul + "1")),
                "{\"method\":\"DELETE\",\"path\":\"/Users/nobody\"}",
                post("/Users", nul + "1", user("ada")));
        assertThat(statuses(likeATurn)).containsExactly("201", "404", "201");
        assertThat(members(at(operations(likeATurn).get(0))))
                .containsExactly(
                        at(operations(likeATurn).get(2)).findString("id").orElseThrow());
    }

    @Test
    @DisplayName("[379] [380] RFC 7644 §3.7.1: a circle that cannot be closed is seen before anything of it is created")
    void impossibleCircles() {
        for (String[] circle : new String[][] {
            {post("/Groups", "a", group("A", "bulkId:b", "bulkId:none")), post("/Groups", "b", group("B", "bulkId:a"))},
            {post("/Groups", "b", group("B", "bulkId:a")), post("/Groups", "a", group("A", "bulkId:b", "bulkId:none"))}
        }) {
            ScimResponse response = send(
                    circle[0],
                    circle[1],
                    post("/Groups", "out", group("Outside", "bulkId:b")),
                    post("/Users", "u", user("ada" + circle[0].length())));
            assertThat(statuses(response)).containsExactly("409", "409", "409", "201");
        }
        ScimResponse invalid = send(
                post("/Groups", "a", group("A", "bulkId:b")),
                post("/Groups", "b", "{\"members\":[{\"value\":\"bulkId:a\"}]}"));
        assertThat(statuses(invalid)).containsExactly("409", "400");
        assertThat(scim.audit).extracting(AuditRecord::operation).doesNotContain("DELETE");
    }

    @Test
    @DisplayName("[379] [380] RFC 7644 §3.7.1: a circle stands or falls together, and who refers to it waits for that")
    void fallingCircles() {
        Scim full = failing(
                request -> {
                    throw ScimException.of(503, "busy");
                },
                request -> {});
        ScimResponse response = full.send(
                "POST",
                "/Bulk",
                bulk(
                        "",
                        post("/Groups", "out", group("Outside", "bulkId:b")),
                        post("/Groups", "a", group("A", "bulkId:b")),
                        post("/Groups", "b", group("B", "bulkId:a")),
                        post("/Users", "u", user("ada"))));
        assertThat(statuses(response)).containsExactly("409", "503", "409", "201");
        assertThat(body(full.get("/Groups")).find("totalResults")).contains(ScimNumber.of(0));
        // The groups of the circle are members of each other, so that deleting one changes another.
        assertThat(full.audit)
                .filteredOn(entry -> !entry.operation().equals("PATCH"))
                .extracting(entry -> entry.operation() + " " + entry.status())
                .containsExactlyInAnyOrder("POST 201", "POST 201", "POST 503", "DELETE 204", "DELETE 204", "POST 409");
    }

    @Test
    @DisplayName("[380] RFC 7644 §3.7.2: what a failed operation created and could not delete again is named")
    void leftBehind() {
        Scim stuck = failing(
                request -> {
                    throw ScimException.of(503, "busy");
                },
                request -> {
                    throw ScimException.of(503, "busy still");
                });
        ScimResponse response = stuck.send(
                "POST",
                "/Bulk",
                bulk("", post("/Groups", "a", group("A", "bulkId:b")), post("/Groups", "b", group("B", "bulkId:a"))));
        assertThat(statuses(response)).containsExactly("503", "409");
        String left = Scim.all(body(stuck.get("/Groups")), "id").get(0);
        assertThat(response.bodyText()).contains("left at Groups/" + left + ": busy still");
        assertThat(stuck.audit)
                .filteredOn(entry -> entry.operation().equals("DELETE"))
                .hasSize(2)
                .allMatch(entry -> entry.status() == 503);
    }

    /** A server whose groups cannot be replaced, or not deleted. */
    private static Scim failing(Consumer<ReplaceRequest> replacing, Consumer<DeleteRequest> deleting) {
        return new Scim(builder -> builder.resource(new SmallProvider(User.TYPE))
                .resource(new Delegating(new SmallProvider(Group.TYPE)) {
                    @Override
                    public WriteOutcome replace(ReplaceRequest request) {
                        replacing.accept(request);
                        return super.replace(request);
                    }

                    @Override
                    public WriteOutcome delete(DeleteRequest request) {
                        deleting.accept(request);
                        return super.delete(request);
                    }
                }));
    }

    @Test
    @DisplayName("[381] RFC 7644 §3.7: operations on one resource keep their order, whatever they wait for")
    void order() {
        String team = Scim.id(scim.send("POST", "/Groups", group("Team")));
        ScimResponse response = send(
                "{\"method\":\"PATCH\",\"path\":\"/Groups/" + team + "\",\"data\":"
                        + patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"bulkId:u\"}]}") + "}",
                "{\"method\":\"DELETE\",\"path\":\"/Groups/" + team + "\"}",
                post("/Users", "u", user("ada")));
        assertThat(statuses(response)).containsExactly("200", "204", "201");
    }

    @Test
    @DisplayName("[382] [383] RFC 7644 §3.7.4: beyond a limit is 413, before the body is read")
    void limits() {
        Scim small = new Scim(
                Dialect.tolerant(), Limits.standard().withBulkOperations(2).withBodyBytes(2_000));
        String one = "{\"method\":\"DELETE\",\"path\":\"/Users/x\"}";
        ScimResponse refused = small.send("POST", "/Bulk", bulk("", one, one, one));
        assertError(refused, 413, "");
        assertThat(refused.bodyText()).contains("at most 2");
        assertError(
                small.send(request("POST", "/Bulk")
                        .header("Content-Length", "2001")
                        .body(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)))),
                413,
                "");
        assertError(small.send("POST", "/Bulk", bulk("\"x\":\"" + "a".repeat(2_000) + "\",", one)), 413, "");
    }

    @Test
    @DisplayName(
            "[385] RFC 7644 §7.5: each operation needs its own permission, and is asked about and audited by itself")
    void authorisation() {
        List<String> asked = new ArrayList<>();
        Scim limited = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .resource(MemoryProvider.of(Group.TYPE))
                .authenticator(headers -> new Principal("users only", Set.of(Scope.parse("write:User"))))
                .interceptor(operation -> asked.add(operation.getClass().getSimpleName())));
        ScimResponse response = limited.send(
                "POST", "/Bulk", bulk("", post("/Users", "u", user("ada")), post("/Groups", "g", group("Team"))));
        assertThat(statuses(response)).containsExactly("201", "403");
        assertThat(asked).containsExactly("Create");
        assertThat(limited.audit).extracting(AuditRecord::outcome).containsExactly("created", "refused");
        assertThat(limited.audit).extracting(AuditRecord::operation).containsOnly("POST");
        assertThat(limited.audit.get(0).resource()).startsWith("Users/");
    }

    @Test
    @DisplayName("[423] RFC 7644 §3.7: when the time of a request is over, what is left of it is 503 and not begun")
    void timeIsOver() {
        Scim slow = new Scim(builder -> builder.resource(new SmallProvider(Group.TYPE))
                .limits(Limits.standard().withRequestTime(Duration.ofSeconds(1)))
                .resource(new Delegating(new SmallProvider(User.TYPE)) {
                    @Override
                    public WriteOutcome create(CreateRequest request) {
                        waitUntil(request.context().deadline().orElseThrow());
                        return super.create(request);
                    }
                }));
        ScimResponse response = slow.send(
                "POST", "/Bulk", bulk("", post("/Users", "a", user("ada")), post("/Users", "b", user("bob"))));
        assertThat(statuses(response)).containsExactly("201", "503");
        assertThat(Scim.all(body(slow.get("/Users")), "userName")).containsExactly("ada");
    }

    private static void waitUntil(Instant moment) {
        while (!Instant.now().isAfter(moment)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aLongChainOfReferencesFromLastToFirstIsDoneInOneGo() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(post("/Groups", "g" + i, i == 999 ? group("G" + i) : group("G" + i, "bulkId:g" + (i + 1))));
        }
        assertThat(Collections.frequency(statuses(send(all.toArray(new String[0]))), "201"))
                .isEqualTo(1_000);
    }
}
