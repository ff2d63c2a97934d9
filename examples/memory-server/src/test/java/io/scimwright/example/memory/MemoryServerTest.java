package io.scimwright.example.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.value.ScimObject;
import io.scimwright.testkit.idp.ScimClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryServerTest {

    private static final String DEVICE_SCHEMA = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Schema"],"id":"urn:example:scim:2.0:Device","name":"Device",
             "attributes":[{"name":"serial","type":"string","required":true,"uniqueness":"server","caseExact":true},
              {"name":"ports","type":"complex","multiValued":true,"subAttributes":[{"name":"value","type":"integer"},{"name":"type","type":"string"}]}]}""";

    private static final String DEVICE_TYPE = """
            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:ResourceType"],"id":"Device","name":"Device","endpoint":"/Devices",
             "schema":"urn:example:scim:2.0:Device"}""";

    private static final String BADGE_SCHEMA = """
            {"id":"urn:example:scim:2.0:Badge","name":"Badge","attributes":[{"name":"number","type":"string"}]}""";

    private static final String USER_TYPE = """
            {"name":"User","endpoint":"/Users","schema":"urn:ietf:params:scim:schemas:core:2.0:User",
             "schemaExtensions":[{"schema":"urn:example:scim:2.0:Badge","required":false}]}""";

    @TempDir
    private Path folder;

    private void file(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void usersAndGroupsAreServedWithAllTheirSchemas() throws Exception {
        try (Running server = Running.with()) {
            List<String> ids = server.client().get("/Schemas").hasStatus(200).resources().stream()
                    .map(schema -> schema.findString("id").orElse(""))
                    .toList();
            assertThat(ids)
                    .contains(
                            "urn:ietf:params:scim:schemas:core:2.0:User",
                            "urn:ietf:params:scim:schemas:core:2.0:Group",
                            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
        }
    }

    @Test
    void aResourceTypeIsDeclaredByTwoFiles() throws Exception {
        file("device-schema.json", DEVICE_SCHEMA);
        file("device-type.json", DEVICE_TYPE);
        file("notes.txt", "not read");
        try (Running server = Running.with("SCHEMAS_DIR", folder.toString())) {
            ScimClient client = server.client();
            assertThat(client.get("/ResourceTypes/Device").hasStatus(200).body().findString("endpoint"))
                    .contains("/Devices");
            String body = """
                    {"schemas":["urn:example:scim:2.0:Device"],"serial":"S1","ports":[{"value":80,"type":"http"}]}""";
            String id = client.post("/Devices", body).hasStatus(201).id();
            client.post("/Devices", body).isError(409, "uniqueness");
            client.post("/Devices", "{\"schemas\":[\"urn:example:scim:2.0:Device\"]}")
                    .isError(400, "invalidValue");
            client.filter("/Devices", "ports[type eq \"http\" and value gt 79]").isList(1);
            client.patch(
                            "/Devices/" + id,
                            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[{\"op\":\"remove\",\"path\":\"ports\"}]}")
                    .hasStatus(200);
            client.filter("/Devices", "ports pr").isList(0);
            client.get("/Users").isList(0);
        }
    }

    @Test
    void locationsStartWithTheBaseUriThatIsSet() throws Exception {
        try (Running server = Running.with("SCIM_BASE_URI", "https://scim.example.com/v2/")) {
            ScimObject user = server.client()
                    .post("/Users", "{\"userName\":\"ada\"}")
                    .hasStatus(201)
                    .body();
            assertThat(user.findObject("meta").flatMap(meta -> meta.findString("location")))
                    .contains("https://scim.example.com/v2/Users/"
                            + user.findString("id").orElseThrow());
        }
    }

    @Test
    void usersGetAnExtensionByAResourceTypeOfTheirName() throws Exception {
        file("a.json", "{\"Resources\":[" + BADGE_SCHEMA + "," + USER_TYPE + "]}");
        try (Running server = Running.with("SCHEMAS_DIR", folder.toString())) {
            ScimObject user = server.client()
                    .post(
                            "/Users",
                            "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"ada\",\"urn:example:scim:2.0:Badge\":{\"number\":\"7\"}}")
                    .hasStatus(201)
                    .body();
            assertThat(user.findObject("urn:example:scim:2.0:Badge").flatMap(badge -> badge.findString("number")))
                    .contains("7");
            server.client()
                    .filter("/Users", "urn:example:scim:2.0:Badge:number eq \"7\"")
                    .isList(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{                                                        | bad.json:",
                "[]                                                       | bad.json:",
                "{\"a\":1}                                                | neither a Schema, which has 'attributes', nor a ResourceType",
                "{\"attributes\":[]}                                      | bad.json: 'id' is missing",
                "{\"id\":\"urn:x\",\"attributes\":[{\"type\":\"string\"}]}| 'name' is missing",
                "{\"id\":\"urn:x\",\"attributes\":[{\"name\":\"a\",\"type\":\"text\"}]} | attribute 'a': no such attribute type: text",
                "{\"id\":\"urn:x\",\"attributes\":[{\"name\":\"a\"},{\"name\":\"A\"}]}   | defines 'A' twice",
                "{\"id\":\"urn:x\",\"attributes\":[{\"name\":\"a\"}]}     | no resource type uses the schema urn:x",
                "{\"name\":\"X\",\"endpoint\":\"/X\"}                     | bad.json: 'schema' is missing",
                "{\"name\":\"X\",\"endpoint\":\"/X\",\"schema\":\"urn:y\"} | no file declares the schema urn:y",
                "{\"name\":\"X\",\"endpoint\":\"X\",\"schema\":\"urn:ietf:params:scim:schemas:core:2.0:User\"}  | endpoint must look like /Users",
                "{\"name\":\"X\",\"endpoint\":\"/Users\",\"schema\":\"urn:ietf:params:scim:schemas:core:2.0:User\"} | the endpoint /Users is taken",
                "{\"name\":\"X\",\"endpoint\":\"/Bulk\",\"schema\":\"urn:ietf:params:scim:schemas:core:2.0:User\"}  | the endpoint /Bulk is taken",
                "{\"name\":\"X\",\"endpoint\":\"/.search\",\"schema\":\"urn:ietf:params:scim:schemas:core:2.0:User\"} | the endpoint /.search cannot be reached",
                "{\"name\":\"X\",\"endpoint\":\"/..\",\"schema\":\"urn:ietf:params:scim:schemas:core:2.0:User\"} | the endpoint /.. cannot be reached",
                "{\"id\":\"not a urn!\",\"attributes\":[{\"name\":\"a\"}]} | not a urn!",
            })
    void aWrongFileStopsTheStartWithOneLineThatNamesIt(String content, String told) throws IOException {
        file("bad.json", content);
        assertThatThrownBy(() -> Settings.of(Map.of("SCIM_TOKEN", "t", "SCHEMAS_DIR", folder.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SCHEMAS_DIR: bad.json: ")
                .hasMessageContaining(told)
                .message()
                .doesNotContain("\n", "Exception");
    }

    @Test
    void aFolderThatIsNotThereOrHoldsNothingStopsTheStart() {
        String missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> Settings.of(Map.of("SCIM_TOKEN", "t", "SCHEMAS_DIR", missing)))
                .hasMessage("SCHEMAS_DIR: " + missing + " is no folder that can be read");
        assertThatThrownBy(() -> Settings.of(Map.of("SCIM_TOKEN", "t", "SCHEMAS_DIR", folder.toString())))
                .hasMessage("SCHEMAS_DIR: there is no .json file in " + folder);
    }

    @ParameterizedTest
    @CsvSource({
        "SCIM_TOKEN,'',SCIM_TOKEN is not set",
        "SCIM_TOKEN,sha256:zz,SCIM_TOKEN: the hash of the bearer token 'client' must have 64 hexadecimal digits",
        "SCIM_TOKEN,${TOKEN},SCIM_TOKEN: the bearer token 'client' holds a placeholder that stands for nothing",
        "PORT,70000,PORT must be a number from 0 to 65535",
        "SCIM_DIALECT,loose,SCIM_DIALECT must be tolerant or rfc",
        "SCIM_BASE_URI,scim.example.com,SCIM_BASE_URI: the base URI must look like https://host/path"
    })
    void aWrongSettingStopsTheStartWithOneLineThatNamesIt(String name, String value, String told) {
        assertThatThrownBy(() -> Running.with(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told);
    }

    @Test
    void aPortThatIsInUseStopsTheStartWithOneLineThatNamesTheSetting() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            assertThatThrownBy(() -> Running.with("PORT", port))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("PORT: " + port + " cannot be listened on")
                    .message()
                    .doesNotContain("\n", "Exception");
        }
    }

    @Test
    void aUrlThatIsTooLongIsToldSo() throws Exception {
        try (Running server = Running.with()) {
            ScimClient client = server.client();
            client.get("/Users?filter=" + "x".repeat(40_000)).isError(414, "");
            client.withToken("x".repeat(40_000)).get("/Users").isError(431, "");
            client.get("/Users?filter=" + "x".repeat(6_000)).isError(400, "invalidFilter");
        }
    }

    @Test
    void theTokenIsAskedForAndShownNowhere() throws Exception {
        try (Running server = Running.with()) {
            server.client().withToken("other").get("/Users").isError(401, "");
        }
        assertThat(Settings.of(Map.of("SCIM_TOKEN", "secret-1")).toString()).doesNotContain("secret-1");
    }

    @Test
    void theRfcDialectHasNoUniqueDisplayNames() throws Exception {
        try (Running server = Running.with("SCIM_DIALECT", "rfc")) {
            String group = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"g\"}";
            server.client().post("/Groups", group).hasStatus(201);
            server.client().post("/Groups", group).hasStatus(201);
        }
    }

    @Test
    void errorsOfTheContainerAreScimToo() throws Exception {
        try (Running server = Running.with()) {
            ScimClient outside = ScimClient.of(server.baseUri().replace("/scim/v2", ""), Running.TOKEN);
            outside.get("/elsewhere").isError(404, "");
        }
    }
}
