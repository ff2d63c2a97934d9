package io.scimwright.apim.emulator.internal.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operation answers, before the headers that every answer has. Immutable.
 *
 * @param body in wire form; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Answer(int status, Map<String, String> headers, byte[] body) {

    /** One entity with its ETag, pretty printed. */
    public static Answer entity(int status, String etag, JsonNode body) {
        return new Answer(status, Map.of("ETag", etag), WireJson.pretty(body));
    }

    /** A body without ETag, pretty printed. */
    public static Answer pretty(int status, JsonNode body) {
        return new Answer(status, Map.of(), WireJson.pretty(body));
    }

    /** A body without white space. */
    public static Answer compact(int status, JsonNode body) {
        return new Answer(status, Map.of(), WireJson.compact(body));
    }

    /** No body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    /** This answer with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }
}
