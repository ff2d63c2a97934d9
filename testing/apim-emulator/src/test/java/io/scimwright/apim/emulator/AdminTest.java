package io.scimwright.apim.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminTest extends EmulatorTest {

    @Test
    void theJournalListsWhatWasServedAndCanBeForgotten() {
        client.putUser("ada", "ada@example.com");
        client.get("/users/none");
        client.admin("GET", "state", "");
        ArmClient.Reply journal = client.admin("GET", "journal", "");
        assertThat(journal.json()).hasSize(2);
        assertThat(journal.json().at("/0/number").asInt()).isEqualTo(1);
        assertThat(journal.json().at("/0/method").asText()).isEqualTo("PUT");
        assertThat(journal.json().at("/0/path").asText()).endsWith("/users/ada?api-version=2021-08-01");
        assertThat(journal.json().at("/0/status").asInt()).isEqualTo(201);
        assertThat(journal.json().at("/0/ms").isNumber()).isTrue();
        assertThat(journal.json().at("/1/status").asInt()).isEqualTo(404);
        assertThat(client.admin("DELETE", "journal", "").status()).isEqualTo(204);
        assertThat(apim.journal()).isEmpty();
    }

    @Test
    void theJournalNamesTheClientButNeverItsToken() {
        String token = client.token("client-1", "s").json().path("access_token").asText();
        client.withToken(token).get("/users");
        client.withToken("a-bearer-from-elsewhere").get("/users");
        assertThat(apim.journal())
                .extracting(JournalEntry::principal)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("client-1"),
                        second -> assertThat(second).isEqualTo("client-1"),
                        third -> assertThat(third).matches("bearer-[0-9a-f]{8}"));
    }

    @Test
    void theStateShowsWhatTheServiceHolds() {
        client.putUser("ada", "ada@example.com");
        client.patch("/users/ada", "{'properties':{'note':'n','state':'blocked'}}");
        client.putGroup("g", "G");
        client.put("/groups/g/users/ada", "");
        client.put(
                "/subscriptions/s",
                "{'properties':{'scope':'/products/starter','displayName':'s','ownerId':'/users/ada'}}");
        ArmClient.Reply state = client.admin("GET", "state", "");
        assertThat(state.json().at("/users/1"))
                .hasToString(
                        "{\"id\":\"ada\",\"email\":\"ada@example.com\",\"firstName\":\"First\",\"lastName\":\"Last\","
                                + "\"state\":\"blocked\",\"note\":\"n\",\"groups\":[\"developers\",\"g\"]}");
        assertThat(state.json().at("/groups/3"))
                .hasToString("{\"id\":\"g\",\"displayName\":\"G\",\"description\":null,\"type\":\"custom\","
                        + "\"externalId\":null,\"members\":[\"ada\"]}");
        assertThat(state.json().at("/subscriptions/3"))
                .hasToString("{\"id\":\"s\",\"ownerId\":\"/users/ada\",\"scope\":\"/products/starter\","
                        + "\"displayName\":\"s\",\"state\":\"active\"}");
    }

    @Test
    void settingsAreChangedOneByOneAndNullIsTheDefault() {
        ArmClient.Reply changed =
                client.admin("PUT", "settings", "{'pageSize':2,'clients':{'c':['s']},'clockFactor':2}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(apim.settings().get(Setting.PAGE_SIZE)).isEqualTo(2);
        assertThat(client.get("/groups").json().path("value")).hasSize(2);
        client.admin("PUT", "settings", "{'pageSize':null}");
        assertThat(apim.settings().get(Setting.PAGE_SIZE)).isEqualTo(100);
        assertThat(apim.settings().get(Setting.CLIENTS)).containsKey("c");
        assertThat(client.admin("GET", "settings", "").json().size())
                .isEqualTo(Setting.all().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            settings | {'pageSize':0}                   | pageSize
            settings | {'pageSize':'ten'}               | pageSize
            settings | {'pagesize':1}                   | there is no setting pagesize
            settings | {'clockFactor':0}                | clockFactor
            settings | {'clients':{'c':'s'}}            | setting clients.c must be a list of text
            settings | {'grants':{'c':[1]}}             | setting grants.c must be a list of text
            settings | []                               | JSON object
            settings | {                                | no JSON
            faults   | {}                               | JSON array
            faults   | [{'kind':'earthquake'}]          | kind must be one of
            faults   | [{'kind':'status','status':7}]   | HTTP status
            faults   | [{'kind':'drop','firstCall':0}]  | no calls
            faults   | [{'kind':'drop','paht':'x'}]     | no field paht
            nothing  | {}                               | there is no PUT nothing
            """)
    void whatCannotBeSetIsToldByName(String path, String body, String message) {
        ArmClient.Reply refused = client.admin("PUT", path, body);
        assertThat(refused.status()).isIn(400, 404);
        assertThat(refused.json().path("error").asText()).contains(message);
    }

    @Test
    void faultsComeAndGoOverHttp() {
        String fault = "[{'kind':'status','status':429,'seconds':3,'method':'GET','path':'/users','lastCall':1}]";
        assertThat(client.admin("PUT", "faults", fault).status()).isEqualTo(200);
        assertThat(client.admin("GET", "faults", "").json().at("/0/seconds").asDouble())
                .isEqualTo(3);
        ArmClient.Reply struck = client.get("/users");
        assertThat(struck.status()).isEqualTo(429);
        assertThat(struck.header("Retry-After")).isEqualTo("3");
        assertThat(client.get("/users").status()).isEqualTo(200);
        client.admin("PUT", "faults", "[]");
        assertThat(client.admin("GET", "faults", "").json()).isEmpty();
    }

    @Test
    void aResetMakesEverythingAsNew() {
        client.putUser("ada", "ada@example.com");
        apim.faults(Fault.status(500).path("/groups"));
        set(Setting.PAGE_SIZE, 1);
        set(Setting.CLOCK_FACTOR, 1_000_000.0);
        client.get("/users");
        assertThat(client.admin("POST", "reset", "").status()).isEqualTo(204);
        assertThat(apim.state().users()).hasSize(1);
        assertThat(apim.journal()).isEmpty();
        assertThat(client.get("/groups").json().path("value")).hasSize(3);
        assertThat(client.putUser("ada", "ada@example.com")
                        .properties()
                        .path("registrationDate")
                        .asText())
                .startsWith(Year.now(ZoneOffset.UTC).toString());
    }

    @Test
    void anyServiceIsServedWhenTheSettingSaysSo() {
        set(Setting.ANY_SERVICE, true);
        String other = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ApiManagement/service/other";
        ArmClient.Reply list = client.sendTo("GET", apim.baseUrl() + other + "/users?api-version=2021-08-01", "", "");
        assertThat(list.json().at("/value/0/id").asText()).isEqualTo(other + "/users/1");
        client.putUser("ada", "ada@example.com");
        assertThat(client.admin("GET", "state?service=" + other, "").json().path("users"))
                .hasSize(1);
        assertThat(client.admin("GET", "state?service=*", "").json()).hasSize(2);
        assertThat(client.admin("GET", "state?service=/none", "").status()).isEqualTo(400);
    }
}
