package io.scimwright.apim.emulator.internal.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.http.Response;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.Services;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code /_emulator/…}: the emulator seen from behind, without any token. Thread-safe. */
public final class AdminApi {
    private static final String ROOT = "_emulator";
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final Controls controls;
    private final Services services;
    private final Journal journal;

    /** What the emulator lets its admin side do; the same as its Java side. */
    public interface Controls {
        /** The settings in force. */
        EmulatorSettings settings();

        /** Puts settings in force. */
        void settings(EmulatorSettings settings);

        /** The faults in force. */
        List<Fault> faults();

        /** Puts faults in force. */
        void faults(List<Fault> faults);

        /** Forgets everything. */
        void reset();
    }

    /** Makes the admin side of an emulator. */
    public AdminApi(Controls controls, Services services, Journal journal) {
        this.controls = controls;
        this.services = services;
        this.journal = journal;
    }

    /** Whether a request is for this side. */
    public static boolean serves(Request request) {
        List<String> path = request.segments();
        return !path.isEmpty() && path.get(0).equals(ROOT);
    }

    /** Answers a request. */
    public Response answer(Request request) {
        try {
            return operate(request);
        } catch (IOException e) {
            return error(BAD_REQUEST, "the body is no JSON");
        } catch (IllegalArgumentException e) {
            return error(BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private Response operate(Request request) throws IOException {
        List<String> path = request.segments();
        String what = request.method() + " " + String.join("/", path.subList(1, path.size()));
        switch (what) {
            case "GET state" -> {
                return json(OK, state(request));
            }
            case "GET journal" -> {
                return json(OK, WireJson.tree(journal.entries()));
            }
            case "DELETE journal" -> journal.clear();
            case "GET settings" -> {
                return json(OK, SettingsJson.write(controls.settings()));
            }
            case "PUT settings" -> {
                JsonNode changes = WireJson.parse(request.body());
                controls.settings(SettingsJson.merge(controls.settings(), changes));
                return json(OK, SettingsJson.write(controls.settings()));
            }
            case "GET faults" -> {
                return json(OK, FaultJson.write(controls.faults()));
            }
            case "PUT faults" -> {
                controls.faults(FaultJson.read(WireJson.parse(request.body())));
                return json(OK, FaultJson.write(controls.faults()));
            }
            case "POST reset" -> controls.reset();
            default -> {
                return error(NOT_FOUND, "there is no " + what + " below /_emulator");
            }
        }
        return new Response(NO_CONTENT, Map.of(), new byte[0]);
    }

    /** The emulator's own service, the one that {@code ?service=} names by its id, or with {@code ?service=*} all. */
    private JsonNode state(Request request) {
        String wanted = request.query().getOrDefault("service", services.home().id());
        if (wanted.equals("*")) {
            ArrayNode all = WireJson.array();
            services.all().forEach(service -> all.add(WireJson.tree(StateReader.read(service))));
            return all;
        }
        Service found = services.all().stream()
                .filter(service -> service.id().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service " + wanted));
        return WireJson.tree(StateReader.read(found));
    }

    private static Response error(int status, String message) {
        return json(status, WireJson.object().put("error", message));
    }

    private static Response json(int status, JsonNode body) {
        return new Response(status, Map.of("Content-Type", "application/json; charset=utf-8"), WireJson.pretty(body));
    }
}
