package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.request;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.User;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.AuthenticationScheme;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestHeaders;
import io.scimwright.server.spi.Scope;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Refusals (RFC 7644 sections 2 and 3.12)")
class RefusalConformanceTest {

    private final List<AuditRecord> audit = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();

    private ScimServer.Builder server(Authenticator authenticator) {
        return ScimServer.builder()
                .resource(MemoryProvider.of(User.TYPE))
                .authenticator(authenticator)
                .audit(audit::add)
                .metrics(m -> measured.add(m.operation() + " " + m.status()));
    }

    /** Knows everybody who sends credentials, and counts how often it is asked. */
    private static final class Counting implements Authenticator {

        private final String type;
        private int asked;

        Counting(String type) {
            this.type = type;
        }

        @Override
        public Principal authenticate(RequestHeaders headers) {
            asked++;
            String name =
                    headers.first("Authorization").orElseThrow(() -> ScimException.of(401, "credentials are missing"));
            return new Principal(name, Set.of(name.equals("reader") ? Scope.READ : Scope.WRITE));
        }

        @Override
        public AuthenticationScheme scheme() {
            return new AuthenticationScheme(type, "name", "description", "https://example.com");
        }
    }

    @Test
    @DisplayName("[407] RFC 9110 §11.6.1: the challenge of a 401 is that of the scheme by which clients sign in")
    void challenges() {
        String[][] schemes = {
            {"httpbasic", "Basic realm=\"SCIM\", charset=\"UTF-8\""},
            {"oauth", "OAuth realm=\"SCIM\""},
            {"oauth2", "Bearer realm=\"SCIM\""},
            {"oauthbearertoken", "Bearer realm=\"SCIM\""}
        };
        for (String[] scheme : schemes) {
            ScimResponse refused = server(new Counting(scheme[0]))
                    .build()
                    .handle(request("GET", "/Users").build());
            assertError(refused, 401, "");
            assertThat(refused.header("WWW-Authenticate")).contains(scheme[1]);
        }
        ScimResponse lacking = server(new Counting("httpbasic"))
                .build()
                .handle(request("DELETE", "/Users/1")
                        .header("Authorization", "reader")
                        .build());
        assertError(lacking, 403, "");
        assertThat(lacking.header("WWW-Authenticate")).contains("Basic realm=\"SCIM\", charset=\"UTF-8\"");
    }

    @Test
    void whoeverIsKnownByTheHeadIsNotLookedAtAgainForTheSameRequest() {
        Counting authenticator = new Counting("oauth2");
        ScimServer server = server(authenticator).build();
        ScimRequest.Builder request = request("POST", "/Users").header("Authorization", "entra");
        assertThat(server.refuse(request.build())).isEmpty();
        request.body(new ByteArrayInputStream(user("ada").getBytes(StandardCharsets.UTF_8)));
        assertThat(server.handle(request.build()).status()).isEqualTo(201);
        assertThat(authenticator.asked).isEqualTo(1);
        assertThat(audit).extracting(AuditRecord::actor).containsExactly("entra");

        assertThat(server.handle(request("GET", "/Users")
                                .header("Authorization", "entra")
                                .build())
                        .status())
                .isEqualTo(200);
        ScimRequest.Builder changed = request("GET", "/Users").header("Authorization", "entra");
        assertThat(server.refuse(changed.build())).isEmpty();
        server.handle(changed.header("X-Request-Id", "1").build());
        server.handle(changed.build());
        assertThat(authenticator.asked).isEqualTo(5);
    }

    @Test
    void whatIsKnownOfAHeadIsKnownToItsOwnServerOnly() {
        ScimRequest request =
                request("GET", "/Users").header("Authorization", "entra").build();
        assertThat(server(new Counting("oauth2")).build().refuse(request)).isEmpty();
        ScimServer other = server(BearerTokens.of("test", Scim.TOKEN)).build();
        assertError(other.handle(request), 401, "");
    }

    @Test
    @DisplayName("[423] RFC 6585 §4: a write that is refused since too much is under way is audited and counted")
    void overload() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        ScimServer server = server(new Counting("oauth2"))
                .limits(Limits.standard().withConcurrentRequests(1))
                .interceptor(operation -> {
                    entered.countDown();
                    try {
                        leave.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .build();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> first = threads.submit(() -> server.handle(request("GET", "/Users")
                            .header("Authorization", "entra")
                            .build())
                    .status());
            entered.await();
            ScimRequest known =
                    request("POST", "/Users").header("Authorization", "entra").build();
            assertThat(server.refuse(known)).isEmpty();
            assertError(server.handle(known), 429, "");
            assertError(server.handle(request("POST", "/Users/.search").build()), 429, "");
            assertError(server.handle(request("GET", "/Users").build()), 429, "");
            leave.countDown();
            assertThat(first.get()).isEqualTo(200);
        } finally {
            leave.countDown();
            threads.shutdownNow();
        }
        assertThat(audit)
                .extracting(entry -> entry.actor() + " " + entry.operation() + " " + entry.resource() + " "
                        + entry.status() + " " + entry.outcome())
                .containsExactly("entra POST Users 429 refused");
        assertThat(measured).contains("POST 429", "GET 429");
    }

    @Test
    @DisplayName("[405] RFC 9110 §15.5.9: a body that does not come in time is 408, audited and counted")
    void slowBodies() {
        ScimServer server = server(new Counting("oauth2")).build();
        ScimRequest head =
                request("PATCH", "/Users/1").header("Authorization", "entra").build();
        assertThat(server.refuse(head)).isEmpty();
        assertError(server.timedOut(head), 408, "");
        assertThat(audit)
                .extracting(entry -> entry.actor() + " " + entry.resource() + " " + entry.status())
                .containsExactly("entra Users/1 408");
        assertThat(measured).containsExactly("PATCH 408");
    }
}
