package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Patches from the test suites of other implementations, with what RFC 7644 makes of them: those that the RFC decides are run in
 * the dialect {@code rfc}, what only vendors send in {@code tolerant}, and where the RFC is silent both have to give one of the
 * accepted results.
 */
@DisplayName("Patches of other implementations")
class PatchVectorsTest {

    private static final List<String> NOT_COMPARED = List.of("schemas", "id", "meta", "groups", "password");

    private static final String TEST = "urn:ietf:params:scim:schemas:test:2.0:TestResource";
    private static final ResourceType TEST_RESOURCE = ResourceType.of(
            "TestResource",
            "/TestResources",
            "",
            Schema.of(
                    TEST,
                    "Test",
                    "",
                    List.of(
                            text("identifier").required(true).build(),
                            text("immutableAttr")
                                    .mutability(Mutability.IMMUTABLE)
                                    .build(),
                            text("multiStrings").multiValued(true).build())),
            List.of(new ResourceType.Extension(
                    Schema.of(
                            "urn:ietf:params:scim:schemas:extension:test:2.0:TestResource",
                            "Extension",
                            "",
                            List.of(text("extRequired").required(true).build())),
                    true)));

    /** Where we decide otherwise, and why. */
    private static final Map<String, String> DECIDED_OTHERWISE = Map.of(
            "scimmy/remove#4",
            "its group has one member twice, which is one member (RFC 7643 section 2.4)",
            "scim2-models/remove_operation_on_non_list_attribute",
            "its source does nothing; by RFC 7644 section 3.5.2.2 the value of the one-valued attribute goes",
            "scim-patch/REMOVE: with path and value but no array-field like exists",
            "the value means nothing for a one-valued attribute and is ignored",
            "scim-patch/REMOVE: with path and value but value is array of arrays",
            "an empty list inside a list is nothing, and removing nothing is done already");

    private static AttributeDefinition.Builder text(String name) {
        return AttributeDefinition.builder(name, AttributeType.STRING);
    }

    private static List<ScimObject> vectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(PatchVectorsTest.class.getResourceAsStream("patches.json"))) {
            return JsonTree.readObject(in).elements("vectors").stream()
                    .map(ScimObject.class::cast)
                    .toList();
        }
    }

    static Stream<Arguments> runs() throws IOException {
        return vectors().stream()
                .flatMap(vector -> dialects(vector)
                        .map(dialect -> Arguments.argumentSet(
                                vector.findString("name").orElseThrow() + " in " + dialect.name(), vector, dialect)));
    }

    private static Stream<Dialect> dialects(ScimObject vector) {
        return switch (vector.findString("class").orElseThrow()) {
            case "rfc" -> Stream.of(Dialect.rfc());
            case "vendor" -> Stream.of(Dialect.tolerant());
            default -> Stream.of(Dialect.rfc(), Dialect.tolerant());
        };
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isDoneAsTheVectorSays(ScimObject vector, Dialect dialect) {
        ResourceType type = switch (vector.findString("resourceType").orElseThrow()) {
            case "User" -> User.TYPE;
            case "Group" -> Group.TYPE;
            default -> TEST_RESOURCE;
        };
        String name = vector.findString("name").orElseThrow();
        ScimResource before = resource(vector.value("before"), type);
        String outcome = outcome(vector, before, dialect);
        if (DECIDED_OTHERWISE.containsKey(name)) {
            assertThat(outcome).as(DECIDED_OTHERWISE.get(name)).isNotEmpty();
        } else {
            assertThat(outcome).isEmpty();
        }
    }

    /** What is wrong; empty when the vector holds. */
    private static String outcome(ScimObject vector, ScimResource before, Dialect dialect) {
        ScimObject message = ScimObject.builder()
                .put("schemas", ScimList.of(ScimString.of(PatchDecoder.PATCH_OP)))
                .put("Operations", vector.value("operations"))
                .build();
        List<Object> accepted = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        vector.find("after").ifPresent(after -> accepted.add(comparable(resource(after, before.type()))));
        vector.elements("afterAlt").forEach(after -> accepted.add(comparable(resource(after, before.type()))));
        vector.findString("errorScimType").ifPresent(errors::add);
        vector.elements("errorScimTypeAlso").forEach(also -> errors.add(((ScimString) also).value()));
        try {
            ScimResource after = Patch.decode(message, before.type(), dialect, ignored -> {})
                    .apply(before)
                    .after();
            return accepted.contains(comparable(after)) ? "" : "made " + after.attributes();
        } catch (ScimException e) {
            Optional<String> scimType = e.error().scimType().map(Object::toString);
            return scimType.filter(errors::contains).isPresent() ? "" : "refused: " + e.getMessage();
        }
    }

    private static ScimResource resource(ScimValue json, ResourceType type) {
        byte[] text = text(json).getBytes(StandardCharsets.UTF_8);
        return ScimJson.decode(text, type, Dialect.tolerant().with(Leniency.EMPTY_STRING_CLEARS, false));
    }

    /** The JSON of a value, which for these is what its toString gives but for quotes. */
    private static String text(ScimValue value) {
        if (value instanceof ScimString string) {
            return "\""
                    + string.value().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
        if (value instanceof ScimList list) {
            return "["
                    + String.join(
                            ",",
                            list.elements().stream().map(PatchVectorsTest::text).toList()) + "]";
        }
        if (value instanceof ScimObject object) {
            List<String> members = new ArrayList<>();
            object.forEach((name, part) -> members.add("\"" + name + "\":" + text(part)));
            return "{" + String.join(",", members) + "}";
        }
        return value.toString();
    }

    /** The attributes without the order of values, and without what a server makes. */
    private static Object comparable(ScimResource resource) {
        ScimObject tree = resource.attributes();
        for (String name : NOT_COMPARED) {
            tree = tree.without(name);
        }
        return comparable(tree);
    }

    private static Object comparable(ScimValue value) {
        if (value instanceof ScimList list) {
            Set<Object> all = new HashSet<>();
            list.forEach(element -> all.add(comparable(element)));
            return all;
        }
        if (value instanceof ScimObject object) {
            Set<Object> all = new HashSet<>();
            object.forEach((name, part) -> all.add(List.of(name, comparable(part))));
            return all;
        }
        return value;
    }

    @Test
    @DisplayName("all are there")
    void allVectorsAreThere() throws IOException {
        assertThat(vectors()).hasSize(149);
        assertThat(vectors().stream().map(vector -> vector.findString("name").orElseThrow()))
                .containsAll(DECIDED_OTHERWISE.keySet());
    }
}
