package io.scimwright.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8: trees as they are, resources through a projection that is applied while writing. Not thread-safe; the
 * stream is flushed by {@link #close} and left open.
 */
public final class JsonOutput implements AutoCloseable {

    private final JsonGenerator generator;

    private JsonOutput(JsonGenerator generator) {
        this.generator = generator;
    }

    public static JsonOutput to(OutputStream out) throws IOException {
        JsonGenerator generator = JsonTree.factory().createGenerator(out);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        return new JsonOutput(generator);
    }

    public JsonOutput startObject() throws IOException {
        generator.writeStartObject();
        return this;
    }

    public JsonOutput endObject() throws IOException {
        generator.writeEndObject();
        return this;
    }

    public JsonOutput startArray(String name) throws IOException {
        generator.writeArrayFieldStart(name);
        return this;
    }

    public JsonOutput endArray() throws IOException {
        generator.writeEndArray();
        return this;
    }

    /** A member with any value; unassigned parts are left out, an unassigned value itself is not. */
    public JsonOutput member(String name, ScimValue value) throws IOException {
        generator.writeFieldName(name);
        write(value);
        return this;
    }

    /** A value in full; members that are unassigned are left out. */
    public JsonOutput value(ScimValue value) throws IOException {
        write(value);
        return this;
    }

    /** A resource, or what the projection shows of it. */
    public JsonOutput resource(ScimResource resource, Projection projection) throws IOException {
        ResourceType type = resource.type();
        ScimObject tree = resource.attributes();
        generator.writeStartObject();
        attributes(null, CommonAttributes.all().subList(0, 3), tree, projection);
        attributes(null, type.schema().attributes(), tree, projection);
        for (ResourceType.Extension extension : type.extensions()) {
            extension(extension, tree, projection);
        }
        attributes(null, CommonAttributes.all().subList(3, 4), tree, projection);
        generator.writeEndObject();
        return this;
    }

    private void extension(ResourceType.Extension extension, ScimObject tree, Projection projection)
            throws IOException {
        String uri = extension.schema().id();
        ScimObject part = tree.findObject(uri).orElse(ScimObject.empty());
        List<AttributeDefinition> attributes = extension.schema().attributes();
        boolean shown = attributes.stream()
                .anyMatch(attribute -> part.has(attribute.name()) && projection.shows(uri, attribute));
        if (shown) {
            generator.writeFieldName(uri);
            generator.writeStartObject();
            attributes(uri, attributes, part, projection);
            generator.writeEndObject();
        }
    }

    private void attributes(
            @Nullable String extension, List<AttributeDefinition> attributes, ScimObject tree, Projection projection)
            throws IOException {
        for (AttributeDefinition attribute : attributes) {
            ScimValue value = tree.find(attribute.name()).orElse(ScimList.empty());
            if (value.isAssigned() && projection.shows(extension, attribute)) {
                attribute(extension, attribute, value, projection);
            }
        }
    }

    private void attribute(
            @Nullable String extension, AttributeDefinition attribute, ScimValue value, Projection projection)
            throws IOException {
        if (!attribute.isComplex()) {
            member(attribute.name(), value);
        } else if (value instanceof ScimList list) {
            generator.writeArrayFieldStart(attribute.name());
            for (ScimValue element : list) {
                if (element instanceof ScimObject object) {
                    complex(extension, attribute, object, projection);
                }
            }
            generator.writeEndArray();
        } else if (value instanceof ScimObject object && showsAny(extension, attribute, object, projection)) {
            generator.writeFieldName(attribute.name());
            complex(extension, attribute, object, projection);
        }
    }

    private void complex(
            @Nullable String extension, AttributeDefinition attribute, ScimObject object, Projection projection)
            throws IOException {
        generator.writeStartObject();
        for (AttributeDefinition sub : attribute.subAttributes()) {
            ScimValue value = object.find(sub.name()).orElse(ScimList.empty());
            if (value.isAssigned() && projection.showsSub(extension, attribute, sub)) {
                member(sub.name(), value);
            }
        }
        generator.writeEndObject();
    }

    private static boolean showsAny(
            @Nullable String extension, AttributeDefinition attribute, ScimObject object, Projection projection) {
        return attribute.subAttributes().stream()
                .anyMatch(sub -> object.has(sub.name()) && projection.showsSub(extension, attribute, sub));
    }

    private void write(ScimValue value) throws IOException {
        if (value instanceof ScimString string) {
            generator.writeString(string.value());
        } else if (value instanceof ScimBoolean bool) {
            generator.writeBoolean(bool.value());
        } else if (value instanceof ScimNumber number) {
            generator.writeNumber(number.value());
        } else if (value instanceof ScimList list) {
            generator.writeStartArray();
            for (ScimValue element : list) {
                write(element);
            }
            generator.writeEndArray();
        } else if (value instanceof ScimObject object) {
            generator.writeStartObject();
            for (String name : object.names()) {
                ScimValue member = object.find(name).orElse(ScimList.empty());
                if (member.isAssigned()) {
                    generator.writeFieldName(name);
                    write(member);
                }
            }
            generator.writeEndObject();
        }
    }

    @Override
    public void close() throws IOException {
        generator.close();
    }
}
