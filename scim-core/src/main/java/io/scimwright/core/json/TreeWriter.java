package io.scimwright.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes values as they are; unassigned members are left out (RFC 7643 section 2.5). */
final class TreeWriter {

    private TreeWriter() {}

    static void write(JsonGenerator generator, ScimValue value) throws IOException {
        if (value instanceof ScimString string) {
            string(generator, string.value());
        } else if (value instanceof ScimBoolean bool) {
            generator.writeBoolean(bool.value());
        } else if (value instanceof ScimNumber number) {
            generator.writeNumber(number.value());
        } else if (value instanceof ScimList list) {
            generator.writeStartArray();
            for (ScimValue element : list) {
                write(generator, element);
            }
            generator.writeEndArray();
        } else if (value instanceof ScimObject object) {
            members(generator, object);
        }
    }

    private static void string(JsonGenerator generator, String text) throws IOException {
        if (text.length() < Escapes.LEAST_LENGTH) {
            generator.writeString(text);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (Escapes.areNeeded(utf8)) {
            generator.writeString(text);
        } else {
            generator.writeRawUTF8String(utf8, 0, utf8.length);
        }
    }

    private static void members(JsonGenerator generator, ScimObject object) throws IOException {
        generator.writeStartObject();
        for (int i = 0; i < object.size(); i++) {
            ScimValue member = object.valueAt(i);
            if (member.isAssigned()) {
                generator.writeFieldName(object.nameAt(i));
                write(generator, member);
            }
        }
        generator.writeEndObject();
    }
}
