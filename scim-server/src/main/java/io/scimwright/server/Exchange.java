package io.scimwright.server;

import io.scimwright.core.patch.Change;
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
    private @Nullable WriteOutcome written;

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
    WriteOutcome wrote(WriteOutcome outcome, String endpoint, String id) {
        written = outcome;
        resource = endpoint.substring(1) + "/" + id;
        return outcome;
    }

    String resource() {
        return resource;
    }

    boolean hasChanged() {
        return written != null && written.isChanged();
    }

    List<Change> changes() {
        return written == null ? List.of() : written.changes();
    }
}
