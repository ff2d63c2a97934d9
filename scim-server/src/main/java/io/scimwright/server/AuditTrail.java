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

/** Tells the audit listeners about every write and every refused login. */
final class AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final List<AuditListener> listeners;

    AuditTrail(List<AuditListener> listeners) {
        this.listeners = listeners;
    }

    void refusedLogin(ScimRequest request, String correlationId, ScimResponse response, Instant since) {
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
                response.status(),
                "refused",
                millis(since)));
    }

    void finished(Exchange exchange, ScimResponse response, Instant since) {
        ScimRequest request = exchange.request();
        if (!WRITES.contains(request.method()) || request.path().endsWith("/.search")) {
            return;
        }
        RequestContext context = exchange.context();
        tell(new AuditRecord(
                since,
                context.principal().name(),
                context.tenant().orElse(""),
                context.correlationId(),
                request.method(),
                exchange.resource(),
                exchange.changes(),
                context.ignored(),
                context.skippedMembers(),
                context.downstream(),
                response.status(),
                outcome(request.method(), exchange, response),
                millis(since)));
    }

    private static String outcome(String method, Exchange exchange, ScimResponse response) {
        if (response.status() >= 400) {
            return "refused";
        }
        if (!exchange.hasChanged()) {
            return "unchanged";
        }
        return switch (method) {
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
