package io.scimwright.server;

import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.WriteOutcome;
import java.util.List;

/** One operation under way, alone or in a bulk request, and what the audit trail will say of it. Used by one thread. */
final class Task {

    private final RequestContext context;
    private final String method;
    private String resource;
    private boolean changed;
    private List<Change> changes = List.of();

    Task(RequestContext context, String method, String path) {
        this.context = context;
        this.method = method;
        this.resource = path.replaceAll("^/+", "");
    }

    RequestContext context() {
        return context;
    }

    /** The HTTP method. */
    String method() {
        return method;
    }

    /** Notes which resource is meant. */
    void on(ResourceType type, String id) {
        resource = type.endpoint().substring(1) + "/" + id;
    }

    /** Notes a resource that was created; everything it holds is a change. */
    void created(ScimResource after) {
        on(after.type(), after.id());
        changed = true;
        changes = Redaction.of(after.type())
                .apply(ChangeList.between(ScimResource.of(after.type(), ScimObject.empty()), after));
    }

    /** Notes what was written. */
    WriteOutcome wrote(WriteOutcome outcome, ResourceType type, String id) {
        on(type, id);
        changed = outcome.isChanged();
        changes = Redaction.of(type).apply(outcome.changes());
        return outcome;
    }

    /** Endpoint and id where they are known, else the path without its first slash. */
    String resource() {
        return resource;
    }

    boolean hasChanged() {
        return changed;
    }

    List<Change> changes() {
        return changes;
    }
}
