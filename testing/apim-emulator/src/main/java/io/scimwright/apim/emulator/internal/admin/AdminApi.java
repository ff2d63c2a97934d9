package io.scimwright.apim.emulator.internal.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.http.Response;
import io.scimwright.apim.emulator.internal.model.Services;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.util.List;
import java.util.Map;

/** {@code /_emulator/…}: the emulator seen from behind, without any token. Thread-safe. */
public final class AdminApi {
    private static final String ROOT = "_emulator";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Services services;

    /** Makes the admin side of such services. */
    public AdminApi(Services services) {
        this.services = services;
    }

    /** Whether a request is for this side. */
    public static boolean serves(Request request) {
        List<String> path = request.segments();
        return !path.isEmpty() && path.get(0).equals(ROOT);
    }

    /** Answers a request. */
    public Response answer(Request request) {
        String what = request.method() + " "
                + String.join(
                        "/", request.segments().subList(1, request.segments().size()));
        return switch (what) {
            case "GET state" -> json(OK, WireJson.tree(StateReader.read(services.home())));
            default -> json(NOT_FOUND, WireJson.object().put("error", "there is no " + what + " below /_emulator"));
        };
    }

    private static Response json(int status, JsonNode body) {
        return new Response(status, Map.of("Content-Type", "application/json; charset=utf-8"), WireJson.pretty(body));
    }
}
