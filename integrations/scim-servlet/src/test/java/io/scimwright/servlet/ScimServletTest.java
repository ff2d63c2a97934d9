package io.scimwright.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScimServletTest {

    private static final String ADA =
            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"a+da\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Container.Running start(Container container) throws Exception {
        ScimServer server = ScimServer.builder()
                .resource(MemoryProvider.of(User.TYPE))
                .resource(MemoryProvider.of(Group.TYPE))
                .authenticator(BearerTokens.of("test", "token"))
                .build();
        return container.start(new ScimServlet(server), folder);
    }

    private HttpResponse<String> send(String method, String uri, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", "Bearer token")
                .header("Content-Type", "application/scim+json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @EnumSource
    void aUserLivesAndDies(Container container) throws Exception {
        try (Container.Running running = start(container)) {
            HttpResponse<String> created = send("POST", running.base() + "/Users", ADA);
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            String location = created.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith(running.base() + "/Users/");
            assertThat(created.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/scim+json");

            HttpResponse<String> patched = send(
                    "PATCH",
                    location,
                    "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}]}");
            assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
            assertThat(patched.body()).contains("\"active\":false");

            assertThat(send("DELETE", location, "").statusCode()).isEqualTo(204);
            HttpResponse<String> gone = send("GET", location, "");
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
        }
    }

    @ParameterizedTest
    @EnumSource
    void plusIsABlankAndItsEscapeIsAPlus(Container container) throws Exception {
        try (Container.Running running = start(container)) {
            send("POST", running.base() + "/Users", ADA);
            String filter = running.base() + "/Users?filter=userName+eq+%22a%2Bda%22";
            assertThat(send("GET", filter, "").body()).contains("\"totalResults\":1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void headHasTheHeadersOfGetAndNoBody(Container container) throws Exception {
        try (Container.Running running = start(container)) {
            HttpResponse<String> get = send("GET", running.base() + "/ServiceProviderConfig", "");
            HttpResponse<String> head = send("HEAD", running.base() + "/ServiceProviderConfig", "");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length"))
                    .contains(Integer.toString(get.body().length()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoSendsNoTokenIsToldSoInScim(Container container) throws Exception {
        try (Container.Running running = start(container)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(running.base() + "/Users"))
                    .build();
            HttpResponse<String> refused = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer");
            assertThat(refused.body()).contains("\"status\":\"401\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherSpellingOfTheMountPathLeadsToTheSamePlaceOrNowhere(Container container) throws Exception {
        try (Container.Running running = start(container)) {
            String name = "a%25%20%C3%BC";
            for (String spelling : List.of("/./scim/v2", "//scim/v2", "/scim/%2e/v2", "/%73cim/v2", "/x/../scim/v2")) {
                String base = running.base().replace("/scim/v2", spelling);
                HttpResponse<String> list = send("GET", base + "/Users", "");
                HttpResponse<String> nowhere = send("GET", base + "/Nowhere/" + name, "");
                if (container == Container.TOMCAT) {
                    assertThat(list.statusCode()).as(spelling + list.body()).isEqualTo(200);
                    assertThat(nowhere.body()).as(spelling).contains("nothing at '/Nowhere/" + name + "'");
                }
                assertThat(list.statusCode()).as(spelling).isIn(200, 400, 404);
                assertThat(list.body() + nowhere.body()).as(spelling).doesNotContain("at '/app", "at '//");
            }
        }
    }
}
