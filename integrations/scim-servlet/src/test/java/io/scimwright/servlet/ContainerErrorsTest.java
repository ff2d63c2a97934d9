package io.scimwright.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimObject;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a request before any servlet sees it is told in SCIM too, by each container. */
class ContainerErrorsTest {

    private static final String HEAD = "Host: localhost\r\nAuthorization: Bearer token\r\nConnection: close\r\n";

    @TempDir
    private Path folder;

    private record Case(String name, int status, String request) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Case> cases() {
        return List.of(
                new Case("no HTTP at all", 400, "GARBAGE\r\n\r\n"),
                new Case("a percent sign with nothing behind it", 400, get("/app/scim/v2/Users/%")),
                new Case("an escape that is none", 400, get("/app/scim/v2/Users/%zz")),
                new Case("an escape in the query that is none", 400, get("/app/scim/v2/Users?filter=%zz")),
                new Case("a path outside the service", 404, get("/elsewhere")),
                new Case("the path in another case", 404, get("/APP/scim/v2/Users")),
                new Case("a URL that is too long", 414, get("/app/scim/v2/Users/" + "x".repeat(100_000))),
                new Case(
                        "a header that is too long",
                        431,
                        "GET /app/scim/v2/Users HTTP/1.1\r\n" + HEAD + "X: " + "x".repeat(100_000) + "\r\n\r\n"),
                new Case("a method that nobody knows", 405, "BREW /app/scim/v2/Users HTTP/1.1\r\n" + HEAD + "\r\n"),
                new Case("a length below nothing", 400, post("Content-Length: -3\r\n\r\n")),
                new Case("a body of two lengths", 400, post("Content-Length: 3\r\nContent-Length: 4\r\n\r\n{}  ")));
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\n" + HEAD + "\r\n";
    }

    private static String post(String rest) {
        return "POST /app/scim/v2/Users HTTP/1.1\r\n" + HEAD + "Content-Type: application/scim+json\r\n" + rest;
    }

    static Stream<Arguments> inEachContainer() {
        return Stream.of(Container.values())
                .flatMap(container -> cases().stream().map(one -> Arguments.of(container, one)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("inEachContainer")
    void isAScimError(Container container, Case broken) throws Exception {
        ScimServer server = ScimServer.builder()
                .resource(MemoryProvider.of(User.TYPE))
                .authenticator(BearerTokens.of("test", "token"))
                .build();
        try (Container.Running running = container.start(new ScimServlet(server), folder)) {
            String answer = answer(running.port(), broken.request());
            assertThat(answer).startsWith("HTTP/1.1 " + broken.status() + " ");
            int end = answer.indexOf("\r\n\r\n");
            assertThat(answer.substring(0, end).toLowerCase(Locale.ROOT))
                    .contains("content-type: application/scim+json");
            ScimObject body = ScimJson.read(answer.substring(end + 4));
            assertThat(body.findString("status")).contains(Integer.toString(broken.status()));
            assertThat(body.findString("detail").orElseThrow()).isNotBlank();
        }
    }

    private static String answer(int port, String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
