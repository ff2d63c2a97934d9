package io.scimwright.apim.emulator.internal.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One operation asked for: the request, resolved as far as the front can.
 *
 * @param path the values of the path's placeholders
 * @param principal who asks
 * @param now the present of the service, the same throughout the operation
 */
public record Call(
        Request request,
        Service service,
        Map<String, String> path,
        ApiVersion version,
        String principal,
        EmulatorSettings settings,
        Instant now) {

    /** The value of a placeholder of the path. */
    public String path(String placeholder) {
        String value = path.get(placeholder);
        if (value == null) {
            throw new IllegalArgumentException("no placeholder " + placeholder);
        }
        return value;
    }

    /** The value of a parameter of the query. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(request.query().get(name));
    }

    /** A parameter that is true or false; false when it was not sent. */
    public boolean flag(String name) {
        String value = query(name).orElse("false").toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw Errors.invalid(name, "Invalid field '" + name + "' specified");
        }
        return value.equals("true");
    }

    /** The {@code properties} of the body. */
    public ObjectNode properties() {
        JsonNode body = body();
        if (!(body instanceof ObjectNode) || !(body.path("properties") instanceof ObjectNode properties)) {
            throw Errors.unreadable("Required property 'properties' not found in JSON");
        }
        return properties;
    }

    /** The body as JSON. */
    public JsonNode body() {
        try {
            JsonNode body = WireJson.parse(request.body());
            if (body.isMissingNode()) {
                throw Errors.unreadable("No content found");
            }
            return body;
        } catch (IOException e) {
            throw Errors.unreadable("Error parsing the content as JSON");
        }
    }

    /** Refuses unless If-Match is there. */
    public void requireIfMatch() {
        if (request.header("If-Match").filter(value -> !value.isBlank()).isEmpty()) {
            throw Errors.invalid("If-Match", "The If-Match header is required");
        }
    }

    /** Refuses unless If-Match, when sent, is a star or one of the accepted ETags. */
    public void checkIfMatch(String... accepted) {
        String sent = request.header("If-Match").map(String::strip).orElse("*");
        if (sent.equals("*")) {
            return;
        }
        for (String etag : accepted) {
            if (etag.equals(sent)) {
                return;
            }
        }
        throw Errors.stale();
    }

    /** A URL on this server, in the form of a nextLink: scheme, host and port as the client asked. */
    public String url(String pathAndQuery) {
        return "https://" + request.authority() + pathAndQuery;
    }
}
