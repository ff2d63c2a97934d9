package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.request;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.patch.Change;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.AuditRecord;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTest {

    private final Scim scim = new Scim();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"userName\":\"a\"} x",
                "{\"userName\":\"a\",\"USERNAME\":\"b\"}",
                "{\"a\":1e99999}"
            })
    @DisplayName("123, 141, 410 RFC 7644 3.12: what is not one JSON object is 400 invalidSyntax")
    void malformedBodies(String body) {
        assertError(scim.send("POST", "/Users", body), 400, "invalidSyntax");
        assertThat(body(scim.get("/Users")).find("totalResults")).contains(ScimNumber.of(0));
    }

    @Test
    @DisplayName("140: deep JSON is 400, a large body is 413 before it is read whole")
    void bodiesHaveLimits() {
        assertError(scim.send("POST", "/Users", "[".repeat(100_000)), 400, "invalidSyntax");
        assertError(scim.send("POST", "/Users", "{\"a\":".repeat(100) + "1" + "}".repeat(100)), 400, "invalidSyntax");
        Scim small = new Scim(Dialect.tolerant(), Limits.standard().withBodyBytes(200));
        Endless endless = new Endless();
        assertError(small.send(request("POST", "/Users").body(endless)), 413, "");
        assertThat(endless.read).isLessThan(100_000);
        assertError(small.send(request("POST", "/Users").header("Content-Length", "201")), 413, "");
    }

    /** A body that never ends. */
    private static final class Endless extends InputStream {

        private long read;

        @Override
        public int read() {
            return read++ == 0 ? '{' : ' ';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            for (int i = 0; i < length; i++) {
                buffer[offset + i] = (byte) read();
            }
            return length;
        }
    }

    @Test
    @DisplayName("127: application/scim+json and application/json with parameters are read, others are 415")
    void mediaTypes() {
        for (String accepted : new String[] {"application/scim+json; charset=utf-8", "Application/JSON", ""}) {
            assertThat(scim.send(request("POST", "/Users")
                                    .header("Content-Type", accepted)
                                    .body(stream(user("user" + accepted.length()))))
                            .status())
                    .isEqualTo(201);
        }
        assertError(
                scim.send(request("POST", "/Users")
                        .header("Content-Type", "text/xml")
                        .body(stream(user("x")))),
                415,
                "");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("133 RFC 9110 15.5.6: an unsupported method is 405 with Allow, an unknown path 404")
    void methodsAndPaths() {
        ScimResponse refused = scim.send("PUT", "/Users", "{}");
        assertError(refused, 405, "");
        assertThat(refused.header("Allow")).contains("GET, HEAD, POST");
        assertError(scim.send("DELETE", "/Schemas", ""), 405, "");
        assertError(scim.get("/Nothing"), 404, "");
        assertError(scim.get("/Users/1/emails"), 404, "");
        assertError(scim.get("/Users/{{id}}%7D"), 404, "");
        assertError(scim.get("/Me"), 501, "");
    }

    @Test
    @DisplayName("74 idp, 132: slashes too many are forgiven; the query is decoded once, plus is a blank")
    void paths() {
        scim.create("a+b");
        assertThat(scim.get("//Users/").status()).isEqualTo(200);
        assertThat(body(scim.get("/Users?filter=userName+eq+%22a%2Bb%22&aadOptscim062020"))
                        .find("totalResults"))
                .contains(ScimNumber.of(1));
        assertThat(body(scim.get("/Users?filter=userName+eq+\"a%2Bb\"")).find("totalResults"))
                .contains(ScimNumber.of(1));
        assertError(scim.get("/Users?filter=%zz"), 400, "invalidSyntax");
        assertError(scim.get("/Users/%ff"), 400, "invalidSyntax");
    }

    @Test
    @DisplayName("407 RFC 7644 2: without a valid token every path is 401 with WWW-Authenticate")
    void authentication() {
        for (String path : new String[] {"/Users", "/ServiceProviderConfig", "/Nothing"}) {
            ScimResponse refused = scim.anonymous(request("GET", path));
            assertError(refused, 401, "");
            assertThat(refused.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        }
        assertError(scim.anonymous(request("GET", "/Users").header("Authorization", "Basic eDp5")), 401, "");
        assertError(scim.anonymous(request("GET", "/Users").header("Authorization", "Bearer nope")), 401, "");
        assertThat(scim.anonymous(request("GET", "/Users").header("authorization", "bearer " + Scim.TOKEN))
                        .status())
                .isEqualTo(200);
        assertThat(scim.audit)
                .filteredOn(entry -> entry.outcome().equals("refused"))
                .hasSize(5);
    }

    @Test
    void aServerWithoutAuthenticatorIsNotBuilt() {
        assertThatThrownBy(() -> ScimServer.builder()
                        .resource(MemoryProvider.of(User.TYPE))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("authenticator");
        assertThatThrownBy(() -> BearerTokens.of("entra", " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(BearerTokens.of("entra", "secret-1")).hasToString("BearerTokens[entra]");
    }

    @Test
    @DisplayName("100-101, 105-117 RFC 7644 4: discovery tells what is there and takes no filter")
    void discovery() {
        ScimObject config = body(scim.get("/ServiceProviderConfig"));
        assertThat(config.findObject("patch").orElseThrow().findBoolean("supported"))
                .contains(true);
        assertThat(config.findObject("bulk").orElseThrow().findBoolean("supported"))
                .contains(true);
        assertThat(config.elements("authenticationSchemes")).hasSize(1);

        ScimObject types = body(scim.get("/ResourceTypes?startIndex=2"));
        assertThat(types.find("totalResults")).contains(ScimNumber.of(2));
        assertThat(body(scim.get("/ResourceTypes/User")).findString("endpoint")).contains("/Users");
        ScimObject schema = body(scim.get("/Schemas/urn%3Aietf:params:scim:schemas:core:2.0:user"));
        assertThat(schema.findString("name")).contains("User");
        assertThat(schema.findObject("meta").orElseThrow().findString("resourceType"))
                .contains("Schema");
        assertThat(scim.get("/Schemas").bodyText())
                .doesNotContain(":null")
                .doesNotContain("\"id\":\"urn:ietf:params:scim:api");
        assertError(scim.get("/Schemas/urn:none"), 404, "");
        assertError(scim.get("/ResourceTypes/user"), 404, "");
        assertError(scim.filter("/Schemas", "id pr"), 403, "");
    }

    @Test
    void auditRecordsSayWhatChangedAndUnderWhichId() {
        String id = scim.create("ada");
        scim.send(request("PATCH", "/Users/" + id)
                .header("ADSCIMVersion", "Date:2026-11-24, ActivityId:7c0f-1")
                .body(stream(Scim.patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lead\"}"))));
        scim.send("DELETE", "/Users/" + id, "");
        assertThat(scim.audit).extracting(AuditRecord::outcome).containsExactly("created", "changed", "deleted");
        assertThat(scim.audit).extracting(AuditRecord::resource).containsOnly("Users/" + id);
        assertThat(scim.audit).extracting(AuditRecord::actor).containsOnly("test");
        AuditRecord changed = scim.audit.get(1);
        assertThat(changed.correlationId()).isEqualTo("7c0f-1");
        assertThat(changed.changes()).singleElement().hasToString("title");
    }

    @Test
    void auditRecordsTellThatAPasswordChangedAndNothingMore() {
        String id = scim.create("ada");
        scim.send(
                "PATCH",
                "/Users/" + id,
                Scim.patch("{\"op\":\"replace\",\"path\":\"password\",\"value\":\"new-word-2\"}"));
        Change change = scim.audit.get(1).changes().get(0);
        assertThat(change.path()).isEqualTo("password");
        assertThat(change.before()).isEmpty();
        assertThat(change.after()).isEmpty();
    }
}
