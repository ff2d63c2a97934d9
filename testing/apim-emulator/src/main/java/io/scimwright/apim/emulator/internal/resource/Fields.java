package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.ArmException.Detail;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Errors;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the properties of a body and collects everything that is wrong with them into one refusal. */
final class Fields {
    private final ObjectNode properties;
    private final List<Detail> wrong = new ArrayList<>();

    /**
     * Reads the body of a call.
     *
     * @param known the fields that the resource has, among them those that are only read and ignored here
     */
    Fields(Call call, Set<String> known) {
        this.properties = call.properties();
        if (!call.settings().get(Setting.IGNORE_UNKNOWN_FIELDS)) {
            properties.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    wrong(name, "Invalid field '" + name + "' specified");
                }
            });
        }
    }

    boolean has(String name) {
        return properties.has(name);
    }

    JsonNode node(String name) {
        return properties.path(name);
    }

    /** Notes that a field is wrong; {@link #check} refuses. */
    void wrong(String field, String message) {
        wrong.add(new Detail("ValidationError", field, message));
    }

    /** Refuses if any field was wrong. */
    void check() {
        if (!wrong.isEmpty()) {
            throw Errors.invalid(wrong);
        }
    }

    /** The text of a field, null if it was sent as null, or the fallback if it was not sent. */
    @Nullable
    String text(String name, @Nullable String fallback) {
        JsonNode node = properties.get(name);
        if (node == null) {
            return fallback;
        }
        if (node.isNull() || node.isTextual()) {
            return node.textValue();
        }
        wrong(name, "Field '" + name + "' must be text");
        return fallback;
    }

    /** The text of a field that must have between 1 and so many characters. */
    String required(String name, @Nullable String fallback, int most) {
        String text = text(name, fallback);
        if (!has(name) && text != null) {
            return text;
        }
        if (text == null || text.isEmpty()) {
            wrong(name, name + " should not be empty");
            return "";
        }
        if (text.length() > most) {
            wrong(name, name + " should not be longer than " + most + " characters");
        }
        return text;
    }

    /** One of a few words, in any case; the answer is in lower case. */
    String word(String name, String fallback, Set<String> words) {
        String text = text(name, fallback);
        String word = text == null ? fallback : text.toLowerCase(Locale.ROOT);
        if (!words.contains(word)) {
            wrong(name, "Invalid field '" + name + "' specified");
        }
        return word;
    }

    /** A truth value, null if it was sent as null. */
    @Nullable
    Boolean truth(String name, @Nullable Boolean fallback) {
        JsonNode node = properties.get(name);
        if (node == null) {
            return fallback;
        }
        if (!node.isNull() && !node.isBoolean()) {
            wrong(name, "Field '" + name + "' must be true or false");
        }
        return node.isBoolean() ? Boolean.valueOf(node.booleanValue()) : null;
    }

    /** A whole number, null if it was sent as null. */
    @Nullable
    Integer number(String name, @Nullable Integer fallback) {
        JsonNode node = properties.get(name);
        if (node == null) {
            return fallback;
        }
        if (!node.isNull() && !node.isInt()) {
            wrong(name, "Field '" + name + "' must be a whole number");
        }
        return node.isInt() ? Integer.valueOf(node.intValue()) : null;
    }

    /** A moment, null if it was sent as null. */
    @Nullable
    Instant moment(String name, @Nullable Instant fallback) {
        JsonNode node = properties.get(name);
        if (node == null) {
            return fallback;
        }
        if (node.isNull()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(node.asText()).toInstant();
        } catch (DateTimeException e) {
            wrong(name, "Field '" + name + "' must be a date");
            return fallback;
        }
    }
}
