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

    private final Path file;
    private final Function<String, String> reading;
    private final Function<String, TokenCredential> making;
    private Made current;
    private @Nullable Made previous;

    private record Made(String text, TokenCredential credential) {}

    private FileCredential(
            Path file, Function<String, String> reading, Function<String, TokenCredential> making, String text) {
        this.file = file;
        this.reading = reading;
        this.making = making;
        this.current = new Made(text, making.apply(reading.apply(text)));
    }

    /**
     * A credential from a file.
     *
     * @param reading finds in the text of the file what counts
     * @param making makes a credential of what was found
     * @throws IllegalArgumentException when the file cannot be read or holds nothing
     */
    public static FileCredential of(
            Path file, Function<String, String> reading, Function<String, TokenCredential> making) {
        return new FileCredential(file, reading, making, requireSecret(file));
    }

    /** The text of a file that holds something besides comments. */
    public static String requireSecret(Path file) {
        String text = text(Objects.requireNonNull(file))
                .orElseThrow(() -> new IllegalArgumentException("the file " + file + " cannot be read"));
        if (secret(text).isEmpty()) {
            throw new IllegalArgumentException("the file " + file + " is empty");
        }
        return text;
    }

    /** The first line that is neither blank nor a comment; empty where there is none. */
    public static String secret(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
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
        if (secret(text).isEmpty()) {
            LOG.error("The file {} cannot be read or is empty; what it held before is used", file);
            return;
        }
        previous = current;
        current = new Made(text, making.apply(reading.apply(text)));
        LOG.info("The file {} has changed; what it holds now is used", file);
    }
}
