package io.scimwright.core.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a resource from JSON straight into the shape of its type. What stands there as the schema has it, which is nearly
 * everything, is built from the tokens; anything else becomes a tree and goes through the {@link ResourceShaper}, so that
 * leniencies and complaints exist once. Reads one resource.
 */
public final class ResourceReader {

    private static final String SCHEMAS = CommonAttributes.SCHEMAS.name();

    private final ResourceShaper shaper;
    private final ValueShaper values;
    private final ResourceType type;

    /** One complex value is read at a time, and one list of them: what collects their parts is used again. */
    private final ScimObject.Builder members = ScimObject.builder();

    private final Seen seenMembers = new Seen();
    private final List<ScimValue> elements = new ArrayList<>();
    private final List<Schema> seenExtensions = new ArrayList<>(2);

    /** Names that no schema explains, to tell when one stands twice; null until there is one. */
    private @Nullable Set<String> strangers;

    public ResourceReader(ResourceShaper shaper) {
        this.shaper = shaper;
        this.values = shaper.values();
        this.type = shaper.type();
    }

    /** The attributes in canonical spelling, {@code schemas} first as it has to be; the parser stands at the start of the object. */
    public ScimObject read(JsonParser parser) throws IOException {
        // The place of schemas is taken at once, so that the finished tree need not be copied to get it.
        ScimObject.Builder resource = ScimObject.builder().put(SCHEMAS, ScimList.empty());
        Seen seen = new Seen();
        ScimValue schemas = ScimList.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            AttributeDefinition attribute = type.attribute(name).orElse(null);
            if (attribute == null) {
                member(name, parser, resource);
            } else if (!seen.add(attribute)) {
                throw JsonTree.twice(name, parser);
            } else if (attribute == CommonAttributes.SCHEMAS) {
                schemas = JsonTree.value(parser);
            } else {
                resource.addIfAssigned(attribute.name(), attribute(attribute, parser, "", attribute.name()));
            }
        }
        shaper.checkSchemas(schemas);
        ScimObject tree = resource.build();
        return tree.with(SCHEMAS, type.schemasOf(tree));
    }

    /** An extension, or something that only the shaper can judge. */
    private void member(String name, JsonParser parser, ScimObject.Builder resource) throws IOException {
        Optional<Schema> extension = name.indexOf(':') < 0 ? Optional.empty() : type.extension(name);
        if (extension.isEmpty()) {
            checkStranger(name, parser);
        } else if (seenExtensions.contains(extension.get())) {
            throw JsonTree.twice(name, parser);
        } else {
            seenExtensions.add(extension.get());
        }
        if (extension.isEmpty() || parser.currentToken() != JsonToken.START_OBJECT) {
            shaper.shapeMember(name, JsonTree.value(parser), resource);
            return;
        }
        resource.putIfAssigned(extension.get().id(), extension(extension.get(), parser));
    }

    private ScimObject extension(Schema schema, JsonParser parser) throws IOException {
        ScimObject.Builder part = ScimObject.builder();
        Seen seen = new Seen();
        String prefix = schema.id() + ":";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            AttributeDefinition attribute = schema.attribute(name).orElse(null);
            if (attribute == null) {
                checkStranger(prefix + name, parser);
                shaper.shapeAttribute(prefix, name, JsonTree.value(parser), part);
            } else if (!seen.add(attribute)) {
                throw JsonTree.twice(name, parser);
            } else {
                part.addIfAssigned(attribute.name(), attribute(attribute, parser, prefix, attribute.name()));
            }
        }
        return part.build();
    }

    private void checkStranger(String name, JsonParser parser) {
        Set<String> known = strangers;
        if (known == null) {
            known = new HashSet<>();
            strangers = known;
        }
        if (!known.add(Text.fold(name))) {
            throw JsonTree.twice(name, parser);
        }
    }

    private ScimValue attribute(AttributeDefinition attribute, JsonParser parser, String prefix, String name)
            throws IOException {
        if (values.isDropped(attribute)) {
            return skipped(parser);
        }
        if (!attribute.isMultiValued()) {
            return single(attribute, parser, prefix, name);
        }
        return parser.currentToken() == JsonToken.START_ARRAY
                ? many(attribute, parser, prefix, name)
                : values.shape(attribute, JsonTree.value(parser), prefix + name);
    }

    private static ScimValue skipped(JsonParser parser) throws IOException {
        parser.skipChildren();
        return ScimList.empty();
    }

    private ScimValue many(AttributeDefinition attribute, JsonParser parser, String prefix, String name)
            throws IOException {
        elements.clear();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ScimValue element = asDeclared(attribute, parser, prefix, name);
            if (element == null) {
                ScimValue raw = JsonTree.value(parser);
                element = raw.isAssigned() ? values.single(attribute, raw, prefix + name) : raw;
            }
            if (element.isAssigned()) {
                elements.add(element);
            }
        }
        return values.whole(attribute, elements, prefix, name);
    }

    private ScimValue single(AttributeDefinition attribute, JsonParser parser, String prefix, String name)
            throws IOException {
        ScimValue value = asDeclared(attribute, parser, prefix, name);
        return value != null ? value : values.shape(attribute, JsonTree.value(parser), prefix + name);
    }

    /** The value when the token is what the schema declares; null, with nothing consumed, when it is anything else. */
    private @Nullable ScimValue asDeclared(AttributeDefinition attribute, JsonParser parser, String prefix, String name)
            throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> text(attribute, parser);
            case VALUE_TRUE -> attribute.type() == AttributeType.BOOLEAN ? ScimBoolean.TRUE : null;
            case VALUE_FALSE -> attribute.type() == AttributeType.BOOLEAN ? ScimBoolean.FALSE : null;
            case START_OBJECT -> attribute.isComplex() ? complex(attribute, parser, prefix, name) : null;
            default -> null;
        };
    }

    private static @Nullable ScimValue text(AttributeDefinition attribute, JsonParser parser) throws IOException {
        boolean plain = attribute.type() == AttributeType.STRING || attribute.type() == AttributeType.REFERENCE;
        if (!plain) {
            return null;
        }
        String text = parser.getText();
        boolean isSpecial = text.isEmpty() || !attribute.accepts(text) || LoginNames.isUnfit(attribute, text);
        return isSpecial ? null : ScimString.of(text);
    }

    private ScimValue complex(AttributeDefinition attribute, JsonParser parser, String prefix, String name)
            throws IOException {
        members.clear();
        seenMembers.clear();
        Set<String> unknown = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String subName = parser.currentName();
            parser.nextToken();
            AttributeDefinition sub = attribute.subAttribute(subName).orElse(null);
            if (sub == null) {
                unknown = unknown == null ? new HashSet<>() : unknown;
                if (!unknown.add(Text.fold(subName))) {
                    throw JsonTree.twice(subName, parser);
                }
                values.member(attribute, subName, JsonTree.value(parser), prefix + name, members);
            } else if (!seenMembers.add(sub)) {
                throw JsonTree.twice(subName, parser);
            } else {
                members.addIfAssigned(sub.name(), sub(sub, parser, prefix, name));
            }
        }
        return values.complete(attribute, members.build(), prefix, name);
    }

    private ScimValue sub(AttributeDefinition sub, JsonParser parser, String prefix, String name) throws IOException {
        if (values.isDropped(sub)) {
            return skipped(parser);
        }
        ScimValue value = sub.isMultiValued() ? null : asDeclared(sub, parser, prefix, name);
        return value != null ? value : values.shape(sub, JsonTree.value(parser), prefix + name + "." + sub.name());
    }

    /** The definitions that an object has had already: few, so that looking through them is cheapest. */
    private static final class Seen {

        private AttributeDefinition[] definitions = new AttributeDefinition[8];
        private int size;

        void clear() {
            size = 0;
        }

        boolean add(AttributeDefinition definition) {
            for (int i = 0; i < size; i++) {
                if (definitions[i] == definition) {
                    return false;
                }
            }
            if (size == definitions.length) {
                definitions = Arrays.copyOf(definitions, size * 2);
            }
            definitions[size++] = definition;
            return true;
        }
    }
}
