package io.scimwright.server;

import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the audit listeners about every write, every refused login and everything that was forbidden. */
final class AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final int FORBIDDEN = 403;

    private final List<AuditListener> listeners;

    AuditTrail(List<AuditListener> listeners) {
        this.listeners = listeners;
    }

    /** A request of somebody that was not recognised. */
    void refusedLogin(ScimRequest request, String correlationId, int status, Instant since) {
        tell(new AuditRecord(
                since,
                "",
                "",
                correlationId,
                request.method(),
                request.path().replaceAll("^/+", ""),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                status,
                "refused",
                millis(since)));
    }

    /** A write that ended, well or not; or any request that was forbidden. */
    void finished(Task task, int status, Instant since) {
        if (!WRITES.contains(task.method()) && status != FORBIDDEN) {
            return;
        }
        RequestContext context = task.context();
        tell(new AuditRecord(
                since,
                context.principal().name(),
                context.tenant().orElse(""),
                context.correlationId(),
                task.method(),
                task.resource(),
                task.changes(),
                context.ignored(),
                context.skippedMembers(),
                context.downstream(),
                status,
                outcome(task, status),
                millis(since)));
    }

    private static String outcome(Task task, int status) {
        if (status >= 400) {
            return "refused";
        }
        if (!task.hasChanged()) {
            return "unchanged";
        }
        return switch (task.method()) {
            case "POST" -> "created";
            case "DELETE" -> "deleted";
            default -> "changed";
        };
    }

    private static long millis(Instant since) {
        return Duration.between(since, Instant.now()).toMillis();
    }

    private void tell(AuditRecord entry) {
        for (AuditListener listener : listeners) {
            try {
                listener.record(entry);
            } catch (RuntimeException e) {
                LOG.error("an audit listener failed for request {}", entry.correlationId(), e);
            }
        }
    }
}
