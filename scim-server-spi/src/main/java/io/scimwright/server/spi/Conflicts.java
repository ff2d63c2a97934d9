package io.scimwright.server.spi;

import io.scimwright.core.error.ScimException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Does again what found that somebody else was faster. */
final class Conflicts {

    /** More conflicts in a row than this are no race but a store that is overrun, or a repository that never succeeds. */
    private static final int ATTEMPTS = 100;

    private static final int LONGEST_PAUSE_MILLIS = 20;

    private Conflicts() {}

    /**
     * Tries until there is a result, with a pause between two tries that is random, so that the same two do not meet again.
     *
     * @param what names what is written, for the failure
     * @param attempt empty when it lost
     * @throws ScimException 503 with Retry-After when it loses every time
     */
    static <R> R retry(String what, Supplier<Optional<R>> attempt) {
        for (int tries = 1; tries <= ATTEMPTS; tries++) {
            Optional<R> result = attempt.get();
            if (result.isPresent()) {
                return result.get();
            }
            pause(Math.min(tries, LONGEST_PAUSE_MILLIS));
        }
        throw ScimException.of(503, "the " + what + " is being changed by too many others at once")
                .retryAfter(Duration.ofSeconds(1));
    }

    private static void pause(int mostMillis) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(mostMillis + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScimException.of(503, "the server is stopping").causedBy(e);
        }
    }
}
