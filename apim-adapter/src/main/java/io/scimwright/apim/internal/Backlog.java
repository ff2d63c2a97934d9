package io.scimwright.apim.internal;

import io.scimwright.apim.traffic.Admission;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many small steps of one request. When not all can be made in time, those that are made stay, and the client learns how many are
 * left and when to send the same request again.
 */
final class Backlog implements AutoCloseable {

    private static final Set<Integer> PASSING = Set.of(429, 503);

    /** What the management plane gives back of its budget of writes in a second. */
    private static final int STEPS_PER_SECOND = 10;

    /** To leave time for the answer. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private final Admission admission;
    private final Instant end;
    private final Duration patience;
    private Admission.@Nullable Work admitted;
    private int left;
    private boolean begun;

    Backlog(RequestContext context, Admission admission, Duration patience) {
        this.admission = admission;
        this.patience = patience;
        Instant own = Instant.now().plus(patience);
        this.end = context.deadline()
                .map(deadline -> deadline.minus(RESERVE))
                .filter(own::isAfter)
                .orElse(own);
    }

    /**
     * There are that many steps; one alone needs no admission.
     *
     * @throws ScimException 429 when there is too much to do already
     */
    void expect(int steps) {
        left = steps;
        if (steps > 1) {
            try {
                admitted = admission.admit(steps);
            } catch (ScimException e) {
                throw told(e.status(), e.error().detail(), e.retryAfter().orElse(Duration.ofSeconds(1)), e);
            }
        }
    }

    /**
     * Makes a step; the first one in any case, so that each request comes some way.
     *
     * @throws ScimException 429 when the time is over; what the step throws, with the number of steps that are left where it helps
     *     to try again
     */
    void next(Runnable step) {
        if (begun && Instant.now().isAfter(end)) {
            long seconds = Math.min(patience.toSeconds(), left / STEPS_PER_SECOND);
            throw told(429, "there is no time for more", Duration.ofSeconds(Math.max(1, seconds)), null);
        }
        begun = true;
        try {
            step.run();
        } catch (ScimException e) {
            if (!PASSING.contains(e.status())) {
                throw e;
            }
            throw told(e.status(), e.error().detail(), e.retryAfter().orElse(Duration.ofSeconds(1)), e);
        }
        left--;
        Admission.Work work = admitted;
        if (work != null) {
            work.step();
        }
    }

    /** Gives room to others. */
    @Override
    public void close() {
        Admission.Work work = admitted;
        if (work != null) {
            work.close();
        }
    }

    private ScimException told(int status, String why, Duration wait, @Nullable ScimException cause) {
        ScimException refusal = ScimException.of(
                        status,
                        why + "; what is done stays, and the same request sent again makes the changes of " + left
                                + " members that are left")
                .retryAfter(wait);
        return cause == null ? refusal : refusal.causedBy(cause);
    }
}
