package io.scimwright.apim.emulator.internal.arm;

import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.internal.throttle.OperationClass;
import java.util.List;
import java.util.Map;

/** The refusals that injected statuses answer with: the service's own where it is known. */
final class StatusFaults {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private StatusFaults() {}

    static ArmException of(Fault fault, String method, String actor) {
        long seconds = fault.duration().toSeconds();
        Map<String, String> headers = seconds > 0 ? Map.of("Retry-After", Long.toString(seconds)) : Map.of();
        boolean custom = !fault.code().isEmpty() || !fault.message().isEmpty();
        if (custom) {
            return ArmException.front(fault.status(), fault.code(), fault.message(), headers);
        }
        return switch (fault.status()) {
            case TOO_MANY -> throttled(method, actor, seconds);
            case PRECONDITION_FAILED -> Errors.stale();
            case CONFLICT ->
                ArmException.provider(
                        CONFLICT, "PessimisticConcurrencyConflict", "Operation on the API is in progress", List.of());
            case UNAVAILABLE ->
                ArmException.front(UNAVAILABLE, "ServiceUnavailable", "The service is unavailable.", headers);
            default ->
                ArmException.front(
                        fault.status(), "InternalServerError", "An injected fault answered this request.", headers);
        };
    }

    private static ArmException throttled(String method, String actor, long seconds) {
        String word = OperationClass.of(method).singular();
        return Errors.throttled(word, actor, Math.max(1, seconds));
    }
}
