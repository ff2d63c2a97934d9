package io.scimwright.server;

import static io.scimwright.server.Scim.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimObject;
import io.scimwright.memory.MemoryProvider;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What values point at, where there are resource types of one's own")
class ReferredTypesTest {

    private static final AttributeDefinition LABEL =
            AttributeDefinition.builder("label", AttributeType.STRING).build();

    private static final AttributeDefinition OWNERS = AttributeDefinition.builder("owners", AttributeType.COMPLEX)
            .multiValued(true)
            .subAttributes(List.of(
                    AttributeDefinition.builder("value", AttributeType.STRING).build(),
                    AttributeDefinition.builder("type", AttributeType.STRING).build(),
                    AttributeDefinition.builder("$ref", AttributeType.REFERENCE)
                            .referenceTypes(List.of("User", "Company"))
                            .build()))
            .build();

    private final Scim scim = new Scim(server -> server.resource(MemoryProvider.of(User.TYPE))
            .resource(type("Company", "/Companies", LABEL))
            .resource(type("Device", "/Devices", LABEL, OWNERS)));

    private static MemoryProvider type(String name, String endpoint, AttributeDefinition... attributes) {
        Schema schema = Schema.of("urn:example:" + name, name, name, List.of(attributes));
        return MemoryProvider.of(ResourceType.of(name, endpoint, name, schema, List.of()));
    }

    @Test
    @DisplayName("the type is that of the endpoint in the URI, though the endpoint is not called like its type")
    void endpointOfAnotherName() {
        ScimResponse answer = scim.send(
                "POST",
                "/Devices",
                "{\"label\":\"l\",\"owners\":[{\"value\":\"7\",\"$ref\":\"../Companies/7/?a=b#c\"},{\"value\":\"8\"}]}");
        List<ScimObject> owners = body(answer).elements("owners").stream()
                .map(ScimObject.class::cast)
                .toList();
        assertThat(owners)
                .extracting(owner -> owner.findString("type").orElse(""))
                .containsExactly("Company", "User");
        assertThat(owners)
                .extracting(owner -> owner.findString("$ref").orElse(""))
                .containsExactly(Scim.BASE + "/Companies/7", Scim.BASE + "/Users/8");
    }

    @Test
    @DisplayName("a filter sees the type that is shown, though nobody told it to the store")
    void filterOnType() {
        scim.send("POST", "/Devices", "{\"label\":\"l\",\"owners\":[{\"value\":\"7\",\"$ref\":\"../Companies/7\"}]}");
        for (String filter : List.of("owners.type eq \"Company\"", "owners[type eq \"Company\" and value eq \"7\"]")) {
            assertThat(Scim.all(body(scim.filter("/Devices", filter)), "label"))
                    .as(filter)
                    .containsExactly("l");
        }
        assertThat(Scim.all(body(scim.filter("/Devices", "owners.type eq \"User\"")), "label"))
                .isEmpty();
    }
}
