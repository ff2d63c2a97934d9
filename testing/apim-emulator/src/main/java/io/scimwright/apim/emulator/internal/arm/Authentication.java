package io.scimwright.apim.emulator.internal.arm;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.token.AccessTokens;
import io.scimwright.apim.emulator.internal.wire.WireDates;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Finds out who sent a request. Thread-safe. */
public final class Authentication {
    private static final String SCHEME = "bearer ";

    private final AccessTokens tokens;
    private final EmulatorClock clock;

    /** Makes an authentication that knows the tokens of the emulator's own endpoint. */
    public Authentication(AccessTokens tokens, EmulatorClock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * The client id of a token issued here; a made-up name for the bearer of any other.
     *
     * @throws ArmException if there is no bearer token, or with {@code strictTokens} one that is not valid
     */
    public String authenticate(Request request, EmulatorSettings settings) {
        String header = request.header("Authorization").orElse("");
        String token = header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? header.substring(SCHEME.length()).strip()
                : "";
        if (token.isEmpty()) {
            throw Errors.noToken();
        }
        Optional<AccessTokens.Claims> claims = tokens.read(token);
        if (settings.get(Setting.STRICT_TOKENS)) {
            check(claims.orElseThrow(Errors::badToken));
        }
        return claims.map(AccessTokens.Claims::client).orElseGet(() -> AccessTokens.nameOfStranger(token));
    }

    private void check(AccessTokens.Claims claims) {
        Instant now = clock.now();
        if (claims.expires().isBefore(now)) {
            throw Errors.expiredToken(WireDates.exact(claims.expires()), WireDates.exact(now));
        }
    }
}
