package io.scimwright.core.schema;

import java.util.List;
import java.util.Optional;

/** The attributes that every resource has without a schema listing them (RFC 7643 sections 3 and 3.1). */
public final class CommonAttributes {

    /** Strings, not references: URIs of schemas compare without regard to case (RFC 7644 section 3.10). */
    public static final AttributeDefinition SCHEMAS = AttributeDefinition.builder("schemas", AttributeType.STRING)
            .multiValued(true)
            .returned(Returned.ALWAYS)
            .build();

    public static final AttributeDefinition ID = AttributeDefinition.builder("id", AttributeType.STRING)
            .caseExact(true)
            .mutability(Mutability.READ_ONLY)
            .returned(Returned.ALWAYS)
            .uniqueness(Uniqueness.SERVER)
            .build();

    public static final AttributeDefinition EXTERNAL_ID = AttributeDefinition.builder(
                    "externalId", AttributeType.STRING)
            .caseExact(true)
            .build();

    public static final AttributeDefinition META = AttributeDefinition.builder("meta", AttributeType.COMPLEX)
            .mutability(Mutability.READ_ONLY)
            .subAttributes(List.of(
                    metaPart("resourceType", AttributeType.STRING),
                    metaPart("created", AttributeType.DATE_TIME),
                    metaPart("lastModified", AttributeType.DATE_TIME),
                    metaPart("location", AttributeType.REFERENCE),
                    metaPart("version", AttributeType.STRING)))
            .build();

    private static final List<AttributeDefinition> ALL = List.of(SCHEMAS, ID, EXTERNAL_ID, META);
    private static final NameTable BY_NAME = new NameTable(ALL);

    private CommonAttributes() {}

    /** All four in the order in which they are written. */
    public static List<AttributeDefinition> all() {
        return ALL;
    }

    /** The common attribute of that name in any case; empty where there is none. */
    public static Optional<AttributeDefinition> named(String name) {
        return BY_NAME.find(name);
    }

    private static AttributeDefinition metaPart(String name, AttributeType type) {
        return AttributeDefinition.builder(name, type)
                .caseExact(type == AttributeType.STRING)
                .mutability(Mutability.READ_ONLY)
                .build();
    }
}
