package io.scimwright.apim.emulator.internal.arm;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.http.Response;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.ServiceName;
import io.scimwright.apim.emulator.internal.model.Services;
import java.util.List;
import java.util.function.Supplier;

/** Azure Resource Manager as seen from outside: who asks, for which version of what, and may they. Thread-safe. */
public final class ArmFront {
    private static final int SERVICE_DEPTH = 8;
    private static final List<String> SHAPE =
            List.of("subscriptions", "", "resourcegroups", "", "providers", "microsoft.apimanagement", "service", "");

    private final Services services;
    private final Router router;
    private final Authentication authentication;
    private final EmulatorClock clock;
    private final Supplier<EmulatorSettings> settings;

    /** Makes a front before services. */
    public ArmFront(
            Services services,
            Router router,
            Authentication authentication,
            EmulatorClock clock,
            Supplier<EmulatorSettings> settings) {
        this.services = services;
        this.router = router;
        this.authentication = authentication;
        this.clock = clock;
        this.settings = settings;
    }

    /** Answers a management request. */
    public Response answer(Request request) {
        CommonHeaders headers = CommonHeaders.of(request, clock.now());
        try {
            Answer answer = operate(request);
            return headers.respond(answer);
        } catch (ArmException refusal) {
            Answer answer = Answer.compact(refusal.status(), refusal.body());
            if (request.method().equals("HEAD")) {
                answer = Answer.empty(refusal.status());
            }
            return headers.respond(new Answer(answer.status(), refusal.headers(), answer.body()));
        }
    }

    private Answer operate(Request request) {
        EmulatorSettings now = settings.get();
        authentication.authenticate(request, now);
        ApiVersion version = version(request);
        List<String> path = request.segments();
        ServiceName name = serviceName(path, version);
        Service service = services.find(name, now).orElseThrow(() -> Errors.serviceNotFound(name));
        Router.Route route = router.route(request.method(), path.subList(SERVICE_DEPTH, path.size()), version);
        return route.endpoint().operation().apply(new Call(request, service, route.path(), version, now, clock.now()));
    }

    private static ApiVersion version(Request request) {
        String text = request.query().getOrDefault("api-version", "");
        if (text.isEmpty()) {
            throw Errors.noApiVersion();
        }
        return ApiVersion.parse(text).orElseThrow(() -> Errors.badApiVersion(text));
    }

    private static ServiceName serviceName(List<String> path, ApiVersion version) {
        boolean fits = path.size() >= SERVICE_DEPTH;
        for (int i = 0; fits && i < SERVICE_DEPTH; i++) {
            fits = SHAPE.get(i).isEmpty() || SHAPE.get(i).equalsIgnoreCase(path.get(i));
        }
        if (!fits) {
            throw Errors.noSuchType(String.join("/", path), version.text());
        }
        return new ServiceName(path.get(1), path.get(3), path.get(7));
    }
}
