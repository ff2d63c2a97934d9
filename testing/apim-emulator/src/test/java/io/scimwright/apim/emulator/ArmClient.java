package io.scimwright.apim.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** A plain management client: one method per HTTP method, paths below the service. */
final class ArmClient {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ApimEmulator apim;
    private final HttpClient http;
    private final String token;
    private final String version;

    private ArmClient(ApimEmulator apim, HttpClient http, String token, String version) {
        this.apim = apim;
        this.http = http;
        this.token = token;
        this.version = version;
    }

    static ArmClient of(ApimEmulator apim) {
        HttpClient http = HttpClient.newBuilder().sslContext(apim.sslContext()).build();
        return new ArmClient(apim, http, "any", "2021-08-01");
    }

    ArmClient withToken(String other) {
        return new ArmClient(apim, http, other, version);
    }

    ArmClient withVersion(String other) {
        return new ArmClient(apim, http, token, other);
    }

    /** An answer, its body read as JSON; missing if there is none. */
    record Reply(int status, HttpResponse<String> raw, JsonNode json) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String etag() {
            return header("ETag");
        }

        /** The first row version of the ETag. */
        long row() {
            String etag = etag();
            return ByteBuffer.wrap(Base64.getDecoder().decode(etag.substring(1, etag.length() - 1)))
                    .getLong();
        }

        JsonNode properties() {
            return json.path("properties");
        }

        String errorCode() {
            return json.path("error").path("code").asText();
        }

        String errorMessage() {
            return json.path("error").path("message").asText();
        }
    }

    Reply get(String path) {
        return send("GET", path, "", "");
    }

    Reply head(String path) {
        return send("HEAD", path, "", "");
    }

    Reply put(String path, String body) {
        return send("PUT", path, "", body);
    }

    Reply patch(String path, String body) {
        return send("PATCH", path, "*", body);
    }

    Reply delete(String path) {
        return send("DELETE", path, "*", "");
    }

    Reply post(String path, String body) {
        return send("POST", path, "", body);
    }

    /** A request below the service; single quotes in a body stand for double ones. */
    Reply send(String method, String path, String ifMatch, String body) {
        String separator = path.contains("?") ? "&" : "?";
        return sendTo(
                method, apim.baseUrl() + apim.serviceId() + path + separator + "api-version=" + version, ifMatch, body);
    }

    /** A request to any URL. */
    Reply sendTo(String method, String url, String ifMatch, String body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url.replace(" ", "%20")));
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (!ifMatch.isEmpty()) {
            builder.header("If-Match", ifMatch);
        }
        HttpRequest.BodyPublisher publisher = body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'));
        return exchange(
                builder.method(method.toUpperCase(Locale.ROOT), publisher).build());
    }

    /** A request to the token endpoint. */
    Reply token(String client, String secret) {
        return exchange(HttpRequest.newBuilder(URI.create(apim.baseUrl() + "/tenant/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id=" + client
                        + "&client_secret=" + secret + "&scope=https%3A%2F%2Fmanagement.azure.com%2F.default"))
                .build());
    }

    /** A request to the emulator's own side. */
    Reply admin(String method, String path, String body) {
        return sendTo(method, apim.baseUrl() + "/_emulator/" + path, "", body);
    }

    Reply putUser(String id, String email) {
        return put("/users/" + id, "{'properties':{'email':'" + email + "','firstName':'First','lastName':'Last'}}");
    }

    Reply putGroup(String id, String displayName) {
        return put("/groups/" + id, "{'properties':{'displayName':'" + displayName + "'}}");
    }

    private Reply exchange(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(response.statusCode(), response, MAPPER.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
