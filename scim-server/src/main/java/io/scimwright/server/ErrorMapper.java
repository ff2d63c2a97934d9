package io.scimwright.server;

import io.scimwright.core.error.ScimException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns any failure into the one answer of RFC 7644 section 3.12. */
final class ErrorMapper {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    private ErrorMapper() {}

    static ScimResponse map(Throwable failure, String correlationId) {
        if (!(failure instanceof ScimException known)) {
            LOG.error("request {} failed", correlationId, failure);
            return map(
                    ScimException.of(500, "the server failed; its log has the cause under " + correlationId),
                    correlationId);
        }
        if (known.status() >= 500 && known.getCause() != null) {
            LOG.warn("request {} answered {}", correlationId, known.error(), known.getCause());
        }
        ScimResponse response = ScimResponse.of(known.status(), Representation.error(known.error()));
        if (known.status() == 401) {
            response = response.with("WWW-Authenticate", "Bearer realm=\"SCIM\"");
        }
        long seconds =
                known.retryAfter().map(wait -> Math.max(1, wait.toSeconds())).orElse(0L);
        return seconds == 0 ? response : response.with("Retry-After", Long.toString(seconds));
    }
}
