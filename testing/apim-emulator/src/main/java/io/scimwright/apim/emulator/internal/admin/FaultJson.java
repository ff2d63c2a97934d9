package io.scimwright.apim.emulator.internal.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Faults as a JSON array of flat objects. */
final class FaultJson {
    private static final int MILLIS = 1000;
    private static final Set<String> KNOWN = Set.of(
            "kind",
            "method",
            "path",
            "principal",
            "action",
            "firstCall",
            "lastCall",
            "status",
            "code",
            "message",
            "seconds");

    private FaultJson() {}

    static ArrayNode write(List<Fault> faults) {
        ArrayNode list = WireJson.array();
        faults.forEach(fault -> {
            ObjectNode json = list.addObject()
                    .put("kind", fault.kind().name().toLowerCase(Locale.ROOT))
                    .put("method", fault.method())
                    .put("path", fault.path())
                    .put("principal", fault.principal())
                    .put("action", fault.action())
                    .put("firstCall", fault.firstCall());
            if (fault.lastCall() != Integer.MAX_VALUE) {
                json.put("lastCall", fault.lastCall());
            }
            json.put("status", fault.status())
                    .put("code", fault.code())
                    .put("message", fault.message())
                    .put("seconds", (double) fault.duration().toMillis() / MILLIS);
        });
        return list;
    }

    /**
     * Reads faults.
     *
     * @throws IllegalArgumentException if the JSON is not of that form
     */
    static List<Fault> read(JsonNode json) {
        if (!json.isArray()) {
            throw new IllegalArgumentException("faults must be a JSON array");
        }
        List<Fault> faults = new ArrayList<>();
        json.forEach(one -> faults.add(one(one)));
        return List.copyOf(faults);
    }

    private static Fault one(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("a fault has no field " + name);
            }
        });
        Duration duration = Duration.ofMillis(Math.round(json.path("seconds").asDouble() * MILLIS));
        Fault fault = switch (json.path("kind").asText().toLowerCase(Locale.ROOT)) {
            case "status" -> status(json, duration);
            case "forbidden" -> Fault.forbidden();
            case "drop" -> Fault.drop();
            case "lost" -> Fault.lost();
            case "slow" -> Fault.slow(duration);
            case "skew" -> Fault.skew(duration);
            case "wrong_secret" -> Fault.wrongSecret();
            case "expired_secret" -> Fault.expiredSecret();
            default ->
                throw new IllegalArgumentException("kind must be one of status, forbidden, drop, lost,"
                        + " slow, skew, wrong_secret, expired_secret");
        };
        return fault.method(json.path("method").asText())
                .path(json.path("path").asText())
                .principal(json.path("principal").asText())
                .action(json.path("action").asText())
                .calls(json.path("firstCall").asInt(1), json.path("lastCall").asInt(Integer.MAX_VALUE));
    }

    private static Fault status(JsonNode json, Duration retryAfter) {
        int status = json.path("status").asInt();
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status must be an HTTP status");
        }
        return Fault.status(status)
                .error(json.path("code").asText(), json.path("message").asText())
                .retryAfter(retryAfter);
    }
}
