package io.scimwright.apim.internal.azure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why there was no answer, in words for an operator: what Java says of it is the name of a class, or nothing. */
public final class NoAnswer {

    private static final Pattern CLASS_NAME = Pattern.compile("\\b(?:[a-z][a-z0-9]*\\.){2,}[A-Z]\\w*(?::\\s*)?");

    /** What Reactor says when it has waited long enough. */
    private static final String WAITED = "Timeout on blocking read";

    private NoAnswer() {}

    /** One line, which names no class. */
    public static String words(Throwable failure) {
        boolean isCut = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<String> words = known(cause);
            if (words.isPresent()) {
                return words.get();
            }
            isCut |= cause instanceof IOException;
        }
        return isCut ? "the connection is closed" : said(failure);
    }

    private static Optional<String> known(@Nullable Throwable cause) {
        if (cause == null) {
            return Optional.empty();
        }
        if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
            return Optional.of("no machine is known by that name");
        }
        if (cause instanceof NoRouteToHostException) {
            return Optional.of("there is no way to that address");
        }
        if (cause instanceof HttpTimeoutException
                || cause instanceof TimeoutException
                || String.valueOf(cause.getMessage()).startsWith(WAITED)) {
            return Optional.of("it takes too long");
        }
        if (cause instanceof ConnectException) {
            return known(cause.getCause()).or(() -> Optional.of("the connection is refused"));
        }
        if (cause instanceof SSLException) {
            return Optional.of(
                    String.valueOf(cause.getMessage()).contains("certification path")
                            ? "its certificate is not trusted"
                            : "it does not speak TLS as this program does");
        }
        return Optional.empty();
    }

    private static String said(Throwable failure) {
        String text = CLASS_NAME
                .matcher(String.valueOf(failure.getMessage()))
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .strip();
        return text.isEmpty() || text.equals("null") ? "it is not known why" : text;
    }
}
