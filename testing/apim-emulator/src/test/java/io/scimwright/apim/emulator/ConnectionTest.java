package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What only shows on the bare connection, below any HTTP client. */
class ConnectionTest extends EmulatorTest {

    @Test
    void linksFollowTheHostThatWasAsked() throws IOException {
        try (Connection connection = new Connection()) {
            Raw list = connection.send("GET", "/groups?$top=1&api-version=2022-08-01", "management.azure.com");
            assertThat(list.body())
                    .contains("\"nextLink\": \"https://management.azure.com:443" + apim.serviceId()
                            + "/groups?%24top=1&api-version=2022-08-01&%24skip=1\"");
        }
    }

    @Test
    void oneConnectionServesRequestsOfEveryKindOneAfterTheOther() throws IOException {
        client.putUser("ada", "ada@example.com");
        try (Connection connection = new Connection()) {
            Raw head = connection.send("HEAD", "/users/ada?api-version=2021-08-01", "localhost");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers()).containsKey("etag").doesNotContainKey("content-type");

            Raw missing = connection.send("HEAD", "/users/none?api-version=2021-08-01", "localhost");
            assertThat(missing.status()).isEqualTo(404);

            Raw deleted = connection.send("DELETE", "/users/ada?api-version=2021-08-01", "localhost");
            assertThat(deleted.status()).isEqualTo(200);
            assertThat(deleted.headers())
                    .containsEntry("content-length", "0")
                    .doesNotContainKey("content-type")
                    .doesNotContainKey("etag");

            Raw again = connection.send("DELETE", "/users/ada?api-version=2021-08-01", "localhost");
            assertThat(again.status()).isEqualTo(204);
            assertThat(again.headers()).doesNotContainKey("content-length");

            Raw user = connection.send("GET", "/users/1?api-version=2021-08-01", "localhost");
            assertThat(user.body()).startsWith("{\r\n  \"id\": ");
        }
    }

    private record Raw(int status, Map<String, String> headers, String body) {}

    private final class Connection implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;

        Connection() throws IOException {
            socket = apim.sslContext().getSocketFactory().createSocket("localhost", apim.port());
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        Raw send(String method, String path, String host) throws IOException {
            String request = method + " " + apim.serviceId() + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nAuthorization: Bearer any\r\nIf-Match: *\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            int status = Integer.parseInt(String.valueOf(in.readLine()).split(" ")[1]);
            Map<String, String> headers = new TreeMap<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                int colon = line.indexOf(':');
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            int length = method.equals("HEAD") ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
            StringBuilder body = new StringBuilder();
            while (body.length() < length) {
                body.append((char) in.read());
            }
            return new Raw(status, headers, body.toString());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
