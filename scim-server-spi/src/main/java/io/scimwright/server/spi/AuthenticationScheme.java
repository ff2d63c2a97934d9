package io.scimwright.server.spi;

import java.util.Objects;

/**
 * How clients sign in, as the service provider's configuration tells them (RFC 7643 section 5).
 *
 * @param type {@code oauth}, {@code oauth2}, {@code oauthbearertoken}, {@code httpbasic} or {@code httpdigest}
 * @param name a common name
 * @param description a sentence
 * @param specUri where the scheme is specified
 */
public record AuthenticationScheme(String type, String name, String description, String specUri) {

    /** Bearer tokens of RFC 6750. */
    public static final AuthenticationScheme BEARER = new AuthenticationScheme(
            "oauthbearertoken",
            "Bearer token",
            "A token in the Authorization header (RFC 6750)",
            "https://www.rfc-editor.org/info/rfc6750");

    public AuthenticationScheme {
        Objects.requireNonNull(type);
        Objects.requireNonNull(name);
        Objects.requireNonNull(description);
        Objects.requireNonNull(specUri);
    }
}
