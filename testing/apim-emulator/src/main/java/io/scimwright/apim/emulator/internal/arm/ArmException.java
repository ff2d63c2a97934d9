package io.scimwright.apim.emulator.internal.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.util.List;
import java.util.Map;

/** A refusal in the error shape of the service. */
public final class ArmException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final boolean byProvider;
    private final transient List<Detail> details;
    private final transient Map<String, String> headers;

    private ArmException(
            int status,
            String code,
            String message,
            boolean byProvider,
            List<Detail> details,
            Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.byProvider = byProvider;
        this.details = List.copyOf(details);
        this.headers = Map.copyOf(headers);
    }

    /**
     * What was wrong with one field.
     *
     * @param target the field
     */
    public record Detail(String code, String target, String message) {}

    /** A refusal by the resource provider: {@code details} is written, null when there are none. */
    public static ArmException provider(int status, String code, String message, List<Detail> details) {
        return new ArmException(status, code, message, true, details, Map.of());
    }

    /** A refusal by the front before the resource provider is reached: without {@code details}. */
    public static ArmException front(int status, String code, String message) {
        return front(status, code, message, Map.of());
    }

    /** A refusal by the front with further headers. */
    public static ArmException front(int status, String code, String message, Map<String, String> headers) {
        return new ArmException(status, code, message, false, List.of(), headers);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Headers of this refusal. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body. */
    public ObjectNode body() {
        ObjectNode error = WireJson.object().put("code", code).put("message", getMessage());
        if (byProvider && details.isEmpty()) {
            error.putNull("details");
        } else if (byProvider) {
            ArrayNode list = error.putArray("details");
            details.forEach(detail -> list.addObject()
                    .put("code", detail.code())
                    .put("target", detail.target())
                    .put("message", detail.message()));
        }
        return WireJson.object().set("error", error);
    }
}
