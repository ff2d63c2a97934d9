package io.scimwright.core.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;

/** The name of an attribute with its UTF-8 at hand, so that it is not encoded anew in each resource. Immutable. */
public final class EncodedName {

    private final SerializedString text;

    public EncodedName(String name) {
        this.text = new SerializedString(name);
    }

    /** Writes it as the name of a member. */
    public void writeTo(JsonGenerator generator) throws IOException {
        generator.writeFieldName(text);
    }
}
