package io.scimwright.example.provisioner;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Requests on bare sockets, as no well-behaved client sends them; and many at once whose bodies come byte by byte. */
final class RawRequests implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();
    private final AtomicBoolean goesOn = new AtomicBoolean(true);

    private RawRequests() {}

    static RawRequests dripping(int port, String path, int count) throws IOException {
        RawRequests all = new RawRequests();
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket("localhost", port);
            all.sockets.add(socket);
            send(
                    socket,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/scim+json\r\n"
                            + "Content-Length: 1500000\r\n\r\n{");
        }
        Thread drip = new Thread(all::drip, "drip");
        drip.setDaemon(true);
        drip.start();
        return all;
    }

    /** Whether they are still being sent. */
    boolean areSent() {
        return goesOn.get();
    }

    private void drip() {
        while (goesOn.get()) {
            for (Socket socket : List.copyOf(sockets)) {
                try {
                    send(socket, "x");
                } catch (IOException closedByTheServer) {
                    // That is what it should do.
                }
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** The first line of the answer to a request without a body; no token where it is empty. */
    static String statusLine(int port, String method, String path, String token) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(30_000);
            String authorization = token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
            send(
                    socket,
                    method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization
                            + "Connection: close\r\n\r\n");
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }

    @Override
    public void close() throws IOException {
        goesOn.set(false);
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
