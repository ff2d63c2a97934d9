package io.scimwright.server;

import static io.scimwright.server.Scim.all;
import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.request;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.StandardSchemas;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.memory.MemoryProvider;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Discovery (RFC 7643 sections 5 to 7, RFC 7644 section 4)")
class DiscoveryConformanceTest {

    private static final String CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

    private final Scim scim = new Scim();

    private static List<ScimObject> resources(ScimObject list) {
        return list.elements("Resources").stream().map(ScimObject.class::cast).toList();
    }

    private static boolean supported(ScimObject config, String feature) {
        return config.findObject(feature).orElseThrow().findBoolean("supported").orElseThrow();
    }

    @Test
    @DisplayName("[100] RFC 7644 §4: the configuration is one resource, not a list")
    void configuration() {
        ScimResponse response = scim.get("/ServiceProviderConfig");
        assertThat(response.status()).isEqualTo(200);
        assertThat(body(response).elements("schemas").toString()).contains(CONFIG);
        assertThat(body(response).has("Resources")).isFalse();
    }

    @Test
    @DisplayName(
            "[101] [102] [118] [246] RFC 7643 §5, RFC 9865 §4: it has every feature, its limits and how to sign in")
    void features() {
        ScimObject config = body(scim.get("/ServiceProviderConfig"));
        for (String feature : List.of("patch", "bulk", "filter", "changePassword", "sort", "etag")) {
            assertThat(config.findObject(feature).orElseThrow().findBoolean("supported"))
                    .as(feature)
                    .isPresent();
        }
        assertThat(config.findObject("bulk").orElseThrow().names()).contains("maxOperations", "maxPayloadSize");
        assertThat(config.findObject("filter").orElseThrow().find("maxResults")).contains(ScimNumber.of(1000));
        ScimObject scheme =
                (ScimObject) config.elements("authenticationSchemes").get(0);
        assertThat(scheme.findString("type")).contains("oauthbearertoken");
        assertThat(scheme.names()).contains("name", "description");
        ScimObject pagination = config.findObject("pagination").orElseThrow();
        assertThat(pagination.findBoolean("cursor")).contains(true);
        assertThat(pagination.findBoolean("index")).contains(true);
        assertThat(pagination.findString("defaultPaginationMethod")).contains("index");
        assertThat(pagination.find("defaultPageSize")).contains(ScimNumber.of(100));
        assertThat(pagination.find("maxPageSize")).contains(ScimNumber.of(1000));
        assertThat(pagination.find("cursorTimeout")).contains(ScimNumber.of(600));
    }

    @Test
    @DisplayName("[103] RFC 7643 §5: the configuration can be opened to those who have not signed in")
    void openConfiguration() {
        assertError(scim.anonymous(request("GET", "/ServiceProviderConfig")), 401, "");
        Scim open = new Scim(
                builder -> builder.resource(MemoryProvider.of(User.TYPE)).openConfiguration());
        assertThat(open.anonymous(request("GET", "/ServiceProviderConfig")).status())
                .isEqualTo(200);
        for (String spelling : List.of("/ServiceProviderConfig/", "//ServiceProviderConfig")) {
            assertThat(open.anonymous(request("GET", spelling)).status())
                    .as(spelling)
                    .isEqualTo(200);
        }
        assertThat(open.anonymous(request("HEAD", "/ServiceProviderConfig")).status())
                .isEqualTo(200);
        assertError(open.anonymous(request("POST", "/ServiceProviderConfig")), 401, "");
        assertError(open.anonymous(request("GET", "/ServiceProviderConfig/x")), 401, "");
        assertError(open.anonymous(request("GET", "/Users/ServiceProviderConfig")), 401, "");
        assertError(open.anonymous(request("GET", "/Schemas")), 401, "");
    }

