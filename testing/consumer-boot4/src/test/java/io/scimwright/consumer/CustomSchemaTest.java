package io.scimwright.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** An extension and a resource type of the application's own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CustomSchemaTest {

    private static final String TOKEN = "Bearer test-token";

    private final Http http;

    CustomSchemaTest(@Value("${local.server.port}") int port) {
        http = new Http(port);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void anExtensionIsFilteredAndPatchedLikeAnythingElse() throws Exception {
        HttpResponse<String> created = http.send(
                "POST",
                "/scim/v2/Users",
                TOKEN,
                json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','" + Badge.URI + "'],"
                        + "'userName':'mary','" + Badge.URI + "':{'number':'B-7','parking':false,'zones':['north']}}"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String filter = URLEncoder.encode(Badge.URI + ":number eq \"b-7\"", StandardCharsets.UTF_8);
        assertThat(http.get("/scim/v2/Users?filter=" + filter, TOKEN).body()).contains("\"totalResults\":1");

        String path = created.headers().firstValue("Location").orElseThrow().replaceFirst("http://localhost:\\d+", "");
        String patch = "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':["
                + "{'op':'add','path':'" + Badge.URI + ":zones','value':['south']},"
                + "{'op':'replace','path':'" + Badge.URI + ":parking','value':true}]}";
        assertThat(http.send("PATCH", path, TOKEN, json(patch)).body())
                .contains("[\"north\",\"south\"]")
                .contains("\"parking\":true");
        assertThat(http.get("/scim/v2/Schemas/" + Badge.URI, TOKEN).body()).contains("\"zones\"");
    }

    @Test
    void whatARecordNeedsIsRequired() throws Exception {
        HttpResponse<String> refused = http.send(
                "POST",
                "/scim/v2/Users",
                TOKEN,
                json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'kay','" + Badge.URI
                        + "':{'parking':true}}"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(Badge.URI + ":number");
    }

    @Test
    void aTypeOfOnesOwnHasAnEndpointOfItsOwn() throws Exception {
        String device = json(
                "{'schemas':['urn:example:params:scim:schemas:core:2.0:Device'],'serialNumber':'SN-1','owner':'mary'}");
        assertThat(http.send("POST", "/scim/v2/Devices", TOKEN, device).statusCode())
                .isEqualTo(201);
        assertThat(http.send("POST", "/scim/v2/Devices", TOKEN, device).statusCode())
                .isEqualTo(409);
        assertThat(http.get("/scim/v2/ResourceTypes", TOKEN).body()).contains("\"/Devices\"");
    }

    private HttpResponse<String> patchedLocker(String path, String operation) throws Exception {
        return http.send(
                "PATCH",
                path,
                TOKEN,
                json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation + "]}"));
    }

    @Test
    void whatNoRecordSaysIsSaidByDefinitions() throws Exception {
        String locker = "{'schemas':['" + Lockers.URI + "'],'number':'A1','size':'%s','pin':'0000','holder':{'value':'x'}}";
        HttpResponse<String> wrong = http.send("POST", "/scim/v2/Lockers", TOKEN, json(locker.formatted("huge")));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("size", "small", "large");

        HttpResponse<String> created = http.send("POST", "/scim/v2/Lockers", TOKEN, json(locker.formatted("small")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(created.body()).doesNotContain("0000").contains("/Users/x");
        String path = created.headers().firstValue("Location").orElseThrow().replaceFirst("http://localhost:\\d+", "");
        assertThat(patchedLocker(path, "{'op':'replace','path':'number','value':'A2'}")
                        .body())
                .contains("mutability");
        assertThat(patchedLocker(path, "{'op':'replace','path':'holder.value','value':'y'}")
                        .statusCode())
                .isEqualTo(200);
        String filter = Lockers.NUMBER.eq("A1").and(Lockers.HOLDER.eq("y")).toString();
        assertThat(http.get("/scim/v2/Lockers?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8), TOKEN)
                        .body())
                .contains("\"totalResults\":1");
        assertThat(http.get("/scim/v2/Schemas/" + Lockers.URI, TOKEN).body())
                .contains("\"canonicalValues\":[\"small\",\"large\"]", "\"mutability\":\"writeOnly\"");
    }
}
