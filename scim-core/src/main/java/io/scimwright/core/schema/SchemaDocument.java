package io.scimwright.core.schema;

import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The Schema and ResourceType documents of RFC 7643 sections 6 and 7: read into definitions, and written from them. */
public final class SchemaDocument {

    private static final String META_RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

    /** The types whose values have a case: the RFC's own schemas say caseExact of these and of no other. */
    private static final Set<AttributeType> CASED =
            Set.of(AttributeType.STRING, AttributeType.REFERENCE, AttributeType.BINARY);

    private SchemaDocument() {}

    /**
     * Reads a schema document; absent characteristics take the defaults of RFC 7643 section 2.2.
     *
     * @throws IllegalArgumentException when it is no schema document
     */
    public static Schema read(ScimObject document) {
        String id = required(document, "id");
        return Schema.of(
                id,
                word(document, "name", text -> text, id),
                word(document, "description", text -> text, ""),
                attributes(document, "attributes"));
    }

    /** The schema as a resource, without its meta. */
    public static ScimObject write(Schema schema) {
        return ScimObject.builder()
                .put("schemas", ScimList.of(ScimString.of(Schema.OF_SCHEMAS)))
                .put("id", schema.id())
                .put("name", schema.name())
                .putIfAssigned("description", text(schema.description()))
                .put("attributes", list(schema.attributes(), SchemaDocument::write))
                .build();
    }

    /** The resource type as a resource, without its meta. */
    public static ScimObject write(ResourceType type) {
        return ScimObject.builder()
                .put("schemas", ScimList.of(ScimString.of(META_RESOURCE_TYPE)))
                .put("id", type.name())
                .put("name", type.name())
                .put("endpoint", type.endpoint())
                .putIfAssigned("description", text(type.description()))
                .put("schema", type.schema().id())
                .putIfAssigned(
                        "schemaExtensions",
                        list(
                                type.extensions(),
                                extension -> ScimObject.builder()
                                        .put("schema", extension.schema().id())
                                        .put("required", extension.required())
                                        .build()))
                .build();
    }

    private static AttributeDefinition readAttribute(ScimObject document) {
        AttributeType type = word(document, "type", AttributeType::of, AttributeType.STRING);
        return AttributeDefinition.builder(required(document, "name"), type)
                .multiValued(flag(document, "multiValued"))
                .description(word(document, "description", text -> text, ""))
                .required(flag(document, "required"))
                .caseExact(flag(document, "caseExact"))
                .mutability(word(document, "mutability", Mutability::of, Mutability.READ_WRITE))
                .returned(word(document, "returned", Returned::of, Returned.DEFAULT))
                .uniqueness(word(document, "uniqueness", Uniqueness::of, Uniqueness.NONE))
                .canonicalValues(strings(document, "canonicalValues"))
                .referenceTypes(strings(document, "referenceTypes"))
                .subAttributes(attributes(document, "subAttributes"))
                .build();
    }

    private static ScimObject write(AttributeDefinition attribute) {
        ScimObject.Builder document = ScimObject.builder()
                .put("name", attribute.name())
                .put("type", attribute.type().keyword())
                .put("multiValued", attribute.isMultiValued())
                .putIfAssigned("description", text(attribute.description()))
                .put("required", attribute.isRequired());
        if (CASED.contains(attribute.type())) {
            document.put("caseExact", attribute.isCaseExact());
        }
        document.put("mutability", attribute.mutability().keyword())
                .put("returned", attribute.returned().keyword());
        if (!attribute.isComplex()) {
            document.put("uniqueness", attribute.uniqueness().keyword());
        }
        return document.putIfAssigned("canonicalValues", list(attribute.canonicalValues(), ScimString::of))
                .putIfAssigned("referenceTypes", list(attribute.referenceTypes(), ScimString::of))
                .putIfAssigned("subAttributes", list(attribute.subAttributes(), SchemaDocument::write))
                .build();
    }

    private static List<AttributeDefinition> attributes(ScimObject document, String member) {
        List<AttributeDefinition> all = new ArrayList<>();
        for (ScimValue element : array(document, member)) {
            if (!(element instanceof ScimObject object)) {
                throw new IllegalArgumentException("'" + member + "' must hold objects");
            }
            all.add(readAttribute(object));
        }
        return all;
    }

    private static String required(ScimObject document, String member) {
        Optional<String> value = document.findString(member);
        return value.orElseThrow(() -> new IllegalArgumentException("'" + member + "' is missing in " + document));
    }

    private static <T> T word(ScimObject document, String member, Function<String, T> reader, T otherwise) {
        ScimValue value = document.value(member);
        if (!value.isAssigned()) {
            return otherwise;
        }
        if (value instanceof ScimString text) {
            return reader.apply(text.value());
        }
        throw new IllegalArgumentException("'" + member + "' must be a string");
    }

    private static boolean flag(ScimObject document, String member) {
        ScimValue value = document.value(member);
        if (value.isAssigned() && !(value instanceof ScimBoolean)) {
            throw new IllegalArgumentException("'" + member + "' must be true or false");
        }
        return value == ScimBoolean.TRUE;
    }

    private static List<ScimValue> array(ScimObject document, String member) {
        ScimValue value = document.value(member);
        if (value instanceof ScimList list) {
            return list.elements();
        }
        throw new IllegalArgumentException("'" + member + "' must be an array");
    }

    private static List<String> strings(ScimObject document, String member) {
        List<String> all = new ArrayList<>();
        for (ScimValue element : array(document, member)) {
            if (!(element instanceof ScimString string)) {
                throw new IllegalArgumentException("'" + member + "' must hold strings");
            }
            all.add(string.value());
        }
        return all;
    }

    private static <T> ScimList list(List<T> items, Function<T, ScimValue> writer) {
        return ScimList.of(items.stream().map(writer).toList());
    }

    private static ScimValue text(String value) {
        return value.isEmpty() ? ScimList.empty() : ScimString.of(value);
    }
}
