package io.scimwright.server;

import static io.scimwright.server.Scim.all;
import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.id;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.request;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimObject;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.MeResolver;
import io.scimwright.server.spi.PerTenantProvider;
import io.scimwright.server.spi.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Projection, /Me and tenants (RFC 7644 sections 3.9, 3.11 and 6)")
class ViewConformanceTest {

    private final Scim scim = new Scim();

    private static ScimObject ok(ScimResponse response) {
        assertThat(response.status()).as(response.bodyText()).isIn(200, 201);
        return body(response);
    }

    @Test
    @DisplayName("[254] RFC 7644 §3.9: attributes and excludedAttributes hold for GET, lists, searches and every write")
    void everywhere() {
        String ada = scim.create("ada");
        String only = "?attributes=userName";
        List<ScimObject> shown = new ArrayList<>();
        shown.add(ok(scim.get("/Users/" + ada + only)));
        shown.add(
                (ScimObject) ok(scim.get("/Users" + only)).elements("Resources").get(0));
        shown.add((ScimObject) ok(scim.get("/" + only)).elements("Resources").get(0));
        shown.add((ScimObject) ok(scim.send("POST", "/Users/.search", "{\"attributes\":[\"userName\"]}"))
                .elements("Resources")
                .get(0));
        shown.add(ok(scim.send("POST", "/Users" + only, user("bob"))));
        shown.add(ok(scim.send("PUT", "/Users/" + ada + only, user("ada"))));
        shown.add(ok(scim.send("PATCH", "/Users/" + ada + only, patch("{\"op\":\"remove\",\"path\":\"title\"}"))));
        for (ScimObject each : shown) {
            assertThat(each.names()).containsExactly("schemas", "id", "userName");
        }
        assertThat(ok(scim.get("/Users/" + ada + "?excludedAttributes=emails,name"))
                        .names())
                .contains("userName")
                .doesNotContain("emails", "name");
    }

    @Test
    @DisplayName("[260] RFC 7644 §3.9: the two parameters exclude each other")
    void notBoth() {
        assertError(scim.get("/Users?attributes=id&excludedAttributes=name"), 400, "invalidValue");
    }

    @Test
    @DisplayName("[263] RFC 7643 §7: what is returned on request is shown only when it is named")
    void onRequest() {
        ResourceType type = User.TYPE.withExtension(Schema.of(
                "urn:example:Badge",
                "Badge",
                "",
                List.of(AttributeDefinition.builder("number", AttributeType.STRING)
                        .returned(Returned.REQUEST)
                        .build())));
        Scim server = new Scim(builder -> builder.resource(MemoryProvider.of(type)));
        String ada = id(server.send(
                "POST", "/Users", "{\"userName\":\"ada\",\"urn:example:Badge\":{\"number\":\"secret-7\"}}"));
        assertThat(server.get("/Users/" + ada).bodyText()).doesNotContain("secret-7");
        assertThat(server.get("/Users/" + ada + "?attributes=urn:example:Badge:number")
                        .bodyText())
                .contains("secret-7");
    }

    @Test
    @DisplayName("[265] RFC 7644 §3.9: excluded members are not asked for")
    void membersAreNotLoaded() {
        List<Boolean> wanted = new ArrayList<>();
        SmallProvider store = new SmallProvider(Group.TYPE);
        Scim server = new Scim(builder -> builder.resource(new Watching(store, wanted)));
        String group = id(server.send("POST", "/Groups", "{\"displayName\":\"T\",\"members\":[{\"value\":\"u\"}]}"));
        assertThat(server.get("/Groups/" + group + "?excludedAttributes=members")
                        .bodyText())
                .doesNotContain("members");
        assertThat(server.get("/Groups?excludedAttributes=members").bodyText()).doesNotContain("members");
        assertThat(wanted).containsExactly(false, false);
    }

    @Test
    @DisplayName("[267] RFC 7644 §3.9: names are separated by commas, repeated or both; blanks do not count")
    void lists() {
        String ada = scim.create("ada");
        assertThat(ok(scim.get("/Users/" + ada + "?attributes=userName,%20title&attributes=active"))
                        .names())
                .containsExactlyInAnyOrder("schemas", "id", "userName", "title", "active");
    }

    @Test
    @DisplayName("[387] RFC 7644 §3.11: without a resolver /Me is 501")
    void meUnsupported() {
        assertError(scim.get("/Me"), 501, "");
    }

