package io.scimwright.core.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Filters on a resource from the test suites of other implementations. The resource has no published schema: one is read off its
 * values, with {@code unassigned} for the attribute that the filters name and the resource lacks.
 */
@DisplayName("Filters of other implementations")
class FilterVectorsTest {

    static Stream<Arguments> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(FilterVectorsTest.class.getResourceAsStream("filter-eval.json"))) {
            List<Arguments> cases = new ArrayList<>();
            for (ScimValue vector : JsonTree.readObject(in).elements("vectors")) {
                ScimResource resource =
                        resource(((ScimObject) vector).findObject("resource").orElseThrow());
                for (ScimValue each : ((ScimObject) vector).elements("cases")) {
                    String filter = ((ScimObject) each).findString("filter").orElseThrow();
                    boolean matches = ((ScimObject) each).findBoolean("matches").orElseThrow();
                    cases.add(Arguments.argumentSet(filter + " is " + matches, filter, matches, resource));
                }
            }
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hasTheOutcomeThatTheVectorSays(String filter, boolean matches, ScimResource resource) {
        ResolvedFilter resolved = ResolvedFilter.of(Filter.parse(filter), resource.type(), Dialect.tolerant());
        assertThat(resolved.matches(resource)).isEqualTo(matches);
        assertThat(resolved.plan().test(resource)).as("planned").isEqualTo(matches);
    }

    private static ScimResource resource(ScimObject raw) {
        Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
        List<Schema> extensions = new ArrayList<>();
        raw.forEach((name, value) -> {
            if (name.startsWith("urn:")) {
                Map<String, AttributeDefinition> own = new LinkedHashMap<>();
                ((ScimObject) value).forEach((sub, inner) -> own.put(sub, definition(sub, inner)));
                extensions.add(Schema.of(name, name, "", List.copyOf(own.values())));
            } else if (CommonAttributes.named(name).isEmpty()) {
                attributes.put(name, definition(name, value));
            }
        });
        attributes.put("unassigned", definition("unassigned", ScimString.of("")));
        String core = raw.elements("schemas").stream()
                .map(uri -> ((ScimString) uri).value())
                .findFirst()
                .orElseThrow();
        ResourceType type = ResourceType.of(
                "Sample", "/Samples", "", Schema.of(core, "Sample", "", List.copyOf(attributes.values())), List.of());
        for (Schema extension : extensions) {
            type = type.withExtension(extension);
        }
        return ScimJson.shape(raw, type, Dialect.rfc(), ignored -> {});
    }

    private static AttributeDefinition definition(String name, ScimValue sample) {
        if (sample instanceof ScimList list) {
            ScimValue first = list.elements().stream().findFirst().orElse(ScimString.of(""));
            return builder(name, first).multiValued(true).build();
        }
        return builder(name, sample).build();
    }

    private static AttributeDefinition.Builder builder(String name, ScimValue sample) {
        if (sample instanceof ScimObject object) {
            List<AttributeDefinition> parts = new ArrayList<>();
            object.forEach((part, value) -> parts.add(definition(part, value)));
            return AttributeDefinition.builder(name, AttributeType.COMPLEX).subAttributes(parts);
        }
        if (sample instanceof ScimNumber) {
            return AttributeDefinition.builder(name, AttributeType.DECIMAL);
        }
        return AttributeDefinition.builder(
                name, sample instanceof ScimBoolean ? AttributeType.BOOLEAN : AttributeType.STRING);
    }
}
