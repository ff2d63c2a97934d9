package io.scimwright.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

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
        return new JsonOutput(JsonTree.factory().createGenerator(out));
    }

    /** Writes something to an output. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonOutput out) throws IOException;
    }

    /** What the content writes, whole, as UTF-8. */
    public static byte[] toBytes(Content content) {
        ByteCollector bytes = new ByteCollector();
        try (JsonOutput out = to(bytes)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.take();
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
        TreeWriter.write(generator, value);
        return this;
    }

    /** A value in full; members that are unassigned are left out. */
    public JsonOutput value(ScimValue value) throws IOException {
        TreeWriter.write(generator, value);
        return this;
    }

    /** A resource, or what the projection shows of it. */
    public JsonOutput resource(ScimResource resource, Projection projection) throws IOException {
        new ResourceWriter(generator, projection).write(resource);
        return this;
    }

    @Override
    public void close() throws IOException {
        generator.close();
    }
}
