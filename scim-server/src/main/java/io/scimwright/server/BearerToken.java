package io.scimwright.server;

import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bearer token as a server keeps it: its SHA-256 hash, a name for the audit trail, what it allows, and until when. A token has
 * to be random and long (32 random bytes are plenty), since its hash is not salted. Immutable.
 */
public final class BearerToken {

    private static final String HASHED = "sha256:";

    /** How a placeholder begins that whoever reads the settings should have put a token in the place of. */
    private static final String PLACEHOLDER = "${";

    /** Copied for each request, which is quicker than to look for one among the security providers. */
    private static final MessageDigest UNUSED_SHA_256 = sha256();

    /** 128 bits in hexadecimal digits. */
    private static final int LONG_ENOUGH = 32;

    private final String name;
    private final byte[] hash;
    private final boolean isShort;
    private final Set<Scope> scopes;
    private final @Nullable Instant expiry;
    private final @Nullable String tenant;

    private BearerToken(
            String name,
            byte[] hash,
            boolean isShort,
            Set<Scope> scopes,
            @Nullable Instant expiry,
            @Nullable String tenant) {
        this.name = name;
        this.hash = hash;
        this.isShort = isShort;
        this.scopes = scopes;
        this.expiry = expiry;
        this.tenant = tenant;
    }

    /**
     * A token that allows everything and does not expire.
     *
     * @param token the token itself, or {@code sha256:} and the 64 hexadecimal digits of its hash
     * @throws IllegalArgumentException when the name or the token is blank, the token holds a blank, the hash is none, or the token
     *     holds a placeholder, which begins with a dollar sign and a brace: everybody who reads the settings would know it
     * @throws NullPointerException when the token is null, with its name
     */
    public static BearerToken of(String name, String token) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a bearer token needs a name");
        }
        Objects.requireNonNull(token, () -> "the bearer token '" + name + "' is missing");
        if (token.isBlank()) {
            throw new IllegalArgumentException("the bearer token '" + name + "' is blank");
        }
        if (token.contains(PLACEHOLDER)) {
            throw new IllegalArgumentException(
                    "the bearer token '" + name + "' holds a placeholder that stands for nothing");
        }
        if (token.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException(
                    "the bearer token '" + name
                            + "' holds a blank, which no token can (RFC 6750); scope=, expires= and tenant= have their place in a token file");
        }
        boolean isHash = token.startsWith(HASHED);
        byte[] hash = isHash ? digits(name, token.substring(HASHED.length())) : hash(token);
        return new BearerToken(name, hash, !isHash && token.length() < LONG_ENOUGH, Set.of(Scope.WRITE), null, null);
    }

    /**
     * A token from a line: name, token or hash, and in any order {@code scope=} with scopes and commas between them,
     * {@code expires=} with a point in time, {@code tenant=} with a name; blanks between the parts.
     *
     * <pre>{@code entra sha256:9f86d0… scope=write expires=2027-03-01T00:00:00Z}</pre>
     *
     * @throws IllegalArgumentException when the line is malformed; the message never holds the token
     */
    public static BearerToken parse(String line) {
        String[] parts = line.strip().split("\\s+");
        if (parts.length < 2) {
            throw new IllegalArgumentException("expected a name and a token, perhaps scope=, expires= and tenant=");
        }
        BearerToken token = of(parts[0], parts[1]);
        for (int i = 2; i < parts.length; i++) {
            token = token.with(parts[i]);
        }
        return token;
    }

    private BearerToken with(String option) {
        int equals = option.indexOf('=');
        String value = option.substring(equals + 1);
        return switch (equals < 0 ? "" : option.substring(0, equals)) {
            case "scope" -> {
                Set<Scope> all = new LinkedHashSet<>();
                for (String scope : QueryString.split(value)) {
                    all.add(Scope.parse(scope));
                }
                yield allowing(all);
            }
            case "expires" -> expiring(instant(value));
            case "tenant" -> ofTenant(value);
            default ->
                throw new IllegalArgumentException(
                        "the bearer token '" + name + "' has an option that is not scope=, expires= or tenant=");
        };
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the bearer token '" + name + "' expires at no such time as 2027-03-01T00:00:00Z", e);
        }
    }

    private static byte[] digits(String name, String text) {
        if (!text.matches("[0-9A-Fa-f]{64}")) {
            throw new IllegalArgumentException(
                    "the hash of the bearer token '" + name + "' must have 64 hexadecimal digits");
        }
        return HexFormat.of().parseHex(text);
    }

    /** This token, allowing only what one of the scopes allows. */
    public BearerToken allowing(Set<Scope> only) {
        return new BearerToken(name, hash, isShort, Set.copyOf(only), expiry, tenant);
    }

    /** This token, refused from that moment on. */
    public BearerToken expiring(Instant moment) {
        return new BearerToken(name, hash, isShort, scopes, Objects.requireNonNull(moment), tenant);
    }

    /** This token, for the resources of one tenant. */
    public BearerToken ofTenant(String only) {
        return new BearerToken(name, hash, isShort, scopes, expiry, Objects.requireNonNull(only));
    }

    /** The name that stands in the audit trail. */
    public String name() {
        return name;
    }

    /** From when on it is refused; empty for never. */
    public Optional<Instant> expiry() {
        return Optional.ofNullable(expiry);
    }

    /** Whether it is known to have less than 32 characters, too few to be safe from guessing; of a hash nobody knows. */
    public boolean isShort() {
        return isShort;
    }

    static byte[] hash(String token) {
        try {
            return ((MessageDigest) UNUSED_SHA_256.clone()).digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the SHA-256 of this Java platform cannot be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a token has this hash; takes the same time either way. */
    boolean matches(byte[] given) {
        return MessageDigest.isEqual(hash, given);
    }

    boolean isExpired(Instant now) {
        return expiry != null && !now.isBefore(expiry);
    }

    Principal principal() {
        Principal principal = new Principal(name, scopes);
        return tenant == null ? principal : principal.ofTenant(tenant);
    }

    /** The name; never the token. */
    @Override
    public String toString() {
        return name;
    }
}
