package io.scimwright.apim.internal;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.JsonOutput;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What SCIM has to remember and APIM has no field for: one line of JSON, marked, at the end of a text that otherwise belongs to
 * the administrator.
 *
 * @param text the administrator's own text, without the marked line
 * @param data what is remembered; empty where nothing is
 */
record MarkedLine(String text, ScimObject data) {

    private static final String MARK = "[scim] ";

    /** Takes a text apart; a marked line that somebody damaged counts as their text. */
    static MarkedLine parse(String whole) {
        int line = whole.lastIndexOf('\n') + 1;
        String last = whole.substring(line).strip();
        if (!last.startsWith(MARK)) {
            return new MarkedLine(whole, ScimObject.empty());
        }
        try {
            ScimObject data = ScimJson.read(last.substring(MARK.length()));
            return new MarkedLine(whole.substring(0, Math.max(0, line - 1)), data);
        } catch (ScimException damaged) {
            return new MarkedLine(whole, ScimObject.empty());
        }
    }

    /** The whole text again. */
    String print() {
        if (!data.isAssigned()) {
            return text;
        }
        return (text.isEmpty() ? "" : text + "\n") + MARK + json(data);
    }

    MarkedLine with(ScimObject changed) {
        return new MarkedLine(text, changed);
    }

    /** The piece of a marked line that a member of its JSON makes, to look for in a text. */
    static String piece(String name, ScimValue value) {
        String object = json(ScimObject.of(name, value));
        return object.substring(1, object.length() - 1);
    }

    private static String json(ScimValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonOutput out = JsonOutput.to(bytes)) {
            out.value(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
