package io.scimwright.example.memory;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.ScimServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the environment says.
 *
 * @param port the port to listen on, 0 to 65535, where 0 takes a free one; {@code PORT}, 8080 by default
 * @param token the bearer token of the only client, or {@code sha256:} and its hash; {@code SCIM_TOKEN}, required
 * @param dialect how tolerant requests are read; {@code SCIM_DIALECT}, tolerant by default
 * @param baseUri the URI that locations start with, whatever requests say; {@code SCIM_BASE_URI}, by default that of the request
 * @param types what is served: users and groups, and what the JSON files in the folder {@code SCHEMAS_DIR} declare
 */
record Settings(int port, String token, Dialect dialect, Optional<String> baseUri, List<ResourceType> types) {

    /** The name of the only client, in the audit trail and wherever its token is told of. */
    static final String CLIENT = "client";

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
        try {
            BearerTokens.of(CLIENT, token);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("SCIM_TOKEN: " + e.getMessage(), e);
        }
        return new Settings(
                port(environment.getOrDefault("PORT", "8080")),
                token,
                dialect(environment),
                baseUri(environment),
                types(environment));
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}")) {
            int port = Integer.parseInt(text);
            if (port < 65_536) {
                return port;
            }
        }
        throw new IllegalArgumentException("PORT must be a number from 0 to 65535, but is '" + text + "'");
    }

    private static Dialect dialect(Map<String, String> environment) {
        String name = environment.getOrDefault("SCIM_DIALECT", "tolerant");
        return Dialect.named(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("SCIM_DIALECT must be tolerant or rfc, but is '" + name + "'"));
    }

    private static Optional<String> baseUri(Map<String, String> environment) {
        Optional<String> uri =
                Optional.ofNullable(environment.get("SCIM_BASE_URI")).filter(text -> !text.isBlank());
        try {
            uri.ifPresent(ScimServer.builder()::baseUri);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("SCIM_BASE_URI: " + e.getMessage(), e);
        }
        return uri;
    }

    private static List<ResourceType> types(Map<String, String> environment) {
        String folder = environment.getOrDefault("SCHEMAS_DIR", "");
        return folder.isBlank() ? DeclaredTypes.standard() : DeclaredTypes.in(Path.of(folder));
    }

    /** Never the token. */
    @Override
    public String toString() {
        return "port " + port + ", dialect " + dialect.name() + ", "
                + types.stream().map(ResourceType::endpoint).collect(Collectors.joining(" "));
    }
}
