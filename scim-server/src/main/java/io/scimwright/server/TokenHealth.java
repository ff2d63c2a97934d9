package io.scimwright.server;

import io.scimwright.server.spi.Authenticator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Until when clients can sign in, for whoever watches over the server. Immutable.
 *
 * @param tokens those that the server knows
 * @param moment when it was looked
 */
public record TokenHealth(List<BearerToken> tokens, Instant moment) {

    /** The tokens of an authenticator as they are now; none where it is none of this module's. */
    public static TokenHealth of(Authenticator authenticator) {
        List<BearerToken> tokens = List.of();
        if (authenticator instanceof BearerTokens fixed) {
            tokens = fixed.tokens();
        } else if (authenticator instanceof TokenFile file) {
            tokens = file.tokens();
        }
        return new TokenHealth(tokens, Instant.now());
    }

    public TokenHealth {
        tokens = List.copyOf(tokens);
    }

    /** Whether at least one has not expired; true where none is known. */
    public boolean isAnyValid() {
        return tokens.isEmpty() || tokens.stream().anyMatch(token -> !token.isExpired(moment));
    }

    /** What to say of each token by its name: when it expires, or that it does not. */
    public Map<String, String> expiries() {
        Map<String, String> all = new LinkedHashMap<>();
        tokens.forEach(token -> all.put(
                token.name(),
                token.expiry()
                        .map(expiry -> (token.isExpired(moment) ? "expired at " : "valid until ") + expiry)
                        .orElse("does not expire")));
        return all;
    }
}
