package io.scimwright.apim;

import io.scimwright.apim.emulator.ApimEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What an administrator does to the service, past SCIM. */
final class Arm {

    private final HttpClient http;
    private final String service;

    Arm(ApimEmulator emulator) {
        http = HttpClient.newBuilder().sslContext(emulator.sslContext()).build();
        service = emulator.baseUrl() + emulator.serviceId();
    }

    void put(String path, String body) {
        send("PUT", path, body);
    }

    void patch(String path, String body) {
        send("PATCH", path, body);
    }

    void delete(String path) {
        send("DELETE", path, "");
    }

    private void send(String method, String path, String body) {
        URI uri = URI.create(service + path + "?api-version=2021-08-01");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer administrator")
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
