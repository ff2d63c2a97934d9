package io.scimwright.server.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.Group;
import io.scimwright.core.value.ScimObject;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimRequest;
import io.scimwright.server.ScimResponse;
import io.scimwright.server.ScimServer;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.DownstreamCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/provider.md at work, and the page held to them. */
@DisplayName("docs/provider.md")
class GuideTest {

    private static final String PATCH =
            "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[%s]}";

    private static ScimResponse send(ScimServer server, String method, String target, String body, String... headers) {
        int mark = target.indexOf('?');
        ScimRequest.Builder request = ScimRequest.builder(method, mark < 0 ? target : target.substring(0, mark))
                .query(mark < 0 ? "" : target.substring(mark + 1))
                .baseUri("https://hr.example.com/scim/v2")
                .header("Authorization", "Bearer token")
                .body(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return server.handle(request.build());
    }

    private static ScimObject body(ScimResponse response) {
        return ScimJson.read(response.bodyText());
    }

    private static List<String> found(ScimServer server, String query) {
        return body(send(server, "GET", "/Users?" + query, "")).elements("Resources").stream()
                .map(user -> ((ScimObject) user).findString("userName").orElse(""))
                .toList();
    }

    private static String filter(String text) {
        return "filter=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String employee(String login) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s","name":{"familyName":"F %1$s"},
                 "emails":[{"value":"%1$s@example.com","type":"work","primary":true}],"title":"has no column"}""".formatted(login);
    }

    private static String created(ScimServer server, String login) {
        ScimResponse response = send(server, "POST", "/Users", employee(login));
        assertThat(response.status()).as(response.bodyText()).isEqualTo(201);
        return body(response).findString("id").orElseThrow();
    }

    @Test
    void anExistingClassIsACompleteServer(@TempDir Path folder) {
        Path trail = folder.resolve("audit.jsonl");
        ScimServer server = EmployeeServer.of(new EmployeeTable(), "token", trail);
        String ada = created(server, "ada");
        created(server, "charles");
        created(server, "bertrand");

        assertThat(found(server, filter("userName eq \"ADA\""))).containsExactly("ada");
        assertThat(found(
                        server,
                        filter("emails[type eq \"work\"].value ew \"example.com\" and name.familyName co \"b\"")))
                .containsExactly("bertrand");
        assertThat(found(server, filter("title pr"))).isEmpty();
        assertThat(found(server, "sortBy=userName&sortOrder=descending&startIndex=2&count=2"))
                .containsExactly("bertrand", "ada");
        assertThat(found(server, "startIndex=3&count=1")).containsExactly("bertrand");

        ScimResponse patched = send(
                server,
                "PATCH",
                "/Users/" + ada,
                PATCH.formatted("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"},"
                        + "{\"op\":\"Replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"a@b\"}"));
        assertThat(patched.status()).as(patched.bodyText()).isEqualTo(200);
        assertThat(patched.bodyText()).contains("\"active\":false", "a@b", "W/\\\"2\\\"");
        assertThat(patched.header("ETag")).contains("W/\"2\"");

        assertThat(send(server, "POST", "/Users", employee("Ada")).status()).isEqualTo(409);
        assertThat(send(server, "DELETE", "/Users/" + ada, "", "If-Match", "W/\"1\"")
                        .status())
                .isEqualTo(412);
        assertThat(send(server, "DELETE", "/Users/" + ada, "").status()).isEqualTo(204);
        assertThat(send(server, "GET", "/Users/" + ada, "").status()).isEqualTo(404);
        assertThat(send(server, "GET", "/Users/no-number", "").status()).isEqualTo(404);
        assertThat(send(server, "GET", "/Schemas", "").bodyText())
                .contains("familyName")
                .doesNotContain("nickName");
        assertThat(trail).content().contains("\"created\"", "\"changed\"", "\"deleted\"");
    }

    @Test
    void theGroupsOfAnEmployeeAreReadFromTheGroups() {
        ScimServer server = ScimServer.builder()
                .resource(new EmployeeServer.Employees(new EmployeeTable()), EmployeeServer.EMPLOYEE_AS_USER)
                .resource(MemoryProvider.of(Group.TYPE))
                .authenticator(BearerTokens.of("entra", "token"))
                .build();
        String ada = created(server, "ada");
        ScimObject group = body(send(
                server,
                "POST",
                "/Groups",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Engines\",\"members\":[{\"value\":\""
                        + ada + "\"}]}"));
        String groupId = group.findString("id").orElseThrow();
        assertThat(send(server, "GET", "/Users/" + ada, "").bodyText())
                .contains("\"display\":\"Engines\"", "\"value\":\"" + groupId + "\"", "/Groups/" + groupId);
        send(server, "DELETE", "/Users/" + ada, "");
        assertThat(send(server, "GET", "/Groups/" + groupId, "").bodyText()).doesNotContain("\"members\"");
    }

    private final Gateway gateway = new Gateway();
    private final List<AuditRecord> audit = new ArrayList<>();
    private final ScimServer groups = ScimServer.builder()
            .resource(new ConsumerGroups(gateway))
            .authenticator(BearerTokens.of("entra", "token"))
            .audit(audit::add)
            .build();

    private String group() {
        return body(send(
                        groups,
                        "POST",
                        "/Groups",
                        "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Engines\"}"))
                .findString("id")
                .orElseThrow();
    }

    private static String add(String... ids) {
        List<String> elements = new ArrayList<>();
        for (String id : ids) {
            elements.add("{\"value\":\"" + id + "\"}");
        }
        return PATCH.formatted("{\"op\":\"add\",\"path\":\"members\",\"value\":[" + String.join(",", elements) + "]}");
    }

    @Test
    void addingAMemberReadsNoMembers() {
        String id = group();
        gateway.calls.clear();
        assertThat(send(groups, "PATCH", "/Groups/" + id, add("a")).status()).isEqualTo(204);
        assertThat(gateway.calls).containsExactly("GET group", "PUT member");
        send(groups, "GET", "/Groups/" + id + "?excludedAttributes=members", "");
        assertThat(gateway.calls).containsExactly("GET group", "PUT member", "GET group");
    }

    @Test
    void whatIsHalfDoneSaysWhatRemainsAndIsFinishedByARepeat() {
        String id = group();
        gateway.failsAfter = 2;
        ScimResponse half = send(groups, "PATCH", "/Groups/" + id, add("a", "b", "c"));
        assertThat(half.status()).isEqualTo(503);
        assertThat(half.header("Retry-After")).contains("5");
        assertThat(body(half).findString("detail"))
                .contains("2 of 3 changes of members are made; the same request makes the others: the gateway is busy");
        assertThat(gateway.members(id)).containsExactly("a", "b");

        gateway.failsAfter = -1;
        assertThat(send(groups, "PATCH", "/Groups/" + id, add("a", "b", "c")).status())
                .isEqualTo(204);
        assertThat(gateway.members(id)).containsExactly("a", "b", "c");
        AuditRecord last = audit.get(audit.size() - 1);
        assertThat(last.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.added()).hasSize(1));
        assertThat(last.downstream()).extracting(DownstreamCall::call).contains("PUT groups/" + id + "/members/c");
    }

    @Test
    void aGroupWhoseMembersFailIsNotLeftInTheWayOfTheRepeat() {
        String engines =
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"Engines\",\"members\":[{\"value\":\"a\"},{\"value\":\"b\"}]}";
        gateway.failsAfter = 1;
        assertThat(send(groups, "POST", "/Groups", engines).status()).isEqualTo(503);
        assertThat(gateway.list()).isEmpty();
        gateway.failsAfter = -1;
        assertThat(send(groups, "POST", "/Groups", engines).status()).isEqualTo(201);
    }

    @Test
    void aMemberThatTheGatewayDoesNotKnowIsSkippedAndRecorded() {
        String id = group();
        assertThat(send(groups, "PATCH", "/Groups/" + id, add("ghost", "b")).status())
                .isEqualTo(204);
        assertThat(gateway.members(id)).containsExactly("b");
        assertThat(audit.get(audit.size() - 1).skippedMembers()).containsExactly("ghost");
    }

    @Test
    @DisplayName("every line of code on the page stands in these tests")
    void pageIsTheseTests() throws IOException {
        StringBuilder sources = new StringBuilder();
        Path guide = Path.of("src", "test", "java", "io", "scimwright", "server", "guide");
        for (String file :
                List.of("EmployeeServer", "ConsumerGroups", "EmployeesContractTest", "ConsumerGroupsContractTest")) {
            sources.append(squeezed(Files.readString(guide.resolve(file + ".java"))));
        }
        String[] blocks = Files.readString(Path.of("..", "docs", "provider.md")).split("```java\n", -1);
        assertThat(blocks).hasSizeGreaterThan(5);
        for (int i = 1; i < blocks.length; i++) {
            String block = blocks[i].substring(0, blocks[i].indexOf("```"));
            for (String part : block.split("\n *…\n", -1)) {
                assertThat(sources).contains(squeezed(part));
            }
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
