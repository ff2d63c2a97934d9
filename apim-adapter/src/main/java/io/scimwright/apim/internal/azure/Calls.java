package io.scimwright.apim.internal.azure;

import com.azure.core.exception.HttpResponseException;
import io.scimwright.apim.traffic.CallBudget;
import io.scimwright.apim.traffic.CallKind;
import io.scimwright.apim.traffic.Priority;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Makes calls within the budget, makes them again where that helps, and tells failures in SCIM's words. Every call of the
 * management plane may be made twice: the second finds what the first did, so that an answer that was lost does no harm.
 */
final class Calls {

    private static final int TRIES = 5;

    /** Longer than the longest pause between two tries of a call that failed for a moment. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private static final int STALE = 412;
    private static final int THROTTLED = 429;
    private static final Set<Integer> PASSING = Set.of(408, STALE, 500, 502, 503, 504);

    /** Of the answers after which a call is made again those that say that nothing was done. */
    private static final Set<Integer> REFUSED = Set.of(STALE, THROTTLED);

    private final CallBudget budget;

    Calls(CallBudget budget) {
        this.budget = budget;
    }

    /** The result of a call; empty where the answer is 404. */
    <T> Optional<T> found(CallKind kind, Priority priority, CallContext call, Supplier<T> request) {
        return made(kind, priority, call, () -> {
            try {
                return Optional.of(request.get());
            } catch (HttpResponseException e) {
                if (Failures.isAbsence(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** The result of a call. */
    <T> T made(CallKind kind, Priority priority, CallContext call, Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            CallBudget.Permit permit = budget.acquire(kind, priority);
            OptionalInt remaining = OptionalInt.empty();
            boolean throttled = false;
            try {
                T result = request.get();
                remaining = call.remaining();
                return result;
            } catch (HttpResponseException e) {
                remaining = call.remaining();
                if (Failures.status(e) == THROTTLED) {
                    throttled = true;
                    permit.throttled(Failures.retryAfter(e));
                }
                if (call.insists() && Failures.status(e) == STALE) {
                    throw ScimException.preconditionFailed("it was changed meanwhile")
                            .causedBy(e);
                }
                if (attempt == TRIES || !isPassing(e) || isLate(call.request(), attempt)) {
                    throw Failures.translate(e);
                }
                if (!REFUSED.contains(Failures.status(e))) {
                    call.doubt();
                }
            } catch (ScimException e) {
                throw e;
            } catch (RuntimeException e) {
                if (attempt == TRIES || !Failures.isConnection(e) || isLate(call.request(), attempt)) {
                    throw Failures.translate(e);
                }
                call.doubt();
            } finally {
                if (!throttled) {
                    permit.done(remaining);
                }
            }
            if (!throttled) {
                pause(attempt);
            }
        }
    }

    /** 412 comes too when two writes to one user overlap, whatever If-Match says. */
    private static boolean isPassing(HttpResponseException e) {
        int status = Failures.status(e);
        return status == THROTTLED || PASSING.contains(status);
    }

    private static boolean isLate(RequestContext context, int attempt) {
        return context.deadline()
                .filter(deadline -> Instant.now().plus(longest(attempt)).isAfter(deadline))
                .isPresent();
    }

    private static Duration longest(int attempt) {
        return FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
    }

    /** A random time up to the longest, so that those who failed together do not come back together. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(longest(attempt).toMillis()) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ScimException.of(503, "the server is stopping").causedBy(e);
        }
    }
}
