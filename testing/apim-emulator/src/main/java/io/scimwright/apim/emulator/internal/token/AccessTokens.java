package io.scimwright.apim.emulator.internal.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues and reads access tokens: JWTs signed with a key that lives as long as the emulator. Thread-safe. */
public final class AccessTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int HASH_CHARACTERS = 8;

    private final SecretKeySpec key;

    /** Makes a key. */
    public AccessTokens() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * What an accepted token says.
     *
     * @param client the client id
     * @param expires when it expires
     */
    public record Claims(String client, Instant expires) {}

    /** Issues a token to a client. */
    public String issue(String tenant, String client, String audience, Instant now, Instant expires) {
        ObjectNode claims = WireJson.object()
                .put("aud", audience)
                .put("iss", "https://sts.windows.net/" + tenant + "/")
                .put("iat", now.getEpochSecond())
                .put("nbf", now.getEpochSecond())
                .put("exp", expires.getEpochSecond())
                .put("appid", client)
                .put("oid", client)
                .put("tid", tenant)
                .put("uti", UUID.randomUUID().toString());
        ObjectNode header = WireJson.object().put("typ", "JWT").put("alg", "HS256");
        String signed = encode(WireJson.compact(header)) + "." + encode(WireJson.compact(claims));
        return signed + "." + encode(sign(signed));
    }

    /** The claims of a token that this emulator issued, expired or not. */
    public Optional<Claims> read(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        byte[] expected = encode(sign(token.substring(0, dot))).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        try {
            String payload = token.substring(token.indexOf('.') + 1, dot);
            JsonNode claims = WireJson.parse(Base64.getUrlDecoder().decode(payload));
            return Optional.of(new Claims(
                    claims.path("appid").asText(),
                    Instant.ofEpochSecond(claims.path("exp").asLong())));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A name for the bearer of a token that somebody else issued; the token cannot be told from it. */
    public static String nameOfStranger(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return "bearer-" + HexFormat.of().formatHex(hash).substring(0, HASH_CHARACTERS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
