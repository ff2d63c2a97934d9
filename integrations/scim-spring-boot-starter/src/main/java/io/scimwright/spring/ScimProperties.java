package io.scimwright.spring;

import io.scimwright.core.Dialect;
import io.scimwright.server.BearerTokens;
import io.scimwright.server.TokenFile;
import io.scimwright.server.spi.Authenticator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a SCIM endpoint. Immutable.
 *
 * @param enabled whether SCIM is served at all
 * @param basePath the path below which SCIM is served, with a slash before it and none behind it
 * @param baseUri the URI that locations in answers start with, such as https://scim.example.com/scim/v2, whatever requests say;
 *     by default the URI that the request came to
 * @param trustForwardedHeaders whether Forwarded and X-Forwarded headers say where the request came to: only behind a proxy
 *     that sets or removes them
 * @param dialect how requests are read: tolerant, as identity providers need it, or rfc
 * @param openConfiguration whether /ServiceProviderConfig is shown to those who have not signed in
 * @param tokens bearer tokens of SCIM clients by name, each in plain text or as sha256: and its hash in hexadecimal; the name stands
 *     in the audit trail
 * @param tokenFile a file of bearer tokens, one a line, that is read again when it changes; instead of tokens
 * @param cursorKey what signs the cursors of pages, 32 bytes of UTF-8 or more and the same for all replicas; random by default
 * @param auditFile the file to which the audit trail goes, one line of JSON a record; none by default. Beans of type AuditListener
 *     are told too
 * @param auditFileSize how large the audit file may grow before it is put aside and a new one begins; 0 for any size
 * @param auditFileCount how many audit files that were put aside are kept
 * @param auditLogger the name of a logger to which the audit trail goes, one line of JSON a record; none by default
 * @param jwt access tokens of an authorization server, instead of tokens of one's own
 * @param limits how much is taken
 */
