package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.time.Instant;

/** The moment by which a request wants its answer: work that goes on after it is for nobody. */
final class Deadline {

    private Deadline() {}

    static boolean isOver(RequestContext context) {
        return context.deadline().filter(Instant.now()::isAfter).isPresent();
    }

    /** Gives up a request whose time is over, between two steps of its work. */
    static void check(RequestContext context) {
        if (isOver(context)) {
            throw ScimException.of(503, "the request took too long").retryAfter(Duration.ofSeconds(1));
        }
    }
}
