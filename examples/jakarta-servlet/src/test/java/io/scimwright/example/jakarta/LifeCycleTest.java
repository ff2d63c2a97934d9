package io.scimwright.example.jakarta;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.testkit.idp.ScimClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody joins, moves and leaves, as the application itself sees it. */
class LifeCycleTest {

    private static String page(Running running) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(running.page()).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String json(String text, Object... values) {
        return text.replace('\'', '"').formatted(values);
    }

    @Test
    void aMemberThatNobodyKnowsIsKeptAndEachWriteIsAudited(@TempDir Path folder) throws Exception {
        Path audit = folder.resolve("audit.jsonl");
        try (Running running = Running.start(audit)) {
            ScimClient scim = running.client();
            String group = json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'Engines',"
                    + "'members':[{'value':'nobody'}]}");
            String engines = scim.post("/Groups", group).hasStatus(201).id();
            scim.post("/Groups", group).hasStatus(409);
            assertThat(scim.get("/Groups/" + engines).hasStatus(200).text()).contains("nobody");
            assertThat(audit).content().contains("Groups/" + engines, "\"created\"", "\"refused\"");
        }
    }

    @Test
    void whoLeavesMayNotSignInAndIsInNoTeam() throws Exception {
        try (Running running = Running.start()) {
            ScimClient scim = running.client();
            String ada = scim.post(
                            "/Users",
                            json(
                                    "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'ada','title':'Analyst'}"))
                    .hasStatus(201)
                    .id();
            String engines = scim.post(
                            "/Groups",
                            json(
                                    "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'Engines','members':[{'value':'%s'}]}",
                                    ada))
                    .hasStatus(201)
                    .id();
            assertThat(page(running))
                    .contains("1 employees")
                    .contains("  ada\n")
                    .contains("Engines, 1 members");
            assertThat(scim.get("/Users/" + ada).text()).contains("Analyst").contains("Engines");

            scim.patch(
                            "/Users/" + ada,
                            json(
                                    "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','path':'active','value':false}]}"))
                    .hasStatus(200);
            assertThat(page(running)).contains("ada (may not sign in)");

            scim.delete("/Users/" + ada).hasStatus(204);
            assertThat(page(running)).contains("0 employees").contains("Engines, 0 members");
            scim.delete("/Groups/" + engines).hasStatus(204);
            assertThat(page(running)).contains("0 teams");
        }
    }
}
