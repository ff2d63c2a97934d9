package io.scimwright.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.User;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.Limits;
import io.scimwright.server.ScimServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What clients may do to the sockets without anybody else being kept waiting. */
class HostileClientsTest {

    @TempDir
    private Path folder;

    private Container.Running start(Container container, Duration patience) throws Exception {
        ScimServer server = ScimServer.builder()
                .resource(MemoryProvider.of(User.TYPE))
                .authenticator(BearerTokens.of("test", "token"))
                .limits(Limits.standard().withBodyBytes(1_000_000))
                .build();
        return container.start(new ScimServlet(server, patience), folder);
    }

    /** A connection on which a POST has begun whose body does not come. */
    private static Socket begin(int port, String token, int length) throws IOException {
        Socket socket = new Socket("localhost", port);
        send(
                socket,
                "POST /app/scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/scim+json\r\nContent-Length: " + length + "\r\n\r\n{");
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String statusLine(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\r';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @ParameterizedTest
    @EnumSource
    void manyBodiesThatDoNotComeKeepNobodyWaiting(Container container) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (Container.Running running = start(container, Duration.ofMinutes(5))) {
            for (int i = 0; i < 400; i++) {
                slow.add(begin(running.port(), "token", 1_000));
            }
            assertOthersAreServed(running);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void assertOthersAreServed(Container.Running running) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(running.base() + "/Users"))
                .header("Authorization", "Bearer token")
                .timeout(Duration.ofSeconds(30))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** Refused by their heads, and still sending: a container that waits for what is announced runs out of threads. */
    @ParameterizedTest
    @EnumSource
    void manyStrangersWhoseBodiesDoNotComeKeepNobodyWaiting(Container container) throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (Container.Running running = start(container, Duration.ofMinutes(5))) {
            for (int i = 0; i < 400; i++) {
                slow.add(begin(running.port(), "nobody", 900_000));
            }
            assertOthersAreServed(running);
            assertThat(statusLine(slow.get(399))).startsWith("HTTP/1.1 401");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** Sends a part of a body; false where the other side has closed, whose answer is to be read all the same. */
    private static boolean isTaken(Socket socket, int length) {
        try {
            send(socket, "x".repeat(length));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** A connection that is closed with something unread takes the answer with it. */
    @ParameterizedTest
    @EnumSource
    void whoeverSendsAllBeforeReadingIsToldWhyItIsRefused(Container container) throws Exception {
        try (Container.Running running = start(container, Duration.ofMinutes(5));
                Socket stranger = begin(running.port(), "nobody", 900_000)) {
            int sent = 1;
            while (sent < 900_000 && isTaken(stranger, Math.min(1_000, 900_000 - sent))) {
                sent += 1_000;
            }
            assertThat(statusLine(stranger)).startsWith("HTTP/1.1 401");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatDoesNotComeIsGivenUp(Container container) throws Exception {
        try (Container.Running running = start(container, Duration.ofMillis(200));
                Socket socket = begin(running.port(), "token", 1_000)) {
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 408");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverMayNotCallNeedNotSendABody(Container container) throws Exception {
        try (Container.Running running = start(container, Duration.ofMinutes(5));
                Socket stranger = begin(running.port(), "nobody", 1_000);
                Socket greedy = begin(running.port(), "token", 50_000_000)) {
            assertThat(statusLine(stranger)).startsWith("HTTP/1.1 401");
            assertThat(statusLine(greedy)).startsWith("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatComesInPiecesIsReadWhole(Container container) throws Exception {
        String body = "{\"userName\":\"ada\",\"title\":\"" + "t".repeat(100_000) + "\"}";
        try (Container.Running running = start(container, Duration.ofMinutes(5));
                Socket socket = new Socket("localhost", running.port())) {
            send(
                    socket,
                    String.join(
                            "\r\n",
                            "POST /app/scim/v2/Users HTTP/1.1",
                            "Host: localhost",
                            "Authorization: Bearer token",
                            "Transfer-Encoding: chunked",
                            "",
                            ""));
            for (int i = 0; i < body.length(); i += 10_000) {
                String piece = body.substring(i, Math.min(body.length(), i + 10_000));
                send(socket, Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
            }
            send(socket, "0\r\n\r\n");
            assertThat(statusLine(socket)).startsWith("HTTP/1.1 201");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSendsAMalformedChunkIsToldSo(Container container) throws Exception {
        try (Container.Running running = start(container, Duration.ofMinutes(5))) {
            for (String chunks : List.of("ZZ\r\n{}\r\n0\r\n\r\n", "2\r\n{}\r\n-1\r\n\r\n")) {
                try (Socket socket = new Socket("localhost", running.port())) {
                    send(
                            socket,
                            String.join(
                                            "\r\n",
                                            "POST /app/scim/v2/Users HTTP/1.1",
                                            "Host: localhost",
                                            "Authorization: Bearer token",
                                            "Transfer-Encoding: chunked",
                                            "",
                                            "")
                                    + chunks);
                    assertThat(statusLine(socket)).as(chunks).startsWith("HTTP/1.1 400");
                    String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(rest).as(chunks).contains("api:messages:2.0:Error", "\"scimType\":\"invalidSyntax\"");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeleteWithAMalformedBodyDeletesNothing(Container container) throws Exception {
        try (Container.Running running = start(container, Duration.ofMinutes(5))) {
            String user = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\"}";
            String created = answer(running, "POST /app/scim/v2/Users", "Content-Length: " + user.length(), user);
            assertThat(created).startsWith("HTTP/1.1 201");
            String path = created.replaceFirst("(?s).*\r\nLocation: http://[^/]*([^\r]*)\r\n.*", "$1");

            assertThat(answer(running, "DELETE " + path, "Transfer-Encoding: chunked", "ZZ\r\n{}\r\n0\r\n\r\n"))
                    .startsWith("HTTP/1.1 400");
            assertThat(answer(running, "GET " + path, "Accept: */*", "")).startsWith("HTTP/1.1 200");
        }
    }

    private static String answer(Container.Running running, String request, String header, String body)
            throws IOException {
        try (Socket socket = new Socket("localhost", running.port())) {
            socket.setSoTimeout(30_000);
            send(
                    socket,
                    String.join(
                                    "\r\n",
                                    request + " HTTP/1.1",
                                    "Host: localhost",
                                    "Authorization: Bearer token",
                                    "Content-Type: application/scim+json",
                                    "Connection: close",
                                    header,
                                    "",
                                    "")
                            + body);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
