package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Authentication by bearer token (RFC 6750): several tokens may be valid at once, each with a name that stands in audit
 * records. Tokens are kept as SHA-256 hashes and compared in constant time. Immutable.
 */
public final class BearerTokens implements Authenticator {

    private static final String SCHEME = "Bearer ";

    private final List<Token> tokens;

    private BearerTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** One token. */
    public static BearerTokens of(String name, String token) {
        return of(Map.of(name, token));
    }

    /**
     * Several tokens by name.
     *
     * @throws IllegalArgumentException when there is none, or one is blank
     */
    public static BearerTokens of(Map<String, String> tokens) {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("at least one bearer token is needed");
        }
        List<Token> hashed = new ArrayList<>();
        tokens.forEach((name, token) -> {
            if (token.isBlank()) {
                throw new IllegalArgumentException("the bearer token '" + name + "' is blank");
            }
            hashed.add(new Token(name, hash(token)));
        });
        return new BearerTokens(List.copyOf(hashed));
    }

    @Override
    public Principal authenticate(RequestHeaders headers) {
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
        byte[] given = hash(header.get().substring(SCHEME.length()).strip());
        Principal found = null;
        // Every token is compared, so that the time taken tells nothing.
        for (Token token : tokens) {
            if (MessageDigest.isEqual(token.hash(), given)) {
                found = new Principal(token.name());
            }
        }
        if (found == null) {
            throw ScimException.of(401, "the bearer token is not valid here");
        }
        return found;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The names of the tokens; never the tokens. */
    @Override
    public String toString() {
        return "BearerTokens" + tokens.stream().map(Token::name).toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared by equals; the array stays inside this class
    private record Token(String name, byte[] hash) {}
}
