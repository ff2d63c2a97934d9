package io.scimwright.server.spi;

import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimObject;
import java.util.Objects;
import java.util.function.Supplier;

/** Create a resource. Immutable. */
public final class CreateRequest {

    private final RequestContext context;
    private final ScimResource resource;
    private final Supplier<ScimObject> sent;

    /**
     * A request from a tree.
     *
     * @param context what surrounds the request
     * @param resource what is to be created: shaped, valid, without id and meta
     * @param sent what the client sent, as it came
     */
    public CreateRequest(RequestContext context, ScimResource resource, ScimObject sent) {
        this(context, resource, () -> sent);
    }

    /** A request whose tree is made only when somebody looks at it; the supplier gives the same each time. */
    public CreateRequest(RequestContext context, ScimResource resource, Supplier<ScimObject> sent) {
        this.context = Objects.requireNonNull(context);
        this.resource = Objects.requireNonNull(resource);
        this.sent = Objects.requireNonNull(sent);
    }

    /** What surrounds the request. */
    public RequestContext context() {
        return context;
    }

    /** What is to be created: shaped, valid, without id and meta. */
    public ScimResource resource() {
        return resource;
    }

    /** What the client sent, as it came: for a provider that can make use of attributes it does not keep. */
    public ScimObject sent() {
        return sent.get();
    }

    /** The type only: what was sent may hold a password. */
    @Override
    public String toString() {
        return "CreateRequest[" + resource.type() + "]";
    }
}
