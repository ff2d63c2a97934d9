package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a patch touches")
class TouchedAttributesTest {

    private static Patch patch(ResourceType type, String... operations) {
        return Patch.decode(
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                        + String.join(",", operations) + "]}",
                type,
                Dialect.tolerant());
    }

    /** The names among those of the core schema. */
    private static List<String> touched(Patch patch, String... names) {
        return Stream.of(names).filter(patch::touches).toList();
    }

    @ParameterizedTest
    @DisplayName("is the attribute that a path names, whole or in part")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "active                                             | false                  | active",
                "ACTIVE                                             | false                  | active",
                "name                                               | {\"givenName\":\"A\"}    | name",
                "name.givenName                                     | \"A\"                  | name",
                "emails                                             | [{\"value\":\"a@b.c\"}]  | emails",
                "emails[type eq \\\"work\\\"].value                 | \"a@b.c\"              | emails",
                "emails[type eq \\\"work\\\"]                       | {\"value\":\"a@b.c\"}    | emails",
                "urn:ietf:params:scim:schemas:core:2.0:User:active  | true                   | active",
            })
    void paths(String path, String value, String name) {
        Patch patch = patch(User.TYPE, "{\"op\":\"add\",\"path\":\"" + path + "\",\"value\":" + value + "}");
        assertThat(touched(patch, "userName", "name", "active", "emails", "externalId"))
                .containsExactly(name);
    }

    @Test
    @DisplayName("is each attribute that a value without a path holds")
    void withoutAPath() {
        Patch patch = patch(
                User.TYPE,
                "{\"op\":\"replace\",\"value\":{\"active\":false,\"name.familyName\":\"B\",\"externalId\":\"e\"}}");
        assertThat(touched(patch, "userName", "name", "active", "emails", "externalId"))
                .containsExactly("name", "active", "externalId");
    }

    @Test
    @DisplayName("is what any of its operations touches, and nothing of the rest once it is taken out")
    void severalOperations() {
        Patch patch = patch(
                Group.TYPE,
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"u1\"}]}",
                "{\"op\":\"remove\",\"path\":\"members[value eq \\\"u2\\\"]\"}",
                "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"B\"}");
        assertThat(touched(patch, "displayName", "members", "externalId")).containsExactly("displayName", "members");
        assertThat(touched(patch.withoutMembership(), "displayName", "members", "externalId"))
                .containsExactly("displayName");
    }

    @Test
    @DisplayName("is not the core attribute whose name one of an extension has or begins with")
    void namesakes() {
        Patch patch = patch(
                User.TYPE,
                "{\"op\":\"replace\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department\","
                        + "\"value\":\"R\"}",
                "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"D\"}");
        assertThat(touched(patch, "department", "display", "name", "displayName"))
                .containsExactly("displayName");
    }
}
