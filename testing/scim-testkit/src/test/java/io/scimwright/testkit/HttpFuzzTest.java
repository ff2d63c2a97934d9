package io.scimwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.scimwright.testkit.fuzz.HttpFuzz;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fuzzer finds what it looks for, on servers that are wrong on purpose. */
class HttpFuzzTest {

    private static final String ERROR =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"400\",\"detail\":\"%s\"}";

    enum Manner {
        RIGHT(400, ERROR.formatted("expected a string"), false, ""),
        FAILS(500, ERROR.formatted("oops"), false, "a failure of the server"),
        PLAIN(404, "<html>not found</html>", false, "an error that is no SCIM error"),
        SILENT(400, "", false, "an error without a body"),
        TALKATIVE(400, ERROR.formatted("java.lang.IllegalStateException"), false, "the program's inside"),
        FORGETFUL(400, ERROR.formatted("no"), true, "a user that nobody addressed");

        final int status;
        final String body;
        final boolean changes;
        final String told;

        Manner(int status, String body, boolean changes, String told) {
            this.status = status;
            this.body = body;
            this.changes = changes;
            this.told = told;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServerIsTakenAtItsWord(Manner manner) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, manner, requests.incrementAndGet()));
        server.start();
        try {
            String base = "http://localhost:" + server.getAddress().getPort();
            HttpFuzz.Verdict verdict = HttpFuzz.run(base, "token", Duration.ofMillis(300), 7);
            assertThat(verdict.requests()).isPositive();
            assertThat(verdict.isRight()).as(verdict.toString()).isEqualTo(manner == Manner.RIGHT);
            assertThat(verdict.wrong()).allMatch(wrong -> wrong.contains(manner.told));
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpExchange exchange, Manner manner, int number) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean ofCanary = exchange.getRequestURI().getPath().equals("/Users/canary") || number == 1;
        String body = ofCanary
                ? "{\"id\":\"canary\",\"userName\":\"" + (manner.changes ? number : "same") + "\"}"
                : manner.body;
        byte[] bytes = exchange.getRequestMethod().equals("HEAD") ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(ofCanary ? 201 : manner.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
