package io.scimwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimObject;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.AuditRecord;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A server over the in-memory provider, and requests to it without HTTP. */
final class Scim {

    static final String BASE = "https://scim.example.com/v2";
    static final String TOKEN = "secret-token";

    final List<AuditRecord> audit = new ArrayList<>();
    private final ScimServer server;

    Scim() {
        this(Dialect.tolerant(), Limits.standard());
    }

    Scim(Dialect dialect, Limits limits) {
        this(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .resource(MemoryProvider.of(Group.TYPE.withUnique("displayName")))
                .dialect(dialect)
                .limits(limits));
    }

    /** A server of any make; what is not set is a bearer token and the audit trail. */
    Scim(UnaryOperator<ScimServer.Builder> settings) {
        server = settings.apply(ScimServer.builder()
                        .authenticator(BearerTokens.of("test", TOKEN))
                        .audit(audit::add))
                .build();
    }

    /** A server over providers that leave everything to the engine and keep versions. */
    static Scim small() {
        return new Scim(
                builder -> builder.resource(new SmallProvider(User.TYPE)).resource(new SmallProvider(Group.TYPE)));
    }

    static ScimRequest.Builder request(String method, String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        ScimRequest.Builder request =
                ScimRequest.builder(method, mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark));
        return request.query(mark < 0 ? "" : pathAndQuery.substring(mark + 1)).baseUri(BASE);
    }

    ScimResponse send(ScimRequest.Builder request) {
        return server.handle(request.header("Authorization", "Bearer " + TOKEN).build());
    }

    /** Sends a request that brings its own Authorization header. */
    ScimResponse sendAsIs(ScimRequest.Builder request) {
        return server.handle(request.build());
    }

    ScimResponse anonymous(ScimRequest.Builder request) {
        return server.handle(request.build());
    }

    ScimResponse get(String pathAndQuery) {
        return send(request("GET", pathAndQuery));
    }

    ScimResponse filter(String endpoint, String filter) {
        return get(endpoint + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    ScimResponse send(String method, String path, String body) {
        return send(request(method, path).body(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    String create(String userName) {
        ScimResponse created = send("POST", "/Users", user(userName));
        assertThat(created.status()).as(created.bodyText()).isEqualTo(201);
        return body(created).findString("id").orElseThrow();
    }

    static String user(String userName) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s",
                 "name":{"givenName":"Given","familyName":"Family"},"password":"pass-word-1","title":"Engineer",
                 "emails":[{"value":"%s@example.com","type":"work","primary":true}],"active":true}""".formatted(userName, userName);
    }

    static String patch(String operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations + "]}";
    }

    /** The id of what an answer shows. */
    static String id(ScimResponse response) {
        return body(response).findString("id").orElseThrow();
    }

    /** The values of a member of each resource in a list. */
    static List<String> all(ScimObject list, String name) {
        return list.elements("Resources").stream()
                .map(resource -> ((ScimObject) resource).findString(name).orElse(""))
                .toList();
    }

    static ScimObject body(ScimResponse response) {
        return ScimJson.read(response.bodyText());
    }

    static void assertError(ScimResponse response, int status, String scimType) {
        assertThat(response.status()).as(response.bodyText()).isEqualTo(status);
        assertThat(response.header("Content-Type")).contains("application/scim+json");
        ScimObject error = body(response);
        assertThat(error.elements("schemas").toString()).contains("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(error.findString("status")).contains(Integer.toString(status));
        assertThat(error.findString("scimType").orElse(""))
                .as(response.bodyText())
                .isEqualTo(scimType);
        assertThat(error.findString("detail").orElse("")).isNotBlank().doesNotContain("Exception", "io.scimwright");
    }
}
