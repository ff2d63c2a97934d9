package io.scimwright.example.memory;

import io.scimwright.core.Dialect;
import java.util.Map;

/**
 * What the environment says.
 *
 * @param port the port to listen on, 1 to 65535; {@code PORT}, 8080 by default
 * @param token the bearer token of the only client; {@code SCIM_TOKEN}, required
 * @param dialect how tolerant requests are read; {@code SCIM_DIALECT}, tolerant by default
 */
record Settings(int port, String token, Dialect dialect) {

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException when one is missing or malformed; the message is one line that names it
     */
    static Settings of(Map<String, String> environment) {
        String token = environment.getOrDefault("SCIM_TOKEN", "");
        if (token.isBlank()) {
            throw new IllegalArgumentException("SCIM_TOKEN is not set; it is the bearer token that clients send");
        }
        return new Settings(port(environment.getOrDefault("PORT", "8080")), token, dialect(environment));
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}")) {
            int port = Integer.parseInt(text);
            if (port > 0 && port < 65_536) {
                return port;
            }
        }
        throw new IllegalArgumentException("PORT must be a number from 1 to 65535, but is '" + text + "'");
    }

    private static Dialect dialect(Map<String, String> environment) {
        String name = environment.getOrDefault("SCIM_DIALECT", "tolerant");
        return Dialect.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("SCIM_DIALECT must be tolerant or rfc, but is '" + name + "'"));
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "port " + port + ", dialect " + dialect.name();
    }
}
