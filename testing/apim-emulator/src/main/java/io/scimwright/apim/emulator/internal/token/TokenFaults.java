package io.scimwright.apim.emulator.internal.token;

import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.internal.http.Response;
import io.scimwright.apim.emulator.internal.time.EmulatorClock;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What injected faults make of the token endpoint. */
final class TokenFaults {
    private static final int FORBIDDEN = 403;

    private TokenFaults() {}

    /** The answer of a fault; null if the endpoint goes on, perhaps later. */
    static @Nullable Response answer(Fault fault, String client, EmulatorClock clock, Instant now) {
        return switch (fault.kind()) {
            case WRONG_SECRET -> TokenEndpoint.wrongSecret(client, now);
            case EXPIRED_SECRET -> TokenEndpoint.expiredSecret(client, now);
            case STATUS -> status(fault.status(), fault);
            case FORBIDDEN -> status(FORBIDDEN, fault);
            case DROP -> Response.dropped();
            case SLOW -> {
                clock.sleep(fault.duration());
                yield null;
            }
            case LOST, SKEW -> null;
        };
    }

    private static Response status(int status, Fault fault) {
        return TokenEndpoint.json(
                status,
                WireJson.object()
                        .put("error", fault.code().isEmpty() ? "temporarily_unavailable" : fault.code())
                        .put("error_description", fault.message()));
    }
}
