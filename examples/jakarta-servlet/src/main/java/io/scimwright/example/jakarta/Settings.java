package io.scimwright.example.jakarta;

import io.scimwright.core.Dialect;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment says.
 *
 * @param port the port to listen on, 0 to 65535, where 0 takes a free one; {@code PORT}, 8080 by default
 * @param token the bearer token of the identity provider, or {@code sha256:} and its hash; {@code SCIM_TOKEN}, required
 * @param dialect how tolerant requests are read; {@code SCIM_DIALECT}, tolerant by default
 * @param auditFile where the audit trail goes; {@code SCIM_AUDIT_FILE}, {@code scimwright-audit.jsonl} by default
 */
record Settings(int port, String token, Dialect dialect, Path auditFile) {

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException when one is missing or malformed; the message is one line that names it
     */
    static Settings of(Map<String, String> environment) {
        String port = environment.getOrDefault("PORT", "8080");
        String token = environment.getOrDefault("SCIM_TOKEN", "");
        String dialect = environment.getOrDefault("SCIM_DIALECT", "tolerant");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("PORT must be a number from 0 to 65535, but is '" + port + "'");
        }
        if (token.isBlank()) {
            throw new IllegalArgumentException("SCIM_TOKEN is not set; it is the bearer token that clients send");
        }
        return new Settings(
                Integer.parseInt(port),
                token,
                Dialect.named(dialect)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "SCIM_DIALECT must be tolerant or rfc, but is '" + dialect + "'")),
                Path.of(environment.getOrDefault("SCIM_AUDIT_FILE", "scimwright-audit.jsonl")));
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "port " + port + ", dialect " + dialect.name();
    }
}
