package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestHeaders;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Authentication by bearer token (RFC 6750): several tokens may be valid at once, so that one can take the place of another
 * without a gap. Tokens are kept as hashes and compared in constant time. Immutable.
 */
public final class BearerTokens implements Authenticator {

    private static final String SCHEME = "Bearer ";

    private final List<BearerToken> tokens;
    private final Clock clock;

    private BearerTokens(Collection<BearerToken> tokens, Clock clock) {
        this.tokens = List.copyOf(tokens);
        this.clock = clock;
    }

    /** One token that allows everything. */
    public static BearerTokens of(String name, String token) {
        return of(List.of(BearerToken.of(name, token)));
    }

    /**
     * Several tokens by name that allow everything.
     *
     * @throws IllegalArgumentException when there is none, or one is blank
     */
    public static BearerTokens of(Map<String, String> tokens) {
        return of(tokens.entrySet().stream()
                .map(entry -> BearerToken.of(entry.getKey(), entry.getValue()))
                .toList());
    }

    /**
     * Several tokens.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static BearerTokens of(Collection<BearerToken> tokens) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("at least one bearer token is needed");
        }
        return new BearerTokens(tokens, Clock.systemUTC());
    }

    /** None at all: everybody is refused. */
    static BearerTokens none() {
        return new BearerTokens(List.of(), Clock.systemUTC());
    }

    /** These tokens, expiring by another clock. */
    public BearerTokens withClock(Clock other) {
        return new BearerTokens(tokens, Objects.requireNonNull(other));
    }

    /** The tokens, for looking at their names and expiry. */
    public List<BearerToken> tokens() {
        return tokens;
    }

    @Override
    public Principal authenticate(RequestHeaders headers) {
        byte[] given = BearerToken.hash(token(headers));
        BearerToken found = null;
        // Every token is compared, so that the time taken tells nothing.
        for (BearerToken token : tokens) {
            if (token.matches(given)) {
                found = token;
            }
        }
        if (found == null) {
            throw ScimException.of(401, "the bearer token is not valid here");
        }
        if (found.isExpired(clock.instant())) {
            throw ScimException.of(401, "the bearer token '" + found + "' has expired");
        }
        return found.principal();
    }

    private static String token(RequestHeaders headers) {
        Optional<String> header = headers.first("Authorization");
        if (header.isEmpty()) {
            throw ScimException.of(
                    401, "the request has no Authorization header; send 'Authorization: Bearer <token>'");
        }
        if (header.get().strip().equalsIgnoreCase(SCHEME.strip())) {
            throw ScimException.of(401, "the bearer token in the Authorization header is empty");
        }
        if (!header.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ScimException.of(401, "the Authorization header must be of the scheme Bearer");
        }
        return header.get().substring(SCHEME.length()).strip();
    }

    /** The names of the tokens; never the tokens. */
    @Override
    public String toString() {
        return "BearerTokens" + tokens;
    }
}
