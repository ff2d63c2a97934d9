package io.scimwright.server;

import static io.scimwright.server.Scim.all;
import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.id;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.StandardSchemas;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.memory.MemoryProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Create, replace and delete (RFC 7644 sections 3.3, 3.5.1 and 3.6)")
class WriteConformanceTest {

    private final Scim scim = new Scim();

    @Test
    @DisplayName("[143] [144] [145] RFC 7644 §3.3: POST answers 201 with the resource and its location")
    void created() {
        ScimResponse created = scim.send("POST", "/Users", user("ada"));
        assertThat(created.status()).isEqualTo(201);
        String location = Scim.BASE + "/Users/" + id(created);
        assertThat(created.header("Location")).contains(location);
        assertThat(created.headers().keySet()).containsExactly("Content-Type", "Location", "ETag");
        assertThat(body(created).findObject("meta").orElseThrow().findString("location"))
                .contains(location);
        assertThat(body(scim.get("/Users/" + id(created)))).isEqualTo(body(created));
        assertThat(body(scim.send("POST", "/Users?attributes=userName", user("bob")))
                        .names())
                .containsExactly("schemas", "id", "userName");
    }

    @Test
    @DisplayName("[146] [150] RFC 7644 §3.3: readOnly attributes in a body are ignored; the endpoint gives the type")
    void readOnly() {
        ScimResponse created = scim.send(
                "POST",
                "/Users",
                "{\"userName\":\"ada\",\"id\":\"mine\",\"groups\":[{\"value\":\"g\"}],"
                        + "\"meta\":{\"resourceType\":\"Group\",\"created\":\"2011-05-13T04:42:34Z\"}}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(id(created)).isNotEqualTo("mine");
        assertThat(created.bodyText()).doesNotContain("2011-05-13").doesNotContain("groups");
        assertThat(body(created).findObject("meta").orElseThrow().findString("resourceType"))
                .contains("User");
    }

    @Test
    @DisplayName("[148] [281] RFC 7643 §2.5: null and [] leave or make an attribute unassigned")
    void unassigned() {
        ScimResponse created = scim.send("POST", "/Users", "{\"userName\":\"ada\",\"title\":null,\"emails\":[]}");
        assertThat(body(created).names()).doesNotContain("title", "emails");
        String bob = scim.create("bob");
        ScimResponse put = scim.send("PUT", "/Users/" + bob, "{\"userName\":\"bob\",\"title\":null,\"emails\":[]}");
        assertThat(body(put).names()).doesNotContain("title", "emails");
    }

    @Test
    @DisplayName(
            "[149] [282] [404] RFC 7644 §3.3: a unique value that another has is 409 uniqueness, one's own is none")
    void uniqueness() {
        scim.create("ada");
        String bob = scim.create("bob");
        assertError(scim.send("POST", "/Users", user("ADA")), 409, "uniqueness");
        assertError(scim.send("PUT", "/Users/" + bob, user("ada")), 409, "uniqueness");
        assertThat(scim.send("PUT", "/Users/" + bob, user("bob")).status()).isEqualTo(200);
    }

    @Test
    @DisplayName(
            "[151] [279] RFC 7644 §3.12: a missing required attribute is 400 invalidValue, JSON that is none invalidSyntax")
    void required() {
        String ada = scim.create("ada");
        assertError(scim.send("POST", "/Users", "{\"title\":\"x\"}"), 400, "invalidValue");
        assertError(scim.send("PUT", "/Users/" + ada, "{\"title\":\"x\"}"), 400, "invalidValue");
        assertError(scim.send("POST", "/Users", "{"), 400, "invalidSyntax");
    }

    @Test
    @DisplayName("[153] RFC 7644 §3.3: of many who create one userName at once, one succeeds")
    void concurrentCreates() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                all.add(threads.submit(
                        () -> scim.send("POST", "/Users", user("ada")).status()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : all) {
                statuses.add(each.get());
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName(
            "[155] [355] [356] [357] [358] RFC 7644 §3.6: DELETE is 204, then the id is unknown and the userName free")
    void deleted() {
        String ada = scim.create("ada");
        ScimResponse gone = scim.send("DELETE", "/Users/" + ada, "");
        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.length()).isZero();
        for (String method : List.of("GET", "PUT", "PATCH", "DELETE")) {
            String sent = method.equals("PATCH") ? patch("{\"op\":\"remove\",\"path\":\"title\"}") : user("x");
            assertError(scim.send(method, "/Users/" + ada, sent), 404, "");
        }
        assertThat(body(scim.get("/Users")).find("totalResults")).contains(ScimNumber.of(0));
        assertThat(scim.create("ada")).isNotEqualTo(ada);
    }

    @Test
    @DisplayName(
            "[359] RFC 7644 §3.6: a deleted user is a member of no group any more, and the groups' versions change")
    void membershipsEnd() {
        for (Scim each : List.of(scim, Scim.small())) {
            String ada = each.create("ada");
            String bob = each.create("bob");
            String group = id(each.send(
                    "POST",
                    "/Groups",
                    "{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + ada + "\"},{\"value\":\"" + bob
                            + "\"}]}"));
            Optional<String> before = each.get("/Groups/" + group).header("ETag");
            each.send("DELETE", "/Users/" + ada, "");
            ScimResponse after = each.get("/Groups/" + group);
            assertThat(after.bodyText()).contains(bob).doesNotContain(ada);
            before.ifPresent(
                    tag -> assertThat(after.header("ETag").orElseThrow()).isNotEqualTo(tag));
        }
    }

    @Test
    @DisplayName("[273] [275] [276] [280] RFC 7644 §3.5.1: PUT replaces; what it omits is cleared, a password is kept")
    void replaced() {
        String ada = scim.create("ada");
        ScimResponse put = scim.send("PUT", "/Users/" + ada, "{\"userName\":\"ada2\",\"nickName\":\"A\"}");
        assertThat(put.status()).isEqualTo(200);
        assertThat(body(put).findString("userName")).contains("ada2");
        assertThat(body(put).findString("nickName")).contains("A");
        assertThat(body(put).names()).doesNotContain("title", "emails", "active");
        assertThat(put.header("Location")).contains(Scim.BASE + "/Users/" + ada);
        assertThat(body(scim.get("/Users/" + ada))).isEqualTo(body(put));
    }

    @Test
    @DisplayName("[274] RFC 7644 §3.5.1: PUT creates nothing")
    void putDoesNotCreate() {
        assertError(scim.send("PUT", "/Users/nobody", user("x")), 404, "");
        assertThat(body(scim.get("/Users")).find("totalResults")).contains(ScimNumber.of(0));
    }

    @Test
    @DisplayName("[277] [284] RFC 7644 §3.5.1: id, meta and groups in a PUT are ignored")
    void putIgnoresReadOnly() {
        String ada = scim.create("ada");
        scim.send("POST", "/Groups", "{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + ada + "\"}]}");
        ScimResponse put = scim.send(
                "PUT",
                "/Users/" + ada,
                "{\"userName\":\"ada\",\"id\":\"other\",\"groups\":[],\"meta\":{\"version\":\"W/\\\"99\\\"\"}}");
        assertThat(put.status()).isEqualTo(200);
        assertThat(id(put)).isEqualTo(ada);
        assertThat(body(put).elements("groups")).hasSize(1);
    }

    @Test
    @DisplayName("[278] RFC 7644 §3.5.1: an immutable attribute keeps its value, an unassigned one takes it")
    void immutable() {
        ResourceType type = User.TYPE.withExtension(Schema.of(
                "urn:example:Badge",
                "Badge",
                "",
                List.of(AttributeDefinition.builder("number", AttributeType.STRING)
                        .mutability(Mutability.IMMUTABLE)
                        .build())));
        Scim badged = new Scim(builder -> builder.resource(MemoryProvider.of(type)));
        String body = "{\"userName\":\"ada\",\"urn:example:Badge\":{\"number\":\"%s\"}}";
        String ada = id(badged.send("POST", "/Users", "{\"userName\":\"ada\"}"));
        assertThat(badged.send("PUT", "/Users/" + ada, String.format(body, "7")).status())
                .isEqualTo(200);
        assertThat(badged.send("PUT", "/Users/" + ada, String.format(body, "7")).status())
                .isEqualTo(200);
        assertError(badged.send("PUT", "/Users/" + ada, String.format(body, "8")), 400, "mutability");
        assertThat(badged.send("PUT", "/Users/" + ada, "{\"userName\":\"ada\"}").bodyText())
                .contains("\"number\":\"7\"");
    }

    @Test
    @DisplayName("[283] RFC 7644 §3.5.1: a PUT without an extension takes it away, and its URI")
    void extensionRemoved() {
        ScimResponse created = scim.send(
                "POST",
                "/Users",
                "{\"userName\":\"ada\",\"" + StandardSchemas.ENTERPRISE_USER.id() + "\":{\"department\":\"D\"}}");
        assertThat(body(created).elements("schemas")).hasSize(2);
        ScimResponse put = scim.send("PUT", "/Users/" + id(created), "{\"userName\":\"ada\"}");
        assertThat(put.bodyText()).doesNotContain(StandardSchemas.ENTERPRISE_USER.id());
    }
}
