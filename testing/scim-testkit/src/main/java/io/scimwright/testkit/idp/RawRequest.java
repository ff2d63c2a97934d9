package io.scimwright.testkit.idp;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** One request written by hand, for what an HTTP library would correct. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawRequest() {}

    static Answer get(URI base, String path, String token) {
        String request = "GET " + base.getRawPath() + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                + "\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = connect(base)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return answer("GET " + path, new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("GET " + path + " had no answer", e);
        }
    }

    private static Socket connect(URI base) throws IOException {
        boolean secure = "https".equals(base.getScheme());
        int port = base.getPort() > 0 ? base.getPort() : secure ? 443 : 80;
        return secure
                ? SSLSocketFactory.getDefault().createSocket(base.getHost(), port)
                : new Socket(base.getHost(), port);
    }

    private static Answer answer(String request, String response) {
        int end = response.indexOf("\r\n\r\n");
        if (!response.matches("(?s)HTTP/1\\.[01] \\d{3}.*") || end < 0) {
            throw new AssertionError(request + " was not answered in HTTP: " + response);
        }
        String head = response.substring(0, end);
        String body = response.substring(end + 4);
        String coding = header(head, "Transfer-Encoding");
        String mediaType = header(head, "Content-Type");
        return new Answer(
                request,
                Integer.parseInt(head.substring(9, 12)),
                mediaType == null ? "" : mediaType.toLowerCase(Locale.ROOT),
                header(head, "Location"),
                header(head, "Retry-After"),
                "chunked".equalsIgnoreCase(coding) ? unchunked(body) : body);
    }

    private static @Nullable String header(String head, String name) {
        for (String line : head.split("\r\n", -1)) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).trim();
            }
        }
        return null;
    }

    private static String unchunked(String body) {
        StringBuilder whole = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int line = body.indexOf("\r\n", at);
            int size = Integer.parseInt(body.substring(at, line).trim(), 16);
            if (size == 0) {
                break;
            }
            // Sizes count bytes; scripts that come here are answered in ASCII.
            whole.append(body, line + 2, line + 2 + size);
            at = line + 2 + size + 2;
        }
        return whole.toString();
    }
}
