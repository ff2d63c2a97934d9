package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns any failure into the one answer of RFC 7644 section 3.12. */
final class ErrorMapper {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    private static final int UNAVAILABLE = 503;

    /** Of a chain of causes, which may go in a circle. */
    private static final int DEEPEST = 20;

    private static final int LONGEST = 500;

    private final Challenge challenge;

    ErrorMapper(Challenge challenge) {
        this.challenge = challenge;
    }

    /** The failure as a client may know it; what nobody foresaw is logged and becomes a 500 that tells its log entry only. */
    static ScimException known(Throwable failure, String correlationId) {
        if (failure instanceof ScimException known) {
            return known;
        }
        LOG.error("request {} failed", correlationId, failure);
        return ScimException.of(500, "the server failed; its log has the cause under " + correlationId);
    }

    /** What passes is one line for each request, of which there may be many; the stack trace is for those who look for it. */
    private static void log(ScimException known, Throwable cause, String correlationId) {
        if (known.status() == UNAVAILABLE) {
            LOG.warn("request {} answered {}: {}", correlationId, known.error(), firstLine(origin(cause)));
            LOG.debug("what request {} met", correlationId, cause);
        } else {
            LOG.warn("request {} answered {}", correlationId, known.error(), cause);
        }
    }

    private static Throwable origin(Throwable failure) {
        Throwable origin = failure;
        for (int i = 0; i < DEEPEST && origin.getCause() != null; i++) {
            origin = origin.getCause();
        }
        return origin;
    }

    private static String firstLine(Throwable failure) {
        String text = failure.toString().lines().findFirst().orElse("");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    ScimResponse map(ScimException known, ScimRequest request, String correlationId) {
        if (known.status() >= 500 && known.getCause() != null) {
            log(known, known.getCause(), correlationId);
        }
        ScimResponse response = ScimResponse.of(known.status(), Representation.error(known.error()));
        if (known.status() == 401) {
            boolean sent = request.first("Authorization").isPresent();
            response = response.with("WWW-Authenticate", challenge.refused(sent));
        }
        if (known.getCause() instanceof Access.InsufficientScope lacking) {
            response = response.with("WWW-Authenticate", challenge.lacking(lacking.scope()));
        }
        if (known.getCause() instanceof Body.Compressed) {
            response = response.with("Accept-Encoding", "identity");
        }
        long seconds =
                known.retryAfter().map(wait -> Math.max(1, wait.toSeconds())).orElse(0L);
        return seconds == 0 ? response : response.with("Retry-After", Long.toString(seconds));
    }
}
