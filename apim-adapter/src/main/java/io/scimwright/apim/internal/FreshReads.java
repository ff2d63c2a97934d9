package io.scimwright.apim.internal;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Work that reads something and writes it in the version it was read in. Where another server was faster it begins again with the
 * reading, so that neither loses what the other did.
 */
final class FreshReads {

    private static final int STALE = 412;
    private static final int TRIES = 12;
    private static final long LONGEST_MILLIS = 500;

    private FreshReads() {}

    /** What was read is not what is there any more. */
    static ScimException stale() {
        return ScimException.preconditionFailed("it was changed meanwhile");
    }

    /**
     * Does the work until it is not too late.
     *
     * @throws ScimException 503 when others were faster each time, or the request's time is over
     */
    static <T> T insist(RequestContext context, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ScimException e) {
                if (e.status() != STALE) {
                    throw e;
                }
                pauseAfter(attempt, context, e);
            }
        }
    }

    /**
     * Before what was read is read again because it may be another by now.
     *
     * @param round how often that has been done; the first time there is nothing to wait for
     * @throws ScimException 503 when it was another each time, or the request's time is over
     */
    static void pause(int round, RequestContext context) {
        if (round > 1) {
            pauseAfter(round, context, stale());
        }
    }

    /** A random time, so that the same two do not meet again. */
    private static void pauseAfter(int attempt, RequestContext context, ScimException stale) {
        long longest = Math.min(LONGEST_MILLIS, 10L << attempt);
        boolean late = context.deadline()
                .filter(deadline -> Instant.now().plusMillis(longest).isAfter(deadline))
                .isPresent();
        if (attempt == TRIES || late) {
            throw ScimException.of(503, "it is being changed by too many others at once")
                    .retryAfter(Duration.ofSeconds(1))
                    .causedBy(stale);
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScimException.of(503, "the server is stopping").causedBy(e);
        }
    }
}
