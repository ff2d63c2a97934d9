package io.scimwright.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.RecordBinding;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.patch.PatchResult;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.Email;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.filter.Filter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code of docs/core.md. */
@DisplayName("docs/core.md")
class CorePageTest {

    private final String json = """
            {"userName": "ada", "nickName": "a", "active": true, "name": {"familyName": "Lovelace"},
             "emails": [{"type": "work", "value": "ada@example.com"}]}""";

    private final String patchJson = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations": [{"op": "Replace", "path": "active", "value": "False"}]}""";

    @Test
    void readChangeFilter() {
        ScimResource ada = ScimJson.decode(json, User.TYPE);

        String login = ada.require(User.USER_NAME);
        Optional<String> family = ada.find(User.NAME.familyName());
        Optional<String> mail = ada.find(User.EMAILS.ofType("work").value());
        List<Email> mails = ada.find(User.EMAILS).orElse(List.of());

        ScimResource married = ada.with(User.NAME.familyName(), "King")
                .with(User.EMAILS.ofType("work").value(), "king@example.com")
                .without(User.NICK_NAME);

        Filter parsed = Filter.parse("emails[type eq \"work\"].value ew \"@example.com\" and active eq true");
        Filter built =
                User.EMAILS.ofType("work").value().endsWith("@example.com").and(User.ACTIVE.eq(true));
        boolean hit = Query.of(built, User.TYPE).matches(married);

        assertThat(login).isEqualTo("ada");
        assertThat(family).contains("Lovelace");
        assertThat(mail).contains("ada@example.com");
        assertThat(mails).hasSize(1);
        assertThat(parsed).isEqualTo(built);
        assertThat(hit).isTrue();
        assertThat(Query.of(built, User.TYPE).predicate().test(married)).isTrue();
    }

    @Test
    void patch() {
        ScimResource ada = ScimJson.decode(json, User.TYPE);
        List<String> log = new ArrayList<>();

        PatchResult result =
                Patch.decode(patchJson, User.TYPE, Dialect.tolerant()).apply(ada);
        result.changes().forEach(change -> log.add(change.path() + ": " + change.before() + " -> " + change.after()));

        assertThat(result.after().find(User.ACTIVE)).contains(false);
        assertThat(log).containsExactly("active: Optional[true] -> Optional[false]");
    }

    record Badge(String number, Optional<Instant> expires, List<String> doors) {}

    static final RecordBinding<Badge> BADGES = RecordBinding.of(Badge.class);
    static final ResourceType EMPLOYEE = User.TYPE.withExtension(BADGES.schema("urn:example:scim:2.0:Badge", "Badge"));
    static final Attribute<Badge> BADGE = BADGES.extension("urn:example:scim:2.0:Badge");

    @Test
    void attributesOfYourOwn() {
        ScimResource withBadge =
                ScimJson.decode(json, EMPLOYEE).with(BADGE, new Badge("B-1", Optional.empty(), List.of("north")));
        assertThat(withBadge.require(BADGE).number()).isEqualTo("B-1");
    }

    @Test
    @DisplayName("every line of code on the page stands in this test")
    void pageIsThisTest() throws IOException {
        String test = squeezed(
                Files.readString(Path.of("src", "test", "java", "io", "scimwright", "core", "CorePageTest.java")));
        String page = Files.readString(Path.of("..", "docs", "core.md"));
        String[] blocks = page.split("```java\n", -1);
        assertThat(blocks).hasSizeGreaterThan(3);
        for (int i = 1; i < blocks.length; i++) {
            for (String statement :
                    blocks[i].substring(0, blocks[i].indexOf("```")).split(";\\s*\n", -1)) {
                String code = squeezed(statement).replace("log(", "log.add(");
                if (!code.equals("result.after()")) {
                    assertThat(test).contains(code);
                }
            }
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
