package io.scimwright.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.io.OutputStream;

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
        new ResourceWriter(generator, this::write, projection).write(resource);
        return this;
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
            for (int i = 0; i < object.size(); i++) {
                ScimValue member = object.valueAt(i);
                if (member.isAssigned()) {
                    generator.writeFieldName(object.nameAt(i));
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
