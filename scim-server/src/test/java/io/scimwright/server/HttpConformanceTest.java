package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.id;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.request;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.StandardSchemas;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.memory.MemoryProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Endpoints, HTTP and formats (RFC 7644 sections 3.1, 3.2, 3.8 and 3.13)")
class HttpConformanceTest {

    private final Scim scim = new Scim();

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("[123] [410] RFC 7644 §3.8: a body is UTF-8 JSON, else 400 invalidSyntax")
    void json() {
        byte[] latin = "{\"userName\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertError(scim.send(request("POST", "/Users").body(new ByteArrayInputStream(latin))), 400, "invalidSyntax");
        assertError(scim.send("POST", "/Users", "{\"userName\":"), 400, "invalidSyntax");
        String name = "\u00e9\ud83d\ude00";
        assertThat(body(scim.send("POST", "/Users", user(name))).findString("userName"))
                .contains(name);
    }

    @Test
    @DisplayName("[124] [125] [126] RFC 7644 §3.8, §8.1: whatever Accept says, the answer is application/scim+json")
    void accept() {
        for (String accept :
                List.of("application/scim+json", "application/json", "*/*", "application/*", "text/html", ",;q=")) {
            ScimResponse response = scim.send(request("GET", "/Users").header("Accept", accept));
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.header("Content-Type")).contains("application/scim+json");
        }
        assertThat(scim.get("/Nothing").header("Content-Type")).contains("application/scim+json");
    }

    @Test
    @DisplayName(
            "[127] RFC 7644 §3.8: both media types with parameters in any case, or none; others, and encodings but UTF-8, are 415")
    void contentType() {
        int n = 0;
        for (String type : List.of(
                "application/scim+json; charset=utf-8",
                "application/json;a=b; Charset=\"UTF-8\"",
                "application/json;charset=utf8;q=1",
                "Application/JSON",
                "")) {
            assertThat(scim.send(request("POST", "/Users")
                                    .header("Content-Type", type)
                                    .body(stream(user("u" + n++))))
                            .status())
                    .isEqualTo(201);
        }
        for (String type : List.of(
                "text/xml",
                "application/scim+json; charset=utf-16",
                "application/json;charset=\"iso-8859-1\"",
                "application/json; a=b ; CHARSET = UTF-16LE")) {
            ScimRequest.Builder request =
                    request("POST", "/Users").header("Content-Type", type).body(stream(user("x")));
            assertError(scim.send(request), 415, "");
        }
    }

    @Test
    @DisplayName("RFC 9110 §8.4, §12.5.3: a compressed body is 415, and the answer says that none may be")
    void contentEncoding() {
        int n = 0;
        for (String coding : List.of("", "identity", "utf-8", "none, 8bit")) {
            assertThat(scim.send(request("POST", "/Users")
                                    .header("Content-Encoding", coding)
                                    .body(stream(user("encoded" + n++))))
                            .status())
                    .as(coding)
                    .isEqualTo(201);
        }
        for (String coding : List.of("gzip", "GZIP", "deflate, gzip", "br", "zstd")) {
            ScimResponse refused = scim.send(
                    request("POST", "/Users").header("Content-Encoding", coding).body(stream(user("x"))));
            assertError(refused, 415, "");
            assertThat(refused.header("Accept-Encoding")).contains("identity");
        }
        ScimResponse twoLines = scim.send(request("POST", "/Users")
                .header("Content-Encoding", "identity")
                .header("Content-Encoding", "gzip")
                .body(stream(user("x"))));
        assertError(twoLines, 415, "");
        ScimResponse forAnotherReason = scim.send(request("POST", "/Users")
                .header("Content-Encoding", "identity")
                .header("Content-Type", "text/xml")
                .body(stream(user("x"))));
        assertError(forAnotherReason, 415, "");
        assertThat(forAnotherReason.header("Accept-Encoding")).isEmpty();
    }

    @Test
    @DisplayName("[129] RFC 7644 §1.3: the server works below any base URI")
    void anyBase() {
        ScimRequest.Builder elsewhere = ScimRequest.builder("GET", "/ResourceTypes/User")
                .baseUri("https://example.com/deep/below/")
                .header("Authorization", "Bearer " + Scim.TOKEN);
        assertThat(scim.sendAsIs(elsewhere).bodyText())
                .contains("\"https://example.com/deep/below/ResourceTypes/User\"");
    }

    @Test
    @DisplayName("[130] RFC 7644 §3.13: a version that is not served is refused")
    void otherVersion() {
        assertError(scim.get("/v3/Users"), 404, "");
    }

    @Test
    @DisplayName("[131] RFC 7644 §3.2: a resource type of one's own has its endpoint, found through /ResourceTypes")
    void ownTypes() {
        ResourceType device = ResourceType.of(
                "Device",
                "/Devices",
                "",
                Schema.of(
                        "urn:example:Device",
                        "Device",
                        "",
                        List.of(AttributeDefinition.builder("serial", AttributeType.STRING)
                                .build())),
                List.of());
        Scim own = new Scim(builder -> builder.resource(MemoryProvider.of(device)));
        assertThat(own.get("/ResourceTypes").bodyText()).contains("/Devices");
        assertThat(own.send("POST", "/Devices", "{\"serial\":\"7\"}").bodyText())
                .contains("/Devices/");
    }

    @Test
    @DisplayName("[132] RFC 3986 §2.4: paths and queries are decoded once; plus is a blank in a query")
    void decoding() {
        scim.create("a+b %41");
        assertThat(body(scim.get("/Users?filter=userName+eq+%22a%2Bb%20%2541%22"))
                        .find("totalResults"))
                .contains(ScimNumber.of(1));
        assertError(scim.get("/Users/%zz"), 400, "invalidSyntax");
    }

    @Test
    @DisplayName(
            "[133] RFC 9110 §15.5.6: an unsupported method is 405 with Allow, OPTIONS tells it, an unknown path is 404")
    void methods() {
        for (Map.Entry<String, String> path : Map.of(
                        "/Users", "GET, HEAD, POST",
                        "/Users/x", "GET, HEAD, PUT, PATCH, DELETE",
                        "/Users/.search", "POST",
                        "/.search", "POST",
                        "/", "GET, HEAD",
                        "/Bulk", "POST",
                        "/Schemas", "GET, HEAD")
                .entrySet()) {
            ScimResponse refused = scim.send("TRACE", path.getKey(), "");
            assertError(refused, 405, "");
            assertThat(refused.header("Allow")).contains(path.getValue());
            ScimResponse options = scim.send("OPTIONS", path.getKey(), "");
            assertThat(options.status()).isEqualTo(204);
            assertThat(options.header("Allow")).contains(path.getValue());
        }
        assertError(scim.send("DELETE", "/Users", ""), 405, "");
        assertError(scim.send("POST", "/Users/x", "{}"), 405, "");
        assertError(scim.get("/Nothing"), 404, "");
        assertError(scim.get("/Users/1/emails"), 404, "");
        assertError(scim.get("/Bulk/1"), 404, "");
    }

    @Test
    @DisplayName("[134] RFC 7644 §3.4.2: unknown parameters are ignored")
    void unknownParameters() {
        assertThat(scim.get("/Users?aadOptscim062020&x=1&x=2&&=").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("[135] RFC 3986 §6.2.2.1: endpoints match by case; slashes too many are forgiven")
    void paths() {
        assertError(scim.get("/users"), 404, "");
        assertThat(scim.get("//Users/").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("[136] [137] RFC 7644 §3.1: schemas may be missing, and must not in the rfc dialect")
    void schemas() {
        assertThat(scim.send("POST", "/Users", "{\"userName\":\"ada\"}").status())
                .isEqualTo(201);
        String id = scim.create("bob");
        String patch = "{\"Operations\":[{\"op\":\"remove\",\"path\":\"title\"}]}";
        assertThat(scim.send("PATCH", "/Users/" + id, patch).status()).isEqualTo(200);
        Scim strict = new Scim(Dialect.rfc(), Limits.standard());
        assertError(strict.send("POST", "/Users", "{\"userName\":\"ada\"}"), 400, "invalidSyntax");
        assertError(strict.send("PATCH", "/Users/x", patch), 400, "invalidSyntax");
        assertError(strict.send("POST", "/Users/.search", "{\"count\":1}"), 400, "invalidSyntax");
    }

    @Test
    @DisplayName("[138] RFC 7644 §3.1: an answer shows what is stored, not what was sent")
    void answersAreNoEcho() {
        ScimResponse created = scim.send("POST", "/Users", "{\"USERNAME\":\"ada\",\"active\":\"True\",\"nosuch\":1}");
        assertThat(created.bodyText())
                .contains("\"userName\":\"ada\"", "\"active\":true")
                .doesNotContain("nosuch");
    }

    @Test
    @DisplayName("[139] RFC 7644 §3.3: unknown attributes are ignored, and refused in the rfc dialect")
    void unknownAttributes() {
        assertThat(scim.send("POST", "/Users", "{\"userName\":\"ada\",\"nosuch\":1}")
                        .status())
                .isEqualTo(201);
        assertThat(new Scim(Dialect.rfc(), Limits.standard())
                        .send(
                                "POST",
                                "/Users",
                                "{\"schemas\":[\"" + StandardSchemas.USER.id()
                                        + "\"],\"userName\":\"ada\",\"nosuch\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("[140] RFC 7644 §3.12: a body that is too large is 413, one that is too deep 400")
    void limits() {
        Scim small = new Scim(Dialect.tolerant(), Limits.standard().withBodyBytes(100));
        assertError(small.send("POST", "/Users", user("x")), 413, "");
        assertError(small.send(request("POST", "/Users").body(bytes(user("x")))), 413, "");
        assertError(scim.send("POST", "/Users", "{\"a\":".repeat(100) + "1" + "}".repeat(100)), 400, "invalidSyntax");
    }

    @Test
    void aBodyThatIsThereAsAWholeIsTakenAsOneThatIsRead() throws IOException {
        ScimRequest.Builder whole =
                request("POST", "/Users").body(stream(user("first"))).body(bytes(user("whole")));
        assertThat(whole.build().body().readAllBytes()).isEqualTo(bytes(user("whole")));
        assertThat(scim.send(whole).bodyText()).contains("\"userName\":\"whole\"");
        assertThat(scim.send(request("POST", "/Users")
                                .body(bytes(user("whole")))
                                .body(stream(user("second"))))
                        .bodyText())
                .contains("\"userName\":\"second\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("[141] RFC 8259 §4: a member that stands twice is refused")
    void duplicateKeys() {
        assertError(scim.send("POST", "/Users", "{\"userName\":\"a\",\"username\":\"b\"}"), 400, "invalidSyntax");
    }

    @Test
    @DisplayName("[142] RFC 9110 §9.3.2: HEAD is answered like GET; the binding leaves the body out")
    void head() {
        String id = scim.create("ada");
        assertThat(scim.send(request("HEAD", "/Users/" + id)).status()).isEqualTo(200);
        assertError(scim.send(request("HEAD", "/Users/nobody")), 404, "");
    }

    @Test
    void aBodyThatBreaksOffIsTheClientsFault() {
        assertError(scim.send(request("POST", "/Users").body(failing(new IOException("gone")))), 400, "invalidSyntax");
        assertError(scim.send(request("POST", "/Users").body(failing(new SocketTimeoutException("slow")))), 408, "");
    }

    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw failure;
            }
        };
    }
}
