package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.emulator.ApimEmulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What an administrator does in API Management itself, by the management plane's own protocol. */
final class Arm {

    private final HttpClient http;
    private final String service;

    private Arm(HttpClient http, String service) {
        this.http = http;
        this.service = service;
    }

    static Arm of(ApimEmulator emulator) {
        HttpClient http =
                HttpClient.newBuilder().sslContext(emulator.sslContext()).build();
        return new Arm(http, emulator.baseUrl() + emulator.serviceId());
    }

    /** Creates or replaces what is at a path below the service. */
    void put(String path, String properties) throws IOException, InterruptedException {
        send("PUT", path, "{\"properties\":" + properties + "}");
    }

    /** Asks for an action on what is at a path below the service, and gives the answer's body. */
    String post(String path) throws IOException, InterruptedException {
        return send("POST", path, "");
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service + path + "?api-version=2021-08-01"))
                .header("Authorization", "Bearer administrator")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer.body();
    }
}
