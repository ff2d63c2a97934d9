package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.patch.Change;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Returned;
import io.scimwright.filter.AttributePath;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.WriteOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request under way: what came in, who sent it, and what the audit trail will say of it. Used by one thread. */
final class Exchange {

    private final ScimRequest request;
    private final RequestContext context;
    private String resource;
    private @Nullable QueryString query;
    private boolean changed;
    private List<Change> changes = List.of();

    Exchange(ScimRequest request, RequestContext context) {
        this.request = request;
        this.context = context;
        this.resource = request.path().replaceAll("^/+", "");
    }

    ScimRequest request() {
        return request;
    }

    /** The parameters of the query string; reading them fails when they are badly encoded. */
    QueryString query() {
        if (query == null) {
            query = QueryString.parse(request.query());
        }
        return query;
    }

    RequestContext context() {
        return context;
    }

    /** Notes what was written, under the id that a new resource got. */
    WriteOutcome wrote(WriteOutcome outcome, ResourceType type, String id) {
        changed = outcome.isChanged();
        changes = outcome.changes().stream()
                .map(change -> isSecret(change, type) ? Change.ofElements(change.path(), List.of(), List.of()) : change)
                .toList();
        resource = type.endpoint().substring(1) + "/" + id;
        return outcome;
    }

    /** What is never returned is never told to the audit trail either; that it changed is. */
    private static boolean isSecret(Change change, ResourceType type) {
        return type.resolve(AttributePath.parse(change.path()), Dialect.rfc())
                .filter(path -> path.attribute().returned() == Returned.NEVER)
                .isPresent();
    }

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
