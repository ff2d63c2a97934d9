package io.scimwright.apim.internal.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * A credential that is made from a file and made anew when the file has changed by the time a token is needed. Where Azure refuses
 * the new one the one before is tried, since a new secret takes a while to be known everywhere. Thread-safe.
 */
public final class FileCredential implements TokenCredential {

    private static final Logger LOG = LoggerFactory.getLogger(FileCredential.class);

    /** What is shorter is cut off, or something else: Entra ID makes secrets of 40 characters. */
    private static final int SHORTEST = 8;

    private final Path file;
    private final UnaryOperator<String> reading;
    private final Function<String, TokenCredential> making;
    private Made current;
    private @Nullable Made previous;

    private record Made(String text, TokenCredential credential) {}

    private FileCredential(
            Path file, UnaryOperator<String> reading, Function<String, TokenCredential> making, String text) {
        this.file = file;
        this.reading = reading;
        this.making = making;
        this.current = new Made(text, making.apply(reading.apply(text)));
    }

    /**
     * A credential from a file.
     *
     * @param reading {@link #secret} or {@link #certificate}
     * @param making makes a credential of what was found
     * @throws IllegalArgumentException when the file cannot be read or does not hold that
     */
    public static FileCredential of(
            Path file, UnaryOperator<String> reading, Function<String, TokenCredential> making) {
        return new FileCredential(file, reading, making, require(file, reading));
    }

    /**
     * The text of a file that holds what is to be read in it.
     *
     * @throws IllegalArgumentException when the file cannot be read or does not hold that
     */
    public static String require(Path file, UnaryOperator<String> reading) {
        String text = text(Objects.requireNonNull(file))
                .orElseThrow(() -> new IllegalArgumentException("the file " + file + " cannot be read"));
        try {
            Objects.requireNonNull(reading.apply(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the file " + file + " " + e.getMessage(), e);
        }
        return text;
    }

    /**
     * The first line that is neither blank nor a comment.
     *
     * @throws IllegalArgumentException when there is none, or none that could be a secret, in words that follow the file's name
     */
    public static String secret(String text) {
        String secret = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("is empty: write the value of the client secret into it");
        }
        if (secret.contains("${")) {
            throw new IllegalArgumentException(
                    "holds a placeholder that stands for nothing: write the value of the client secret into it");
        }
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("holds " + secret.length()
                    + " characters, and a client secret of Entra ID has about 40: write the whole value into it");
        }
        return secret;
    }

    /**
     * The whole text, where it holds a certificate and a key.
     *
     * @throws IllegalArgumentException when one of them is missing, in words that follow the file's name
     */
    public static String certificate(String text) {
        if (!text.contains("-----BEGIN CERTIFICATE-----") || !text.contains(" PRIVATE KEY-----")) {
            throw new IllegalArgumentException("does not hold a certificate and its private key in PEM");
        }
        return text;
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.defer(() -> {
            Made now;
            Made before;
            synchronized (this) {
                refresh();
                now = current;
                before = previous;
            }
            Mono<AccessToken> token = now.credential().getToken(request);
            return before == null
                    ? token
                    : token.onErrorResume(failure -> TokenRefusals.in(failure).isPresent(), refused -> {
                        LOG.warn("Azure refuses what {} holds now; what it held before is tried", file);
                        return before.credential().getToken(request).onErrorMap(same -> refused);
                    });
        });
    }

    private void refresh() {
        String text = text(file).orElse("");
        if (text.equals(current.text())) {
            return;
        }
        String found;
        try {
            found = reading.apply(text);
        } catch (IllegalArgumentException e) {
            LOG.error("The file {} {}; what it held before is used", file, e.getMessage());
            return;
        }
        previous = current;
        current = new Made(text, making.apply(found));
        LOG.info("The file {} has changed; what it holds now is used", file);
    }
}
