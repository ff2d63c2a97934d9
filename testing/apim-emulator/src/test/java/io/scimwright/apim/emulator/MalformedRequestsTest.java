package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestsTest extends EmulatorTest {

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "", "'text'", "{} {}", "{'email':'flat@example.com'}", "{'properties':[]}"})
    void aBodyThatCannotBeReadIs400(String body) {
        ArmClient.Reply refused = client.put("/users/x", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("InvalidRequestContent");
        assertThat(refused.errorMessage()).startsWith("The request content was invalid and could not be deserialized");
    }

    @Test
    void aBodyBeyond4MegabytesIs413() {
        ArmClient.Reply refused = client.put("/users/x", "x".repeat((4 << 20) + 1));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.errorCode()).isEqualTo("RequestContentTooLarge");
    }

    @Test
    void withoutApiVersionItIs400() {
        ArmClient.Reply refused = client.sendTo("GET", apim.baseUrl() + apim.serviceId() + "/users", "", "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.raw().body())
                .isEqualTo("{\"error\":{\"code\":\"MissingApiVersionParameter\",\"message\":\"The api-version query"
                        + " parameter (?api-version=) is required for all requests.\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "2021-8-1", "2021-13-01", "2021-08-01-", "20210801"})
    void aMalformedApiVersionIs400(String version) {
        ArmClient.Reply refused = client.withVersion(version).get("/users");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("InvalidApiVersionParameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-06-01-preview", "2021-08-01", "2022-08-01", "2030-01-01"})
    void everyWellFormedApiVersionIsServed(String version) {
        assertThat(client.withVersion(version).get("/users").status()).isEqualTo(200);
    }

    @Test
    void withoutBearerItIs401() {
        ArmClient.Reply refused = client.withToken("").get("/users");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.errorCode()).isEqualTo("AuthenticationFailed");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer authorization_uri=");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH, /users/ada",
        "DELETE, /users/ada",
        "PATCH, /groups/g",
        "DELETE, /groups/g",
        "PATCH, /subscriptions/master",
        "DELETE, /subscriptions/master",
        "DELETE, /products/starter"
    })
    void withoutIfMatchAChangeIs400(String method, String path) {
        ArmClient.Reply refused = client.send(method, path, "", "{'properties':{}}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/details/0/target").asText()).isEqualTo("If-Match");
    }

    @Test
    void anUnknownPathIs404AndAnUnknownMethod405() {
        assertThat(client.get("/flowers").errorCode()).isEqualTo("InvalidResourceType");
        assertThat(client.get("/flowers").status()).isEqualTo(404);
        assertThat(client.post("/users", "{}").status()).isEqualTo(405);
        assertThat(client.sendTo("GET", apim.baseUrl() + "/?api-version=2021-08-01", "", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anUnknownServiceIs404AsRecorded() {
        String url = apim.baseUrl()
                + "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ApiManagement/service/none/users/x"
                + "?api-version=2020-06-01-preview";
        ArmClient.Reply missing = client.sendTo("PUT", url, "", "{'properties':{}}");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("x-ms-failure-cause")).isEqualTo("gateway");
        assertThat(missing.raw().body())
                .isEqualTo("{\"error\":{\"code\":\"ResourceNotFound\",\"message\":\"The Resource"
                        + " 'Microsoft.ApiManagement/service/none' under resource group 'rg' was not found. For more"
                        + " details please go to https://aka.ms/ARMResourceNotFoundFix\"}}");
    }

    @Test
    void theServiceItselfIsReadInAnyCaseOfItsPath() {
        ArmClient.Reply service = client.get("");
        assertThat(service.json().path("name").asText()).isEqualTo(apim.serviceName());
        assertThat(service.json().path("location").asText()).isEqualTo("West Europe");
        String url =
                apim.baseUrl() + apim.serviceId().toUpperCase(Locale.ROOT).replace("/SUBSCRIPTIONS", "/subscriptions");
        assertThat(client.sendTo("GET", url + "?api-version=2021-08-01", "", "").status())
                .isEqualTo(200);
    }

    @Test
    void everyAnswerHasTheCommonHeaders() {
        for (ArmClient.Reply reply : new ArmClient.Reply[] {client.get("/users/1"), client.get("/users/none")}) {
            assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(reply.header("Pragma")).isEqualTo("no-cache");
            assertThat(reply.header("Expires")).isEqualTo("-1");
            assertThat(reply.header("Server")).isEqualTo("Microsoft-HTTPAPI/2.0");
            assertThat(reply.header("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
            assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(reply.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
            assertThat(reply.header("x-ms-request-id")).hasSize(36);
            assertThat(reply.header("x-ms-correlation-request-id")).hasSize(36);
            assertThat(reply.header("x-ms-routing-request-id")).matches("WESTUS:\\d{8}T\\d{6}Z:[0-9a-f-]{36}");
            assertThat(reply.header("x-ms-ratelimit-remaining-subscription-reads"))
                    .matches("\\d+");
            assertThat(reply.header("Location")).isEmpty();
        }
    }
}
