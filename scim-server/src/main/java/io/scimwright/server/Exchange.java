package io.scimwright.server;

import io.scimwright.server.spi.RequestContext;
import org.jspecify.annotations.Nullable;

/** One request under way: what came in, and who sent it. Used by one thread. */
final class Exchange {

    private final ScimRequest request;
    private final Task task;
    private @Nullable QueryString query;

    Exchange(ScimRequest request, RequestContext context) {
        this.request = request;
        this.task = new Task(context, request.method(), request.path());
    }

    ScimRequest request() {
        return request;
    }

    String baseUri() {
        return request.baseUri();
    }

    /** The parameters of the query string; reading them fails when they are badly encoded. */
    QueryString query() {
        if (query == null) {
            query = QueryString.parse(request.query());
        }
        return query;
    }

    RequestContext context() {
        return task.context();
    }

    Task task() {
        return task;
    }
}