    @Test
    @DisplayName("whoever has not signed in does not learn which tenants there are: an open configuration has none")
    void openConfigurationOfTenants() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                        .tenants(TenantResolver.byPath("acme"::equals))
                        .openConfiguration()))
                .withMessageContaining("openConfiguration")
                .withMessageContaining("tenants");
    }

    @Test
    @DisplayName("[104] RFC 7643 §5: every flag tells the truth")
    void flags() {
        ScimObject config = body(scim.get("/ServiceProviderConfig"));
        String ada = scim.create("ada");
        scim.create("bob");
        assertThat(supported(config, "patch")).isTrue();
        assertThat(scim.send("PATCH", "/Users/" + ada, patch("{\"op\":\"remove\",\"path\":\"title\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(supported(config, "filter")).isTrue();
        assertThat(body(scim.filter("/Users", "userName eq \"bob\"")).find("totalResults"))
                .contains(ScimNumber.of(1));
        assertThat(supported(config, "sort")).isTrue();
        assertThat(all(body(scim.get("/Users?sortBy=userName&sortOrder=descending")), "userName"))
                .containsExactly("bob", "ada");
        assertThat(supported(config, "bulk")).isTrue();
        assertThat(scim.send("POST", "/Bulk", "{\"Operations\":[{\"method\":\"DELETE\",\"path\":\"/Users/x\"}]}")
                        .status())
                .isEqualTo(200);
        assertThat(supported(config, "etag"))
                .isEqualTo(scim.get("/Users/" + ada).header("ETag").isPresent());
        assertThat(supported(config, "changePassword")).isFalse();
    }

    @Test
    @DisplayName(
            "[105] [108] [109] [120] RFC 7644 §4, erratum 8417: /Schemas lists every schema in use, each a resource")
    void schemas() {
        ScimObject list = body(scim.get("/Schemas"));
        assertThat(all(list, "id"))
                .contains(
                        StandardSchemas.USER.id(),
                        StandardSchemas.GROUP.id(),
                        StandardSchemas.ENTERPRISE_USER.id(),
                        CONFIG,
                        StandardSchemas.SCHEMA.id(),
                        StandardSchemas.RESOURCE_TYPE.id());
        for (ScimObject schema : resources(list)) {
            assertThat(schema.elements("schemas").toString()).contains(StandardSchemas.SCHEMA.id());
            ScimObject meta = schema.findObject("meta").orElseThrow();
            assertThat(meta.findString("resourceType")).contains("Schema");
            assertThat(meta.findString("location"))
                    .contains(Scim.BASE + "/Schemas/" + schema.findString("id").orElseThrow());
        }
    }

    @Test
    @DisplayName("[106] RFC 7644 §4: one schema by its URN in any case, percent-encoded or not; an unknown one is 404")
    void oneSchema() {
        for (String urn : List.of(
                StandardSchemas.USER.id(),
                StandardSchemas.USER.id().toUpperCase(Locale.ROOT),
                StandardSchemas.USER.id().replace(":", "%3A"))) {
            assertThat(body(scim.get("/Schemas/" + urn)).findString("id")).contains(StandardSchemas.USER.id());
        }
        assertError(scim.get("/Schemas/urn:none"), 404, "");
    }

    @Test
    @DisplayName("[107] [121] RFC 7644 §3.1, RFC 7643 §3.1: no schema of a message, no common attribute is listed")
    void notListed() {
        assertThat(scim.get("/Schemas").bodyText()).doesNotContain("\"id\":\"urn:ietf:params:scim:api");
        for (ScimObject schema : resources(body(scim.get("/Schemas")))) {
            if (schema.findString("id").orElseThrow().equals(StandardSchemas.USER.id())) {
                List<String> names = schema.elements("attributes").stream()
                        .map(attribute ->
                                ((ScimObject) attribute).findString("name").orElseThrow())
                        .toList();
                assertThat(names).contains("userName").doesNotContain("id", "externalId", "meta");
            }
        }
    }

    @Test
    @DisplayName("[110] RFC 7643 §7: a definition tells every characteristic in camelCase, and no null")
    void definitions() {
        String text = scim.get("/Schemas/" + StandardSchemas.USER.id()).bodyText();
        assertThat(text).doesNotContain("null").contains("\"readWrite\"", "\"caseExact\"", "\"canonicalValues\"");
        ScimObject userName =
                (ScimObject) ScimJson.read(text).elements("attributes").get(0);
        assertThat(userName.names())
                .contains(
                        "name",
                        "type",
                        "multiValued",
                        "description",
                        "required",
                        "caseExact",
                        "mutability",
                        "returned",
                        "uniqueness");
        for (ScimValue attribute : ScimJson.read(text).elements("attributes")) {
            ScimObject definition = (ScimObject) attribute;
            boolean hasCase = List.of("string", "reference", "binary")
                    .contains(definition.findString("type").orElseThrow());
            assertThat(definition.names().contains("caseExact"))
                    .as(definition.toString())
                    .isEqualTo(hasCase);
        }
    }

    @Test
    @DisplayName("[111] [112] RFC 7643 §6: resource types as a list and one by one; id is the name")
    void resourceTypes() {
        assertThat(all(body(scim.get("/ResourceTypes")), "name")).containsExactly("User", "Group");
        ScimObject user = body(scim.get("/ResourceTypes/User"));
        assertThat(user.findString("id")).contains("User");
        assertThat(user.findString("endpoint")).contains("/Users");
        assertThat(user.findString("schema")).contains(StandardSchemas.USER.id());
        ScimObject extension = (ScimObject) user.elements("schemaExtensions").get(0);
        assertThat(extension.findString("schema")).contains(StandardSchemas.ENTERPRISE_USER.id());
        assertThat(extension.findBoolean("required")).contains(false);
        assertError(scim.get("/ResourceTypes/Robot"), 404, "");
    }

    @Test
    @DisplayName("[113] errata 8365, 8475: one endpoint for each resource type, one name on the server")
    void oneEndpoint() {
        assertThatThrownBy(() -> new Scim(builder ->
                        builder.resource(MemoryProvider.of(User.TYPE)).resource(MemoryProvider.of(User.TYPE))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/Users");
    }

    @Test
    @DisplayName("[114] RFC 7643 §6: a resource without a required extension is refused")
    void requiredExtension() {
        Schema badge = Schema.of(
                "urn:example:Badge",
                "Badge",
                "",
                List.of(AttributeDefinition.builder("number", AttributeType.STRING)
                        .build()));
        ResourceType type = User.TYPE.withExtension(new ResourceType.Extension(badge, true));
        Scim strict = new Scim(builder -> builder.resource(MemoryProvider.of(type)));
        assertError(strict.send("POST", "/Users", "{\"userName\":\"ada\"}"), 400, "invalidValue");
        assertThat(strict.send("POST", "/Users", "{\"userName\":\"ada\",\"urn:example:Badge\":{\"number\":\"7\"}}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    @DisplayName("[115] RFC 7644 §4: sort, page and attributes are ignored on discovery")
    void parametersAreIgnored() {
        for (String path : List.of("/Schemas", "/ResourceTypes")) {
            assertThat(scim.get(path + "?startIndex=2&count=1&sortBy=name&attributes=name")
                            .bodyText())
                    .isEqualTo(scim.get(path).bodyText());
        }
        assertThat(scim.get("/ServiceProviderConfig?attributes=patch").bodyText())
                .isEqualTo(scim.get("/ServiceProviderConfig").bodyText());
    }

    @Test
    @DisplayName("[116] RFC 7644 §4: a filter on discovery is 403")
    void filters() {
        for (String path : List.of("/Schemas", "/ResourceTypes", "/ServiceProviderConfig")) {
            assertError(scim.filter(path, "id pr"), 403, "");
        }
    }

    @Test
    @DisplayName("[117] RFC 7644 §4: discovery cannot be written")
    void readOnly() {
        for (String path : List.of("/Schemas", "/ResourceTypes/User", "/ServiceProviderConfig")) {
            for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                assertError(scim.send(method, path, "{}"), 405, "");
            }
        }
    }

    @Test
    @DisplayName("[119] RFC 9967 §4: nothing is said of security events, which are not sent")
    void noSecurityEvents() {
        assertThat(body(scim.get("/ServiceProviderConfig")).has("securityEvents"))
                .isFalse();
    }

    @Test
    @DisplayName(
            "[122] RFC 7643 §8.7.2: the published schema of the configuration has etag and the schemes' type and primary")
    void correctedSchema() {
        String schema = scim.get("/Schemas/" + CONFIG).bodyText();
        assertThat(schema).contains("\"name\":\"etag\"", "\"name\":\"type\"", "\"name\":\"primary\"");
    }
}