@ConfigurationProperties("scimwright")
public record ScimProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("/scim/v2") String basePath,
        @DefaultValue("") String baseUri,
        @DefaultValue("false") boolean trustForwardedHeaders,
        @DefaultValue("tolerant") String dialect,
        @DefaultValue("false") boolean openConfiguration,
        @DefaultValue Map<String, String> tokens,
        @DefaultValue("") String tokenFile,
        @DefaultValue("") String cursorKey,
        @DefaultValue("") String auditFile,
        @DefaultValue("0") DataSize auditFileSize,
        @DefaultValue("10") int auditFileCount,
        @DefaultValue("") String auditLogger,
        @DefaultValue Jwt jwt,
        @DefaultValue Limits limits) {

    private static final DataSize LEAST_AUDIT_FILE = DataSize.ofKilobytes(64);

    /**
     * Checks what can be checked without anything else.
     *
     * @throws ScimConfigurationException when a setting cannot be used
     */
    public ScimProperties {
        tokens.forEach((name, token) -> Placeholder.refuse("scimwright.tokens." + name, token));
        Placeholder.refuse("scimwright.token-file", tokenFile);
        Placeholder.refuse("scimwright.cursor-key", cursorKey);
        Placeholder.refuse("scimwright.base-path", basePath);
        Placeholder.refuse("scimwright.base-uri", baseUri);
        Placeholder.refuse("scimwright.dialect", dialect);
        Placeholder.refuse("scimwright.audit-file", auditFile);
        Placeholder.refuse("scimwright.audit-logger", auditLogger);
        if (!basePath.matches("(/[A-Za-z0-9._~-]+)+")) {
            throw new ScimConfigurationException(
                    "scimwright.base-path",
                    "must look like /scim/v2, but is '" + basePath + "'",
                    "Give a path with a slash before it and none behind it.");
        }
        if (Dialect.named(dialect).isEmpty()) {
            throw new ScimConfigurationException(
                    "scimwright.dialect",
                    "must be tolerant or rfc, but is '" + dialect + "'",
                    "Leave it out unless your clients send requests to the letter of the RFC.");
        }
        if (auditFileSize.toBytes() != 0 && auditFileSize.compareTo(LEAST_AUDIT_FILE) < 0) {
            throw new ScimConfigurationException(
                    "scimwright.audit-file-size",
                    "must be 0, or at least 64KB",
                    "Leave it out for a file of any size.");
        }
        if (auditFileCount < 1) {
            throw new ScimConfigurationException(
                    "scimwright.audit-file-count", "must be 1 or more", "Leave it out to keep ten.");
        }
        tokens = Map.copyOf(tokens);
    }

    /**
     * What the tokens, or the file of them, come to.
     *
     * @throws ScimConfigurationException when there is none, or one is malformed; its message holds no token
     */
    public Authenticator authenticator() {
        if (tokens.isEmpty() == tokenFile.isBlank()) {
            throw tokens.isEmpty()
                    ? new ScimConfigurationException(
                            "scimwright.tokens",
                            "is missing: give at least one bearer token as scimwright.tokens.<name>, or a file of tokens"
                                    + " as scimwright.token-file",
                            "Or add a bean of type Authenticator.")
                    : new ScimConfigurationException(
                            "scimwright.tokens and scimwright.token-file",
                            "are both given; one of them has to go",
                            "Keep the file: tokens in it are changed without a restart.");
        }
        tokens.forEach((name, token) -> {
            if (token.isBlank()) {
                throw new ScimConfigurationException(
                        "scimwright.tokens." + name, "is blank", "Give the token that the client sends, or remove it.");
            }
        });
        try {
            return tokenFile.isBlank() ? BearerTokens.of(tokens) : TokenFile.at(Path.of(tokenFile));
        } catch (IllegalArgumentException e) {
            throw new ScimConfigurationException(
                    tokenFile.isBlank() ? "scimwright.tokens:" : "scimwright.token-file:",
                    String.valueOf(e.getMessage()),
                    "A token is a text without blanks, or sha256: and its hash in hexadecimal.");
        }
    }

    /** Everything but the secrets, of which the names are told. */
    @Override
    public String toString() {
        return "ScimProperties[basePath=" + basePath + ", dialect=" + dialect + ", tokens=" + tokens.keySet() + "]";
    }

    /**
     * Access tokens as JSON Web Tokens, checked by the application's JwtDecoder, such as Spring Boot makes from
     * spring.security.oauth2.resourceserver.jwt.issuer-uri.
     *
     * @param enabled whether they are taken
     * @param nameClaim the claim that stands in the audit trail
     * @param rolesClaim the claim that lists what the client may do, as an array or a text with blanks between
     * @param readRole the value that allows reading
     * @param writeRole the value that allows everything
     */
    public record Jwt(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("sub") String nameClaim,
            @DefaultValue("scope") String rolesClaim,
            @DefaultValue("scim.read") String readRole,
            @DefaultValue("scim.write") String writeRole) {

        /**
         * Refuses what stands for nothing.
         *
         * @throws ScimConfigurationException when a setting holds a placeholder
         */
        public Jwt {
            Placeholder.refuse("scimwright.jwt.name-claim", nameClaim);
            Placeholder.refuse("scimwright.jwt.roles-claim", rolesClaim);
            Placeholder.refuse("scimwright.jwt.read-role", readRole);
            Placeholder.refuse("scimwright.jwt.write-role", writeRole);
        }
    }

    /**
     * How much is taken of a request, and done for it.
     *
     * @param body how long a body may be
     * @param bodyTime how long a body may take to come
     * @param requestTime how long an operation may take
     * @param concurrentRequests how many requests are worked on at once; more get 429
     * @param patchOperations how many operations a PATCH may have
     * @param bulkOperations how many operations a bulk request may have
     * @param pageSize how many resources a page has when nobody says
     * @param maxPageSize how many resources a page has at most
     * @param scan how many resources are looked at for one answer
     * @param cursorAge how long a cursor is good
     */
    public record Limits(
            @DefaultValue("10MB") DataSize body,
            @DefaultValue("45s") Duration bodyTime,
            @DefaultValue("1m") Duration requestTime,
            @DefaultValue("512") int concurrentRequests,
            @DefaultValue("10000") int patchOperations,
            @DefaultValue("1000") int bulkOperations,
            @DefaultValue("100") int pageSize,
            @DefaultValue("1000") int maxPageSize,
            @DefaultValue("100000") int scan,
            @DefaultValue("10m") Duration cursorAge) {

        /**
         * Checks what no other part checks.
         *
         * @throws ScimConfigurationException when a body would have no time, or for ever
         */
        public Limits {
            if (bodyTime.toMillis() < 1) {
                throw new ScimConfigurationException(
                        "scimwright.limits.body-time",
                        "must be longer than nothing, but is '" + bodyTime.toMillis() + "ms'",
                        "Give a time such as 45s.");
            }
        }

        io.scimwright.server.Limits toLimits() {
            return io.scimwright.server.Limits.standard()
                    .withBodyBytes(body.toBytes())
                    .withRequestTime(requestTime)
                    .withConcurrentRequests(concurrentRequests)
                    .withPatchOperations(patchOperations)
                    .withBulkOperations(bulkOperations)
                    .withPageSize(pageSize, maxPageSize)
                    .withScan(scan)
                    .withCursorAge(cursorAge);
        }
    }
}
