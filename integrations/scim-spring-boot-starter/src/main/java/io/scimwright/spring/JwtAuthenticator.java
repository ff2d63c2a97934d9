package io.scimwright.spring;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestHeaders;
import io.scimwright.server.spi.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Signs clients in by JSON Web Tokens (RFC 9068); the decoder checks signature, issuer and time. Thread-safe. */
final class JwtAuthenticator implements Authenticator {

    private static final String SCHEME = "Bearer ";

    private final JwtDecoder decoder;
    private final ScimProperties.Jwt settings;

    JwtAuthenticator(JwtDecoder decoder, ScimProperties.Jwt settings) {
        this.decoder = decoder;
        this.settings = settings;
    }

    @Override
    public Principal authenticate(RequestHeaders headers) {
        Optional<String> header = headers.first("Authorization");
        if (header.isEmpty() || !header.get().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ScimException.of(401, "the request has no bearer token; send 'Authorization: Bearer <access token>'");
        }
        Jwt token = decode(header.get().substring(SCHEME.length()).strip());
        String name = token.getClaimAsString(settings.nameClaim());
        if (name == null || name.isBlank()) {
            throw ScimException.of(
                    401, "the access token does not say whose it is, in the claim '" + settings.nameClaim() + "'");
        }
        return new Principal(name, scopes(token));
    }

    /** Why a token is refused is logged by the decoder's side, and not told to strangers. */
    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw ScimException.of(401, "the access token is not valid here").causedBy(e);
        } catch (JwtException | JwtDecoderInitializationException e) {
            throw ScimException.of(503, "the access token cannot be checked now")
                    .causedBy(e);
        }
    }

    private Set<Scope> scopes(Jwt token) {
        Collection<String> roles = roles(token.getClaim(settings.rolesClaim()));
        Set<Scope> scopes = new HashSet<>();
        if (roles.contains(settings.readRole())) {
            scopes.add(Scope.READ);
        }
        if (roles.contains(settings.writeRole())) {
            scopes.add(Scope.WRITE);
        }
        return scopes;
    }

    private static Collection<String> roles(@Nullable Object claim) {
        if (claim instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return claim instanceof String text ? Arrays.asList(text.split(" ")) : List.of();
    }
}
