package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** What a provider says when its resource was not in the version that was expected, and the pause before the next try. */
final class LostRace {

    private static final int STATUS = 412;
    private static final int MOST_ATTEMPTS = 200;
    private static final int LONGEST_PAUSE_MILLIS = 20;

    private LostRace() {}

    static boolean is(ScimException failure) {
        return failure.status() == STATUS;
    }

    /**
     * Waits for a random time, so that the same two do not meet again.
     *
     * @param attempt how many tries have lost, from 1
     * @throws ScimException 503 with Retry-After when that is enough, or the request has no time left
     */
    static void pauseAfter(int attempt, ScimException lost, RequestContext context) {
        if (attempt == MOST_ATTEMPTS || Deadline.isOver(context)) {
            throw ScimException.of(503, "the resource is being changed by too many others at once")
                    .retryAfter(Duration.ofSeconds(1))
                    .causedBy(lost);
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(Math.min(attempt, LONGEST_PAUSE_MILLIS)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScimException.of(503, "the server is stopping").causedBy(e);
        }
    }
}
