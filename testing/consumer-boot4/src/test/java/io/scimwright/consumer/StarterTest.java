package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** Two beans and a token make a SCIM endpoint, beside an application that stays as it was. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class StarterTest {

    private static final String TOKEN = "Bearer test-token";

    private final Http http;

    StarterTest(@Value("${local.server.port}") int port) {
        http = new Http(port);
    }

    private static String user(String name, String more) {
        return ("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + name + "'" + more + "}")
                .replace('\'', '"');
    }

    @Test
    void aUserLivesAndDies() throws Exception {
        HttpResponse<String> created = http.send("POST", "/scim/v2/Users", TOKEN, user("ada", ""));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String path = created.headers().firstValue("Location").orElseThrow().replaceFirst("http://localhost:\\d+", "");
        String patch = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],"
                + "'Operations':[{'op':'replace','path':'active','value':false}]}";
        HttpResponse<String> patched = http.send("PATCH", path, TOKEN, patch.replace('\'', '"'));
        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
        assertThat(http.raw("/scim/v2/Users?filter=userName%20eq%20\"ADA\"", TOKEN))
                .contains("\"totalResults\":1")
                .contains("\"active\":false");
        assertThat(http.send("DELETE", path, TOKEN, "").statusCode()).isEqualTo(204);
    }

    @Test
    void whoHasNoTokenIsToldSoInScimAndCounted() throws Exception {
        HttpResponse<String> refused = http.get("/scim/v2/Users", "");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(refused.body()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(http.get("/actuator/metrics/scimwright.scim.requests?tag=status:401", Http.USER)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void thePasswordOfTheApplicationIsNoScimToken() throws Exception {
        assertThat(http.get("/scim/v2/Users", Http.USER).statusCode()).isEqualTo(401);
    }

    @Test
    void aScimTokenOpensNothingElse() throws Exception {
        assertThat(http.get("/hello", TOKEN).statusCode()).isEqualTo(401);
        assertThat(http.get("/hello", "").statusCode()).isIn(302, 401);
        assertThat(http.get("/hello", Http.USER).body()).isEqualTo("hello");
    }

    @Test
    void constraintsOfTheApplicationAreToldWithScimPaths() throws Exception {
        HttpResponse<String> refused =
                http.send("POST", "/scim/v2/Users", TOKEN, user("long", ",'title':'" + "x".repeat(21) + "'"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("invalidValue").contains("title").contains("at most 20 characters");
    }

    @Test
    void whatTheContainerRefusesBelowTheBasePathIsToldInScim() throws Exception {
        assertThat(http.raw("/scim/v2/Users/%zz", TOKEN))
                .startsWith("HTTP/1.1 400")
                .contains("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    @Test
    void aUrlThatTheContainerCannotReadIsToldInScim() throws Exception {
        assertThat(http.raw("/scim/v2/Users?filter=" + "x".repeat(70_000), TOKEN))
                .startsWith("HTTP/1.1 414")
                .contains("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(http.raw("/scim/v2/Users/\u00e9", TOKEN))
                .startsWith("HTTP/1.1 400")
                .contains("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    @Test
    void whatTheFirewallRefusesBelowTheBasePathIsToldInScim() throws Exception {
        assertThat(http.raw("/scim/v2/Users/a%2Fb", TOKEN))
                .startsWith("HTTP/1.1 400")
                .contains("urn:ietf:params:scim:api:messages:2.0:Error");
    }

    @Test
    void twoSlashesAreOneBelowTheBasePathAndRefusedElsewhere() throws Exception {
        assertThat(http.raw("/scim/v2//Users?count=1", TOKEN)).startsWith("HTTP/1.1 200");
        assertThat(http.raw("//hello", Http.USER)).startsWith("HTTP/1.1 4").doesNotEndWith("hello");
    }

    @Test
    void errorsElsewhereAreTheApplications() throws Exception {
        assertThat(http.raw("/%zz", Http.USER)).startsWith("HTTP/1.1 400").doesNotContain("scim");
        HttpResponse<String> missing = http.get("/nowhere", Http.USER);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("\"path\":\"/nowhere\"").doesNotContain("scim:api");
    }

    @Test
    void longFiltersFit() throws Exception {
        String filter = "userName%20eq%20%22a%22%20or%20".repeat(300) + "userName%20eq%20%22a%22";
        assertThat(http.get("/scim/v2/Users?filter=" + filter, TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void healthTellsUntilWhenTokensAreValid() throws Exception {
        HttpResponse<String> health = http.get("/actuator/health/scim", Http.USER);
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"entra\":\"does not expire\"");
        assertThat(http.get("/actuator/info", Http.USER).body())
                .contains("\"basePath\":\"/scim/v2\"")
                .contains("\"User\"");
    }

    @Test
    void observationsHaveFewNames() throws Exception {
        http.get("/scim/v2/Users/some-id", TOKEN);
        assertThat(http.get("/actuator/metrics/http.server.requests?tag=uri:/scim/v2/Users/%7Bid%7D", Http.USER)
                        .statusCode())
                .isEqualTo(200);
    }
}
