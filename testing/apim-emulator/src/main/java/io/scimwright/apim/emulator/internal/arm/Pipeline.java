package io.scimwright.apim.emulator.internal.arm;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.fault.Faults;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.ServiceName;
import io.scimwright.apim.emulator.internal.model.Services;
import io.scimwright.apim.emulator.internal.throttle.OperationClass;
import io.scimwright.apim.emulator.internal.throttle.Throttle;
import io.scimwright.apim.emulator.internal.time.EmulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The way of a management request: token, api-version, service, budget, operation, rights, fault, overlap, work.
 * Thread-safe.
 */
final class Pipeline {
    private static final int DEPTH_OF_SERVICE = 8;
    private static final List<String> SHAPE =
            List.of("subscriptions", "", "resourcegroups", "", "providers", "microsoft.apimanagement", "service", "");
    private static final String REMAINING = "x-ms-ratelimit-remaining-subscription-";

    private final Services services;
    private final Router router;
    private final Authentication authentication;
    private final EmulatorClock clock;
    private final Throttle throttle;
    private final Faults faults;
    private final LongRunning longRunning;
    private final Overlaps overlaps = new Overlaps();

    Pipeline(ArmFront.Parts parts) {
        services = parts.services();
        router = parts.router();
        authentication = parts.authentication();
        clock = parts.clock();
        throttle = parts.throttle();
        faults = parts.faults();
        longRunning = parts.longRunning();
    }

    /** What is found out about a request on its way, kept for the journal and the headers of a refusal. */
    static final class Trace {
        private final CommonHeaders headers;
        private String principal = "";

        Trace(CommonHeaders headers) {
            this.headers = headers;
        }

        CommonHeaders headers() {
            return headers;
        }

        String principal() {
            return principal;
        }
    }

    Answer operate(Request request, EmulatorSettings settings, Trace trace) {
        Authentication.Caller caller = authentication.identify(request);
        trace.principal = caller.name();
        Authentication.check(caller, settings, clock.now());
        if (request.size() > Request.LARGEST_BODY) {
            throw Errors.tooLarge();
        }
        ApiVersion version = version(request);
        List<String> path = request.segments();
        ServiceName name = serviceName(path, version);
        longRunning.finish(clock.now());
        Service service = services.find(name, settings).orElseThrow(() -> Errors.serviceNotFound(name));
        charge(request, name, settings, trace);
        List<String> below = path.subList(DEPTH_OF_SERVICE, path.size());
        Router.Route route = router.route(request.method(), below, version);
        Faults.Target target = new Faults.Target(
                request.method(),
                "/" + String.join("/", below),
                caller.name(),
                route.endpoint().fullAction());
        checkRight(target, name, settings);
        Fault fault = faults.strike(target).orElse(null);
        Instant now = clock.now().plus(skew(fault));
        Authentication.check(caller, settings, now);
        strike(fault, target, name);
        Call call = new Call(request, service, route.path(), version, caller.name(), settings, now);
        Answer answer = work(call, route.endpoint(), fault);
        if (is(fault, Fault.Kind.LOST)) {
            throw new Dropped();
        }
        return answer;
    }

    private void charge(Request request, ServiceName name, EmulatorSettings settings, Trace trace) {
        OperationClass operation = OperationClass.of(request.method());
        String subscription = name.subscriptionId().toLowerCase(Locale.ROOT);
        Throttle.Budget budget = throttle.take(subscription, trace.principal, operation, settings, clock.elapsed());
        trace.headers.put(REMAINING + operation.plural(), Integer.toString(budget.own()));
        trace.headers.put(REMAINING + "global-" + operation.plural(), Integer.toString(budget.global()));
        if (budget.waitSeconds() > 0 && settings.get(Setting.REFUSE_WHEN_THROTTLED)) {
            Duration wait = clock.real(Duration.ofNanos(Math.round(budget.waitSeconds() * 1e9)));
            long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
            throw Errors.throttled(operation.singular(), subscription + ":" + trace.principal, seconds);
        }
    }

    private static void checkRight(Faults.Target target, ServiceName name, EmulatorSettings settings) {
        List<String> granted = settings.get(Setting.GRANTS).get(target.principal());
        if (granted != null && granted.stream().noneMatch(grant -> Faults.actionFits(grant, target.action()))) {
            throw forbidden(target, name);
        }
    }

    private static ArmException forbidden(Faults.Target target, ServiceName name) {
        String scope = target.path().equals("/") ? name.id() : name.id() + target.path();
        return Errors.forbidden(target.principal(), target.action(), scope);
    }

    private static void strike(@Nullable Fault fault, Faults.Target target, ServiceName name) {
        if (is(fault, Fault.Kind.DROP)) {
            throw new Dropped();
        }
        if (is(fault, Fault.Kind.FORBIDDEN)) {
            throw forbidden(target, name);
        }
        if (fault != null && fault.kind() == Fault.Kind.STATUS) {
            throw StatusFaults.of(fault, target.method(), name.subscriptionId() + ":" + target.principal());
        }
    }

    /** Does the work, during the time that it takes. Only work that takes time can overlap with other work. */
    private Answer work(Call call, Endpoint endpoint, @Nullable Fault fault) {
        Duration delay = Duration.ofMillis(call.settings().get(Setting.LATENCY_MILLIS));
        if (fault != null && fault.kind() == Fault.Kind.SLOW) {
            delay = delay.plus(fault.duration());
        }
        boolean refuseOverlap = call.settings().get(Setting.REFUSE_OVERLAP);
        if (delay.isZero()) {
            if (refuseOverlap) {
                overlaps.check(call);
            }
            return endpoint.operation().apply(call);
        }
        Overlaps.Hold hold = refuseOverlap ? overlaps.hold(call) : () -> {};
        try (hold) {
            clock.sleep(delay);
            return endpoint.operation().apply(call);
        }
    }

    private static Duration skew(@Nullable Fault fault) {
        return fault != null && fault.kind() == Fault.Kind.SKEW ? fault.duration() : Duration.ZERO;
    }

    private static boolean is(@Nullable Fault fault, Fault.Kind kind) {
        return fault != null && fault.kind() == kind;
    }

    private static ApiVersion version(Request request) {
        String text = request.query().getOrDefault("api-version", "");
        if (text.isEmpty()) {
            throw Errors.noApiVersion();
        }
        return ApiVersion.parse(text).orElseThrow(() -> Errors.badApiVersion(text));
    }

    private static ServiceName serviceName(List<String> path, ApiVersion version) {
        boolean fits = path.size() >= DEPTH_OF_SERVICE;
        for (int i = 0; fits && i < DEPTH_OF_SERVICE; i++) {
            fits = SHAPE.get(i).isEmpty() || SHAPE.get(i).equalsIgnoreCase(path.get(i));
        }
        if (!fits) {
            throw Errors.noSuchType(String.join("/", path), version.text());
        }
        return new ServiceName(path.get(1), path.get(3), path.get(7));
    }
}
