package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** Below a context path, beside pages below a path of their own, and with a port for operators. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.servlet.context-path=/app", "spring.mvc.servlet.path=/web", "management.server.port=0"})
class ContextPathTest {

    private static final String TOKEN = "Bearer test-token";
    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    private final Http http;
    private final Http operators;

    ContextPathTest(@Value("${local.server.port}") int port, @Value("${local.management.port}") int management) {
        http = new Http(port);
        operators = new Http(management);
    }

    @Test
    void scimIsBelowTheContextPath() throws Exception {
        HttpResponse<String> found = http.get("/app/scim/v2/Users?count=0", TOKEN);
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(http.get("/app/web/hello", Http.USER).body()).isEqualTo("hello");
        assertThat(http.get("/app/web/hello", TOKEN).statusCode()).isEqualTo(401);
    }

    @Test
    void errorsAreInScimThereAndOnlyThere() throws Exception {
        assertThat(http.raw("/app/scim/v2/Users/%zz", TOKEN))
                .startsWith("HTTP/1.1 400")
                .contains(ERROR);
        assertThat(http.raw("/app/scim/v2/Users/a%2Fb", TOKEN))
                .startsWith("HTTP/1.1 400")
                .contains(ERROR);
        assertThat(http.raw("/scim/v2/Users", TOKEN)).startsWith("HTTP/1.1 404").doesNotContain(ERROR);
    }

    /** Spellings that one part of a server could read in one way and another part in another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/scim/v2/../../web/hello",
                "/app/scim/v2/%2e%2e/%2e%2e/web/hello",
                "/app/scim/v2/..;/..;/web/hello",
                "/app/scim/v2;x=/../../web/hello",
                "/app/scim/v2/..%2F..%2Fweb/hello",
                "/app//scim/v2/..//../web/hello",
                "/app/web/scim/v2",
                "/app/SCIM/v2/../../web/hello"
            })
    void noSpellingLeadsByScimToAPage(String target) throws Exception {
        assertThat(http.raw(target, TOKEN)).doesNotStartWith("HTTP/1.1 2").doesNotContain("\r\n\r\nhello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/scim/v2/Users",
                "/app/scim/v2;x/Users",
                "/app/scim;x/v2/Users",
                "/app//scim/v2/Users",
                "/app/scim/./v2/Users",
                "/app/%73cim/v2/Users",
                "/app/scim/v2/Users;x",
                "/app/SCIM/v2/Users"
            })
    void noSpellingLeadsToUsersWithoutAToken(String target) throws Exception {
        assertThat(http.raw(target, Http.USER)).startsWith("HTTP/1.1 4").doesNotContain("totalResults");
    }

    @Test
    void thePortForOperatorsHasNoScim() throws Exception {
        assertThat(operators.raw("/scim/v2/Users", TOKEN)).startsWith("HTTP/1.1 4").doesNotContain("totalResults");
        assertThat(operators.raw("/app/scim/v2/Users", TOKEN)).startsWith("HTTP/1.1 4").doesNotContain("totalResults");
        assertThat(operators.get("/actuator/metrics", TOKEN).statusCode()).isEqualTo(401);
        assertThat(operators.get("/actuator/metrics", Http.USER).statusCode()).isEqualTo(200);
    }

    /** Read as it comes, on other threads than the one that has passed the filters. */
    @Test
    void aBodyInPiecesIsAnswered() throws Exception {
        String body = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"piece by piece\"}";
        try (Socket socket = new Socket("localhost", http.port())) {
            socket.setSoTimeout(30_000);
            send(
                    socket,
                    "POST /app/scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + TOKEN
                            + "\r\nContent-Type: application/scim+json\r\nConnection: close\r\nContent-Length: "
                            + body.length() + "\r\n\r\n");
            for (int i = 0; i < body.length(); i += 20) {
                Thread.sleep(30);
                send(socket, body.substring(i, Math.min(body.length(), i + 20)));
            }
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 201").contains("X-Content-Type-Options").contains("piece by piece");
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
