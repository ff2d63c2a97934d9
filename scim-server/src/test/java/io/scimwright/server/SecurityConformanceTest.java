package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.request;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimObject;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.Operation;
import io.scimwright.server.spi.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Errors and security (RFC 7644 sections 2, 3.12 and 7)")
class SecurityConformanceTest {

    private final Scim scim = new Scim();

    private static Scim users(BearerTokens tokens) {
        return new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .resource(MemoryProvider.of(Group.TYPE))
                .authenticator(tokens));
    }

    private static ScimRequest.Builder with(String token, ScimRequest.Builder request) {
        return request.header("Authorization", "Bearer " + token);
    }

    @Test
    @DisplayName("[401] [402] RFC 7644 §3.12: an error is a SCIM body with the status as a string and one detail")
    void errors() {
        for (ScimResponse response : List.of(
                scim.get("/Users/x"),
                scim.send("POST", "/Users", "{"),
                scim.get("/No"),
                scim.send("FOO", "/Users", ""))) {
            ScimObject error = body(response);
            assertThat(error.elements("schemas").toString()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
            assertThat(error.findString("status")).contains(Integer.toString(response.status()));
            assertThat(error.findString("detail")).isPresent();
        }
    }

    @Test
    @DisplayName("[403] [405] RFC 7644 §3.12: a keyword where table 9 has one, none elsewhere")
    void keywords() {
        scim.create("ada");
        assertError(scim.filter("/Users", "x"), 400, "invalidFilter");
        assertError(scim.send("POST", "/Users", user("ada")), 409, "uniqueness");
        assertError(scim.get("/Users/x"), 404, "");
        assertError(scim.anonymous(request("GET", "/Users")), 401, "");
        assertError(scim.send("PUT", "/Users", "{}"), 405, "");
    }

    @Test
    @DisplayName("[407] RFC 6750 §3: 401 says how to sign in, and what was wrong with what was tried")
    void challenges() {
        assertThat(scim.anonymous(request("GET", "/Users")).header("WWW-Authenticate"))
                .contains("Bearer realm=\"SCIM\"");
        ScimResponse wrong = scim.sendAsIs(with("nope", request("GET", "/Users")));
        assertError(wrong, 401, "");
        assertThat(wrong.header("WWW-Authenticate")).contains("Bearer realm=\"SCIM\", error=\"invalid_token\"");
        assertError(scim.sendAsIs(request("GET", "/Users").header("Authorization", "Basic eDp5")), 401, "");
    }

    @Test
    @DisplayName("[409] RFC 7644 §3.12: what nobody foresaw is 500 with an id and nothing else")
    void unforeseen() {
        Scim broken = new Scim(
                builder -> builder.resource(MemoryProvider.of(User.TYPE)).interceptor(operation -> {
                    throw new IllegalStateException("secret detail");
                }));
        ScimResponse response = broken.send(request("GET", "/Users").header("X-Correlation-Id", "c-17"));
        assertError(response, 500, "");
        assertThat(response.bodyText()).contains("c-17").doesNotContain("secret");
    }

    @Test
    @DisplayName(
            "[416] [421] [424] RFC 7644 §7: scopes decide before any resource is touched; nobody is let in unknown")
    void scopes() {
        BearerToken base = BearerToken.of("t", "reader");
        Scim server = users(BearerTokens.of(List.of(
                base.allowing(Set.of(Scope.READ)),
                BearerToken.of("u", "users").allowing(Set.of(Scope.parse("write:User"))),
                BearerToken.of("g", "groups").allowing(Set.of(Scope.parse("read:Group"), Scope.parse("read:User"))))));
        assertThat(server.sendAsIs(with("reader", request("GET", "/Users"))).status())
                .isEqualTo(200);
        ScimResponse refused = server.sendAsIs(with("reader", request("POST", "/Users")));
        assertError(refused, 403, "");
        assertThat(refused.header("WWW-Authenticate"))
                .contains("Bearer realm=\"SCIM\", error=\"insufficient_scope\", scope=\"write:User\"");
        assertError(server.sendAsIs(with("users", request("GET", "/Groups/x"))), 403, "");
        assertError(server.sendAsIs(with("users", request("DELETE", "/Groups/x"))), 403, "");
        assertError(server.sendAsIs(with("users", request("DELETE", "/Users/x"))), 404, "");
        assertError(server.sendAsIs(with("groups", request("DELETE", "/Users/x"))), 403, "");
        assertThat(server.audit).extracting(AuditRecord::outcome).containsOnly("refused");
        assertThat(server.audit).extracting(AuditRecord::status).containsExactly(403, 403, 403, 404, 403);
        assertThat(server.audit).extracting(AuditRecord::actor).contains("t", "u", "g");
    }

    @Test
    @DisplayName("[417] RFC 7644 §7.4: tokens are kept as hashes and end; several may be valid at once")
    void tokens() {
        Clock clock = Clock.fixed(Instant.parse("2027-03-01T00:00:00Z"), ZoneOffset.UTC);
        String hash = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        BearerTokens tokens = BearerTokens.of(List.of(
                        BearerToken.parse("old last-year scope=write expires=2027-03-01T00:00:00Z"),
                        BearerToken.parse("new " + hash + " expires=2027-03-01T00:00:01Z")))
                .withClock(clock);
        Scim server = users(tokens);
        assertThat(server.sendAsIs(with("test", request("GET", "/Users"))).status())
                .isEqualTo(200);
        ScimResponse expired = server.sendAsIs(with("last-year", request("GET", "/Users")));
        assertError(expired, 401, "");
        assertThat(expired.bodyText()).contains("'old' has expired");
        assertThat(tokens).hasToString("BearerTokens[old, new]");
        assertThat(server.audit).extracting(AuditRecord::status).containsExactly(401);
    }

    @Test
    @DisplayName("[418] RFC 7644 §2: Basic authentication is refused")
    void basic() {
        assertError(scim.sendAsIs(request("GET", "/Users").header("Authorization", "Basic eDp5")), 401, "");
    }

    @Test
    @DisplayName("[419] RFC 7644 §7.5.1: no secret stands in the audit trail or an error")
    void secrets() {
        String ada = scim.create("ada");
        scim.send("PUT", "/Users/" + ada, user("ada").replace("pass-word-1", "pass-word-2"));
        scim.send(
                "PATCH",
                "/Users/" + ada,
                patch("{\"op\":\"replace\",\"path\":\"password\",\"value\":\"pass-word-3\"}"));
        ScimResponse wrong = scim.send("POST", "/Users", "{\"userName\":\"x\",\"password\":[\"pass-word-4\"]}");
        assertThat(wrong.bodyText()).doesNotContain("pass-word");
        for (AuditRecord entry : scim.audit) {
            assertThat(AuditJson.line(entry)).doesNotContain("pass-word").doesNotContain(Scim.TOKEN);
        }
        assertThat(AuditJson.line(scim.audit.get(0))).contains("{\"path\":\"password\"}");
    }

    @Test
    @DisplayName("[422] RFC 7644 §7.7: only attributes of the schema reach a provider")
    void allowList() {
        List<Operation> seen = new ArrayList<>();
        Scim server = new Scim(
                builder -> builder.resource(MemoryProvider.of(User.TYPE)).interceptor(seen::add));
        assertError(server.filter("/Users", "drop eq \"'; --\""), 400, "invalidFilter");
        assertError(server.get("/Users?sortBy=drop"), 400, "invalidPath");
        assertThat(seen).isEmpty();
    }

    @Test
    @DisplayName("[423] RFC 6585 §4: who comes while too much is under way is told to come back")
    void overload() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Scim server = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .limits(Limits.standard().withConcurrentRequests(1))
                .interceptor(operation -> {
                    entered.countDown();
                    try {
                        leave.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> first = threads.submit(() -> server.get("/Users").status());
            entered.await();
            ScimResponse refused = server.get("/Users");
            assertError(refused, 429, "");
            assertThat(refused.header("Retry-After")).contains("1");
            leave.countDown();
            assertThat(first.get()).isEqualTo(200);
        } finally {
            leave.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("[425] RFC 7644 §7.5: whoever may not read a type learns nothing of its resources")
    void nothingIsRevealed() {
        Scim server = users(
                BearerTokens.of(List.of(BearerToken.of("g", "groups").allowing(Set.of(Scope.parse("write:Group"))))));
        String missing =
                server.sendAsIs(with("groups", request("GET", "/Users/x"))).bodyText();
        assertThat(server.sendAsIs(with("groups", request("GET", "/Users/y"))).bodyText())
                .isEqualTo(missing);
        assertError(
                server.sendAsIs(with(
                        "groups",
                        request("POST", "/Users")
                                .body(new ByteArrayInputStream(user("ada").getBytes(StandardCharsets.UTF_8))))),
                403,
                "");
    }

    @Test
    @DisplayName("[426] RFC 7644 §7.7: bodies, nesting, filters and operations are bounded")
    void bounds() {
        assertError(
                scim.send("POST", "/Users/.search", "{\"filter\":\"" + "(".repeat(5_000) + "\"}"),
                400,
                "invalidFilter");
        Scim small = new Scim(Dialect.tolerant(), Limits.standard().withPatchOperations(1));
        String ada = small.create("ada");
        String one = "{\"op\":\"remove\",\"path\":\"title\"}";
        assertError(small.send("PATCH", "/Users/" + ada, patch(one + "," + one)), 413, "");
        String keys = "{\"op\":\"add\",\"value\":{\"title\":\"t\",\"emails[type eq \\\"work\\\"].value\":\"w\"}}";
        assertError(small.send("PATCH", "/Users/" + ada, patch(keys)), 413, "");
    }

    @Test
    @DisplayName(
            "[427] RFC 7644 §7: locations start with the configured base URI, whatever Host or a proxy say; else with headers that are trusted; else with the URI the request came to")
    void baseUris() {
        ScimRequest.Builder request = request("GET", "/ResourceTypes/User")
                .header("Forwarded", "for=1.2.3.4;proto=https;host=\"scim.example.org:8443\", for=5.6.7.8;host=inner")
                .header("X-Forwarded-Host", "ignored.example.org");
        assertThat(scim.send(request).bodyText()).contains("\"" + Scim.BASE + "/ResourceTypes/User\"");

        Scim trusting = new Scim(
                builder -> builder.resource(MemoryProvider.of(User.TYPE)).trustForwardedHeaders());
        assertThat(trusting.send(request).bodyText())
                .contains("\"https://scim.example.org:8443/v2/ResourceTypes/User\"");
        assertThat(trusting.send(request("GET", "/ResourceTypes/User")
                                .header("X-Forwarded-Proto", "http")
                                .header("X-Forwarded-Host", "edge.example.org")
                                .header("X-Forwarded-Port", "8080")
                                .header("X-Forwarded-Prefix", "/idm/"))
                        .bodyText())
                .contains("\"http://edge.example.org:8080/idm/v2/ResourceTypes/User\"");
        for (String bad : List.of("evil.example.org/path", "a b", "x\"y", "")) {
            assertThat(trusting.send(request("GET", "/ResourceTypes/User").header("X-Forwarded-Host", bad))
                            .bodyText())
                    .contains("\"" + Scim.BASE + "/ResourceTypes/User\"");
        }
        Scim configured = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .baseUri("https://scim.example.net/scim/")
                .trustForwardedHeaders());
        assertThat(configured.send(request).bodyText())
                .contains("\"https://scim.example.net/scim/ResourceTypes/User\"");
        String forged = "https://evil.example/scim";
        ScimResponse created = configured.send(ScimRequest.builder("POST", "/Users")
                .baseUri(forged)
                .header("Host", "evil.example")
                .body(new ByteArrayInputStream(user("ada").getBytes(StandardCharsets.UTF_8))));
        assertThat(created.header("Location").orElseThrow()).startsWith("https://scim.example.net/scim/Users/");
        assertThat(created.bodyText()).doesNotContain("evil");
        // A binding takes it from Host: who does not configure a base URI trusts whoever sets that header.
        assertThat(scim.send(ScimRequest.builder("GET", "/ResourceTypes/User").baseUri(forged))
                        .bodyText())
                .contains(forged + "/ResourceTypes/User");
        assertThatThrownBy(() -> ScimServer.builder().baseUri("scim.example.net"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("[428] RFC 7644 §7.6: a filter cannot guess at passwords")
    void passwordOracle() {
        assertError(scim.filter("/Users", "password eq \"x\""), 400, "invalidFilter");
        assertError(scim.filter("/", "password sw \"x\""), 400, "invalidFilter");
    }

    @Test
    @DisplayName("[433] RFC 7240 §2: a preference that is not known is ignored")
    void prefer() {
        ScimResponse response = scim.send(request("POST", "/Users")
                .header("Prefer", "respond-async")
                .body(new ByteArrayInputStream(user("ada").getBytes(StandardCharsets.UTF_8))));
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.header("Preference-Applied")).isEmpty();
    }

    @Test
    @DisplayName("[424] [425] RFC 7644 §7: whoever may not read groups learns of none, neither in users nor by filters")
    void groupsInUsers() {
        BearerToken users = BearerToken.of("u", "users").allowing(Set.of(Scope.parse("read:User")));
        Scim server = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .resource(MemoryProvider.of(Group.TYPE))
                .authenticator(BearerTokens.of(List.of(BearerToken.of("test", Scim.TOKEN), users))));
        String ada = server.create("ada");
        server.send("POST", "/Groups", "{\"displayName\":\"Secret\",\"members\":[{\"value\":\"" + ada + "\"}]}");
        String filter = "/Users?filter=groups.display%20sw%20%22sec%22";
        assertThat(server.get("/Users/" + ada).bodyText()).contains("Secret");
        assertThat(server.get(filter).bodyText()).contains("\"totalResults\":1");
        assertThat(server.sendAsIs(with("users", request("GET", "/Users/" + ada)))
                        .bodyText())
                .contains(ada)
                .doesNotContain("Secret");
        assertThat(server.sendAsIs(with("users", request("GET", filter))).bodyText())
                .contains("\"totalResults\":0");
    }

    @Test
    void aTransportInterceptorIsAskedAboutEachRequestOfWhoeverSignedIn() {
        List<String> asked = new ArrayList<>();
        Scim server = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .transportInterceptor((request, context) -> {
                    asked.add(request.method() + " " + request.path() + " "
                            + context.principal().name()
                            + request.first("X-Part").orElse(""));
                    if (request.method().equals("POST")) {
                        throw ScimException.of(503, "no writes now").retryAfter(Duration.ofMinutes(1));
                    }
                }));
        assertThat(server.get("/Users").status()).isEqualTo(200);
        assertError(server.get("/Nowhere"), 404, "");
        ScimResponse refused = server.send(request("POST", "/Users").header("X-Part", "7"));
        assertError(refused, 503, "");
        assertThat(refused.header("Retry-After")).contains("60");
        assertError(server.sendAsIs(request("GET", "/Users")), 401, "");
        assertThat(asked).containsExactly("GET /Users test", "GET /Nowhere test", "POST /Users test7");
        assertThat(server.audit).extracting(AuditRecord::status).containsExactly(503, 401);
    }

    @Test
    void anInterceptorRefusesWhatItsRulesForbid() {
        Scim server = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .interceptor(operation -> {
                    if (operation instanceof Operation.Delete) {
                        throw ScimException.of(403, "users are not deleted here");
                    }
                }));
        String ada = server.create("ada");
        assertError(server.send("DELETE", "/Users/" + ada, ""), 403, "");
        assertThat(server.get("/Users/" + ada).status()).isEqualTo(200);
        assertThat(server.audit.get(1).outcome()).isEqualTo("refused");
    }

    @Test
    void requestsAreCountedInFewWords() {
        List<String> measured = new ArrayList<>();
        Scim server = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .metrics(m -> measured.add(m.endpoint() + " " + m.operation() + " " + m.status() + " " + m.scimType()))
                .metrics(m -> {
                    throw new IllegalStateException("a listener may fail");
                }));
        server.create("ada");
        server.send("POST", "/Users", user("ada"));
        server.get("/Users/nobody");
        server.send("POST", "/Users/.search", "{}");
        server.send("WEIRD", "/Users", "");
        server.get("/a/b/c");
        server.anonymous(request("GET", "/Users"));
        assertThat(measured)
                .containsExactly(
                        "User POST 201 ",
                        "User POST 409 uniqueness",
                        "User GET 404 ",
                        "User SEARCH 200 ",
                        "User other 405 ",
                        "none GET 404 ",
                        "none GET 401 ");
    }

    @Test
    void aTokenFileIsReadAgainWhenItChanges(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tokens");
        Files.writeString(file, "# the first\n\nentra token-1 scope=read,write:User\n");
        TokenFile tokens = TokenFile.at(file);
        Scim server = new Scim(
                builder -> builder.resource(MemoryProvider.of(User.TYPE)).authenticator(tokens));
        assertThat(server.sendAsIs(with("token-1", request("GET", "/Users"))).status())
                .isEqualTo(200);
        Files.writeString(file, "entra token-1\nnext token-22\n");
        assertThat(server.sendAsIs(with("token-22", request("GET", "/Users"))).status())
                .isEqualTo(200);
        Files.writeString(file, "next token-22");
        assertError(server.sendAsIs(with("token-1", request("GET", "/Users"))), 401, "");
        Files.writeString(file, "broken");
        assertThat(server.sendAsIs(with("token-22", request("GET", "/Users"))).status())
                .isEqualTo(200);
        Files.delete(file);
        assertThat(server.sendAsIs(with("token-22", request("GET", "/Users"))).status())
                .isEqualTo(200);
        Files.writeString(file, "# nobody\n");
        assertError(server.sendAsIs(with("token-22", request("GET", "/Users"))), 401, "");
        assertThat(tokens.toString()).doesNotContain("token-22");
        for (String bad : List.of(
                "only-a-name", "a b expires=soon", "a b scope=rule", "a b x=y", "a sha256:12", "a ${B}", "a b\na c")) {
            Files.writeString(file, bad);
            assertThatThrownBy(() -> TokenFile.at(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("tokens:");
        }
        assertThatThrownBy(() -> TokenFile.at(folder.resolve("none"))).isInstanceOf(IllegalArgumentException.class);
    }
}