    @Test
    @DisplayName(
            "[388] [389] [390] RFC 7644 §3.11: /Me is the resource of whoever asks, at its own location; without one 404")
    void me() {
        List<String> target = new ArrayList<>();
        Scim server = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .me(context -> target.stream().findFirst().map(id -> new MeResolver.Target("User", id))));
        assertError(server.get("/Me"), 404, "");
        assertError(server.anonymous(request("GET", "/Me")), 401, "");
        target.add(server.create("ada"));
        ScimResponse me = server.get("/Me");
        assertThat(ok(me).findString("userName")).contains("ada");
        assertThat(me.header("Location")).contains(Scim.BASE + "/Users/" + target.get(0));
        assertThat(server.send("PATCH", "/Me", patch("{\"op\":\"remove\",\"path\":\"title\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(server.send("PUT", "/Me", user("ada2")).status()).isEqualTo(200);
        assertThat(server.send("DELETE", "/Me", "").status()).isEqualTo(204);
        assertError(server.get("/Me"), 404, "");
    }

    @Test
    @DisplayName("[391] [387] RFC 7644 §3.11: POST on /Me is not possible; without /Me nothing is")
    void createMe() {
        Scim mine = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .me(context -> Optional.of(new MeResolver.Target("User", "x"))));
        assertError(mine.send("POST", "/Me", user("ada")), 405, "");
        assertThat(mine.send(request("OPTIONS", "/Me")).header("Allow")).contains("GET, HEAD, PUT, PATCH, DELETE");
        Scim none = new Scim();
        for (String method : List.of("GET", "PUT", "POST", "OPTIONS", "WEIRD")) {
            assertError(none.send(method, "/Me", user("ada")), 501, "");
        }
    }

    private static Scim tenants(TenantResolver resolver, Principal principal) {
        return new Scim(builder -> builder.resource(
                        PerTenantProvider.of(User.TYPE, Capabilities.none(), name -> new SmallProvider(User.TYPE)))
                .resource(PerTenantProvider.of(Group.TYPE, Capabilities.none(), name -> new SmallProvider(Group.TYPE)))
                .authenticator(headers -> principal)
                .tenants(resolver));
    }

    @Test
    @DisplayName("[411] [413] RFC 7644 §6: a tenant by path, header or token; another's resources do not exist")
    void tenantsAreApart() {
        Scim byPath = tenants(TenantResolver.byPath(Set.of("acme", "globex")::contains), new Principal("both"));
        String ada = id(byPath.send("POST", "/acme/Users", user("ada")));
        assertThat(byPath.get("/acme/Users/" + ada).status()).isEqualTo(200);
        assertError(byPath.get("/globex/Users/" + ada), 404, "");
        assertError(byPath.get("/nobody/Users"), 404, "");
        assertError(byPath.get("/Users"), 404, "");
        assertThat(byPath.audit.get(0).tenant()).isEqualTo("acme");

        Scim bound =
                tenants(TenantResolver.byPath(Set.of("acme", "globex")::contains), new Principal("p").ofTenant("acme"));
        assertThat(bound.get("/acme/Users").status()).isEqualTo(200);
        assertThat(bound.get("/globex/Users").bodyText())
                .isEqualTo(bound.get("/nobody/Users").bodyText());

        Scim byToken = tenants(TenantResolver.byPrincipal(), new Principal("p").ofTenant("acme"));
        assertThat(byToken.send("POST", "/Users", user("ada")).status()).isEqualTo(201);
        assertError(tenants(TenantResolver.byPrincipal(), new Principal("p")).get("/Users"), 404, "");

        Scim byHeader = tenants(TenantResolver.byHeader("X-Tenant", Optional::of), new Principal("p"));
        assertThat(byHeader.send(request("GET", "/Users").header("X-Tenant", "acme"))
                        .status())
                .isEqualTo(200);
        assertError(byHeader.get("/Users"), 404, "");
    }

    @Test
    @DisplayName("[412] RFC 7644 §6.2: names are unique within their tenant only")
    void uniquePerTenant() {
        Scim server = new Scim(builder -> builder.resource(
                        PerTenantProvider.of(User.TYPE, Capabilities.none(), name -> MemoryProvider.of(User.TYPE)))
                .tenants(TenantResolver.byPath(name -> true)));
        assertThat(server.send("POST", "/acme/Users", user("ada")).status()).isEqualTo(201);
        assertThat(server.send("POST", "/globex/Users", user("ada")).status()).isEqualTo(201);
        assertError(server.send("POST", "/acme/Users", user("ada")), 409, "uniqueness");
    }

    @Test
    @DisplayName("[414] RFC 7644 §6: locations and references start with the tenant's own base URI")
    void tenantLocations() {
        Scim server = tenants(TenantResolver.byPath(name -> true), new Principal("p"));
        ScimResponse user = server.send("POST", "/acme/Users", user("ada"));
        String base = Scim.BASE + "/acme";
        assertThat(user.header("Location")).contains(base + "/Users/" + id(user));
        assertThat(body(user).findObject("meta").orElseThrow().findString("location"))
                .contains(base + "/Users/" + id(user));
        ScimResponse group = server.send(
                "POST",
                "/acme/Groups",
                "{\"displayName\":\"T\",\"members\":[{\"value\":\"" + id(user) + "\",\"type\":\"User\"}]}");
        assertThat(group.bodyText()).contains("\"$ref\":\"" + base + "/Users/" + id(user) + "\"");
        assertThat(server.get("/acme/Users/" + id(user)).bodyText())
                .contains("\"$ref\":\"" + base + "/Groups/" + id(group) + "\"");
        assertThat(server.get("/acme/ResourceTypes/User").bodyText()).contains(base + "/ResourceTypes/User");
    }

    @Test
    void theGroupsOfAUserAreThoseThatNameItAsAMember() {
        for (Scim server : List.of(scim, Scim.small())) {
            String ada = server.create("ada");
            String bob = server.create("bob");
            String group = id(server.send(
                    "POST", "/Groups", "{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + ada + "\"}]}"));
            ScimObject membership = (ScimObject)
                    ok(server.get("/Users/" + ada)).elements("groups").get(0);
            assertThat(membership.findString("value")).contains(group);
            assertThat(membership.findString("display")).contains("Team");
            assertThat(membership.findString("type")).contains("direct");
            assertThat(membership.findString("$ref")).contains(Scim.BASE + "/Groups/" + group);
            assertThat(ok(server.get("/Users/" + bob)).has("groups")).isFalse();
            assertThat(all(ok(server.filter("/Users", "groups.value eq \"" + group + "\"")), "userName"))
                    .containsExactly("ada");
            assertThat(all(ok(server.filter("/Users", "not (groups pr)")), "userName"))
                    .containsExactly("bob");
            ScimObject listed =
                    (ScimObject) ok(server.get("/Users")).elements("Resources").get(0);
            assertThat(listed.elements("groups")).hasSize(1);
            assertThat(ok(server.get("/Users/" + ada + "?attributes=userName")).has("groups"))
                    .isFalse();
        }
    }
}
