package io.scimwright.server;

import io.scimwright.core.patch.Change;
import io.scimwright.core.patch.ChangeList;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.WriteOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operation under way, alone or in a bulk request, and what the audit trail will say of it. Used by one thread. */
final class Task {

    private final RequestContext context;
    private final String method;
    private final String path;
    private @Nullable ResourceType type;
    private String id = "";
    private boolean changed;
    private List<Change> changes = List.of();
    private @Nullable ScimResource created;

    Task(RequestContext context, String method, String path) {
        this.context = context;
        this.method = method;
        this.path = path;
    }

    RequestContext context() {
        return context;
    }

    /** The HTTP method. */
    String method() {
        return method;
    }

    /** Notes which resource is meant. */
    void on(ResourceType meant, String itsId) {
        type = meant;
        id = itsId;
    }

    /** Notes a resource that was created; everything it holds is a change. */
    void created(ScimResource after) {
        on(after.type(), after.id());
        changed = true;
        created = after;
    }

    /** Notes what was written. */
    WriteOutcome wrote(WriteOutcome outcome, ResourceType meant, String itsId) {
        on(meant, itsId);
        changed = outcome.isChanged();
        changes = outcome.changes();
        return outcome;
    }

    /** A path that leads nowhere is told by its beginning: strangers must not fill the audit trail with it. */
    private static final int MOST_CHARS = 200;

    /** Endpoint and id where they are known, else the path. */
    String resource() {
        return type == null ? shown(path) : type.endpoint().substring(1) + "/" + id;
    }

    /** A path as the audit trail shows it, without its first slashes. */
    static String shown(String path) {
        int start = 0;
        while (start < path.length() && path.charAt(start) == '/') {
            start++;
        }
        return path.length() - start > MOST_CHARS
                ? path.substring(start, start + MOST_CHARS) + "…"
                : path.substring(start);
    }

    boolean hasChanged() {
        return changed;
    }

    /** The type of the resource that is meant; empty where none is. */
    Optional<ResourceType> type() {
        return Optional.ofNullable(type);
    }

    /** What changed, secrets included. */
    List<Change> changes() {
        return created == null ? changes : ChangeList.ofCreated(created);
    }
}
