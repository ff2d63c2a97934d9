package io.scimwright.server;

import io.scimwright.core.patch.Change;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.RequestContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the audit listeners about every write, every refused login and everything that was forbidden. */
final class AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final int FORBIDDEN = 403;

    private final List<AuditListener> listeners;

    private final Map<String, Redaction> redactions = new HashMap<>();

    AuditTrail(List<AuditListener> listeners, List<ResourceType> types) {
        this.listeners = listeners;
        types.forEach(type -> redactions.put(type.name(), new Redaction(type)));
    }

    /**
     * A login that was refused, or a write that was refused before anybody looked at it.
     *
     * @param actor who is known to have sent it; empty where nobody is
     */
    void refused(ScimRequest request, String actor, String correlationId, int status, Instant since) {
        tell(new AuditRecord(
                since,
                actor,
                "",
                correlationId,
                request.method(),
                Task.shown(request.path()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                status,
                "refused",
                millis(since)));
    }

    static boolean isWrite(String method) {
        return WRITES.contains(method);
    }

    /** A write that ended, well or not; or any request that was forbidden. */
    void finished(Task task, int status, Instant since) {
        if (listeners.isEmpty() || (!isWrite(task.method()) && status != FORBIDDEN)) {
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
                changes(task),
                context.ignored(),
                context.skippedMembers(),
                context.downstream(),
                status,
                outcome(task, status),
                millis(since)));
    }

    /** What changed. A provider that tells it in an impossible way costs the record its changes, and nobody the answer. */
    private List<Change> changes(Task task) {
        try {
            return task.type()
                    .map(type -> redactions.get(type.name()))
                    .map(redaction -> redaction.apply(task.changes()))
                    .orElse(List.of());
        } catch (Throwable e) {
            LOG.error("the changes of request {} cannot be told", task.context().correlationId(), e);
            return List.of();
        }
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
        return Instant.now().toEpochMilli() - since.toEpochMilli();
    }

    private void tell(AuditRecord entry) {
        for (AuditListener listener : listeners) {
            try {
                listener.record(entry);
            } catch (Throwable e) {
                // What was written is written: not even an error may turn the answer into a failure.
                LOG.error("an audit listener failed for request {}", entry.correlationId(), e);
            }
        }
    }
}
