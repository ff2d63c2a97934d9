package io.scimwright.core.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON text to the tree, without any schema. Null becomes the empty list: both are unassigned (RFC 7643 section 2.5), and a
 * PATCH can tell a given null from an absent value.
 */
public final class JsonTree {

    /** Deeper JSON is an attack on the stack; SCIM itself needs about five levels. */
    private static final int MAX_DEPTH = 64;

    /** Longer numbers make arithmetic on them an attack on the processor. */
    private static final int MAX_NUMBER_LENGTH = 1_000;

    /** An exponent beyond this makes a number of a few bytes grow to gigabytes when it is written out. */
    private static final int MAX_SCALE = 1_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            // SCIM is UTF-8 and nothing else (RFC 7644 section 3.8).
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonTree() {}

    /** The factory that every reader and writer of this library shares. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /** Reads what starts at the current token, the start of an object. */
    public interface ObjectReader<T> {
        T read(JsonParser parser) throws IOException;
    }

    public static ScimObject readObject(byte[] json) {
        return readObject(json, JsonTree::object);
    }

    public static ScimObject readObject(String json) {
        return readObject(json, JsonTree::object);
    }

    public static ScimObject readObject(InputStream json) {
        return readObject(json, JsonTree::object);
    }

    /** Reads one object and nothing after it. */
    public static <T> T readObject(byte[] json, ObjectReader<T> reader) {
        if (!Utf8.isValid(json)) {
            throw ScimException.invalidSyntax("the body is not UTF-8");
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            return readObject(parser, reader);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Reads one object and nothing after it. */
    public static <T> T readObject(String json, ObjectReader<T> reader) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return readObject(parser, reader);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Reads one object and nothing after it; the stream is read to its end and left open. */
    public static <T> T readObject(InputStream json, ObjectReader<T> reader) {
        try {
            return readObject(json.readAllBytes(), reader);
        } catch (IOException e) {
            throw ScimException.invalidSyntax("the body could not be read to its end")
                    .causedBy(e);
        }
    }

    private static <T> T readObject(JsonParser parser, ObjectReader<T> reader) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw ScimException.invalidSyntax(
                    first == null ? "the body is empty, expected a JSON object" : "expected a JSON object");
        }
        T object = reader.read(parser);
        if (parser.nextToken() != null) {
            throw ScimException.invalidSyntax("expected nothing after the JSON object" + at(parser));
        }
        return object;
    }

    private static ScimObject object(JsonParser parser) throws IOException {
        ScimObject.Builder members = ScimObject.builder();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (members.has(name)) {
                throw twice(name, parser);
            }
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members.build();
    }

    /** The value that starts at the current token. */
    static ScimValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> ScimString.of(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> ScimBoolean.TRUE;
            case VALUE_FALSE -> ScimBoolean.FALSE;
            case VALUE_NULL -> ScimList.empty();
            default -> throw ScimException.invalidSyntax("unexpected JSON" + at(parser));
        };
    }

    private static ScimNumber number(JsonParser parser) throws IOException {
        BigDecimal value;
        try {
            value = parser.getDecimalValue();
        } catch (NumberFormatException e) {
            // An exponent that not even a BigDecimal can hold.
            throw beyondScale(parser).causedBy(e);
        }
        if (Math.abs((long) value.scale()) > MAX_SCALE) {
            throw beyondScale(parser);
        }
        return ScimNumber.of(value.scale() == 0 && hasExponent(parser) ? value.setScale(1) : value);
    }

    /** With an exponent a number is no integer (RFC 7643 section 2.3.4), even if nothing stands behind the point. */
    private static boolean hasExponent(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
    }

    private static ScimException beyondScale(JsonParser parser) {
        return ScimException.invalidSyntax("the number's exponent is beyond " + MAX_SCALE + at(parser));
    }

    private static ScimList list(JsonParser parser) throws IOException {
        List<ScimValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            // What says nothing is kept, null as an object: where an operation of a PATCH should stand, it is a
            // mistake.
            ScimValue element = parser.currentToken() == JsonToken.VALUE_NULL ? ScimObject.empty() : value(parser);
            if (element.isAssigned() || element instanceof ScimObject) {
                elements.add(element);
            }
        }
        return ScimList.of(elements);
    }

    static ScimException twice(String name, JsonParser parser) {
        return ScimException.invalidSyntax("the member '" + name + "' stands twice in one object" + at(parser));
    }

    private static ScimException malformed(IOException e) {
        if (e instanceof StreamConstraintsException) {
            return ScimException.invalidSyntax("the JSON goes beyond a limit: nesting of " + MAX_DEPTH
                            + " levels, numbers of " + MAX_NUMBER_LENGTH + " digits")
                    .causedBy(e);
        }
        if (e instanceof JsonProcessingException json) {
            String where = json.getLocation() == null
                    ? ""
                    : " at line " + json.getLocation().getLineNr() + ", column "
                            + json.getLocation().getColumnNr();
            return ScimException.invalidSyntax("malformed JSON" + where).causedBy(e);
        }
        return ScimException.invalidSyntax("malformed JSON").causedBy(e);
    }

    private static String at(JsonParser parser) {
        return " (line " + parser.currentLocation().getLineNr() + ", column "
                + parser.currentLocation().getColumnNr() + ")";
    }
}
