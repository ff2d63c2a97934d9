package io.scimwright.example.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers may do to the sockets without anybody else being kept waiting. */
class HostileClientsTest {

    /** More than the container has threads. */
    private static final int CONNECTIONS = 250;

    /** A POST of somebody without a token, whose body does not come. */
    private static Socket begin(int port, String path, int length) throws IOException {
        Socket socket = new Socket("localhost", port);
        send(
                socket,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/scim+json\r\n"
                        + "Content-Length: " + length + "\r\n\r\n{");
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
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
    @ValueSource(strings = {"/scim/v2/Users", "/scim/v2", "/elsewhere"})
    void bodiesThatNeverEndKeepNobodyWaiting(String path) throws Exception {
        List<Socket> slow = new ArrayList<>();
        AtomicBoolean dripping = new AtomicBoolean(true);
        try (Running server = Running.with()) {
            int port = URI.create(server.baseUri()).getPort();
            for (int i = 0; i < CONNECTIONS; i++) {
                slow.add(begin(port, path, 1_500_000));
            }
            List<Socket> all = List.copyOf(slow);
            Thread drip = new Thread(() -> drip(all, dripping), "drip");
            drip.setDaemon(true);
            drip.start();
            // Never answered if threads wait for the bodies of the others.
            assertThat(statusLine(get(port))).startsWith("HTTP/1.1 200");
        } finally {
            dripping.set(false);
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static Socket get(int port) throws IOException {
        Socket socket = new Socket("localhost", port);
        send(
                socket,
                "GET /scim/v2/Users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Running.TOKEN
                        + "\r\nConnection: close\r\n\r\n");
        return socket;
    }

    private static void drip(List<Socket> sockets, AtomicBoolean goesOn) {
        while (goesOn.get()) {
            for (Socket socket : sockets) {
                try {
                    send(socket, "x");
                } catch (IOException closedByTheServer) {
                    // That is what it should do.
                }
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    @ParameterizedTest
    @CsvSource({"/scim/v2/Users,HTTP/1.1 401", "/scim/v2,HTTP/1.1 401", "/elsewhere,HTTP/1.1 404"})
    void whatHasComeAlreadyIsReadSoThatTheAnswerArrives(String path, String status) throws Exception {
        try (Running server = Running.with();
                Socket stranger = begin(URI.create(server.baseUri()).getPort(), path, 10_000)) {
            send(stranger, "x".repeat(9_999));
            assertThat(statusLine(stranger)).startsWith(status);
        }
    }
}
