package io.scimwright.apim.emulator.internal.arm;

import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.http.Request;
import io.scimwright.apim.emulator.internal.token.AccessTokens;
import io.scimwright.apim.emulator.internal.wire.WireDates;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out who sent a request. Thread-safe. */
public final class Authentication {
    private static final String SCHEME = "bearer ";

    private final AccessTokens tokens;

    /** Makes an authentication that knows the tokens of the emulator's own endpoint. */
    public Authentication(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Who sent a request.
     *
     * @param name the client id of a token issued here; a made-up name for the bearer of any other
     * @param expires when the token expires; null for a token issued elsewhere
     */
    public record Caller(String name, @Nullable Instant expires) {}

    /**
     * Finds out who sent a request.
     *
     * @throws ArmException if there is no bearer token
     */
    public Caller identify(Request request) {
        String header = request.header("Authorization").orElse("");
        String token = header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? header.substring(SCHEME.length()).strip()
                : "";
        if (token.isEmpty()) {
            throw Errors.noToken();
        }
        return tokens.read(token)
                .map(claims -> new Caller(claims.client(), claims.expires()))
                .orElseGet(() -> new Caller(AccessTokens.nameOfStranger(token), null));
    }

    /**
     * Checks, if tokens are checked at all, that one was issued here and is still good.
     *
     * @throws ArmException if it is not
     */
    public static void check(Caller caller, EmulatorSettings settings, Instant now) {
        if (!settings.get(Setting.STRICT_TOKENS)) {
            return;
        }
        Instant expires = caller.expires();
        if (expires == null) {
            throw Errors.badToken();
        }
        if (expires.isBefore(now)) {
            throw Errors.expiredToken(WireDates.exact(expires), WireDates.exact(now));
        }
    }
}
