package io.scimwright.consumer;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.Mutability;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.schema.Uniqueness;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.ResourceProvider;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A resource type whose attributes have characteristics that no record can say. */
@Configuration(proxyBeanMethods = false)
class Lockers {

    static final String URI = "urn:example:params:scim:schemas:core:2.0:Locker";

    private static final Schema SCHEMA = Schema.of(
            URI,
            "Locker",
            "A locker in the basement",
            List.of(
                    AttributeDefinition.builder("number", AttributeType.STRING)
                            .required(true)
                            .caseExact(true)
                            .mutability(Mutability.IMMUTABLE)
                            .uniqueness(Uniqueness.SERVER)
                            .build(),
                    AttributeDefinition.builder("size", AttributeType.STRING)
                            .description("How much fits in")
                            .canonicalValues(List.of("small", "large"))
                            .canonicalValuesOnly(true)
                            .build(),
                    AttributeDefinition.builder("pin", AttributeType.STRING)
                            .mutability(Mutability.WRITE_ONLY)
                            .build(),
                    AttributeDefinition.builder("holder", AttributeType.COMPLEX)
                            .subAttributes(List.of(
                                    AttributeDefinition.builder("value", AttributeType.STRING)
                                            .build(),
                                    AttributeDefinition.builder("$ref", AttributeType.REFERENCE)
                                            .referenceTypes(List.of("User"))
                                            .build()))
                            .build()));

    static final ResourceType TYPE =
            ResourceType.of("Locker", "/Lockers", "Lockers in the basement", SCHEMA, List.of());

    static final SimpleAttribute<String> NUMBER = Attribute.string("number");
    static final SimpleAttribute<String> HOLDER = Attribute.string("holder.value");

    @Bean
    ResourceProvider lockerProvider() {
        return MemoryProvider.of(TYPE);
    }
}
