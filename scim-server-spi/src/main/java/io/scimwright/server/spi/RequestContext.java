package io.scimwright.server.spi;

import io.scimwright.core.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds one request: who makes it, by which id it is traced, how tolerant it is read, and the recorder of what was
 * done for it. Handed to every method explicitly. Thread-safe.
 */
public final class RequestContext {

    private final Principal principal;
    private final String correlationId;
    private final Dialect dialect;
    private final @Nullable String tenant;
    private final List<DownstreamCall> downstream = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<String> skippedMembers = new ArrayList<>();

    private RequestContext(Principal principal, String correlationId, Dialect dialect, @Nullable String tenant) {
        this.principal = Objects.requireNonNull(principal);
        this.correlationId = Objects.requireNonNull(correlationId);
        this.dialect = Objects.requireNonNull(dialect);
        this.tenant = tenant;
    }

    /** The context of a request to a server without tenants. */
    public static RequestContext of(Principal principal, String correlationId, Dialect dialect) {
        return new RequestContext(principal, correlationId, dialect, null);
    }

    /** A new context, with nothing recorded yet, for a tenant. */
    public RequestContext forTenant(String name) {
        return new RequestContext(principal, correlationId, dialect, Objects.requireNonNull(name));
    }

    public Principal principal() {
        return principal;
    }

    /** The id that ties together what several systems log about this request. */
    public String correlationId() {
        return correlationId;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** The tenant whose resources are meant; absent where the server has none. */
    public Optional<String> tenant() {
        return Optional.ofNullable(tenant);
    }

    /** Records a call to another system for the audit record. */
    public synchronized void record(DownstreamCall call) {
        downstream.add(call);
    }

    /** Records an attribute that was sent and is not kept. */
    public synchronized void recordIgnored(String path) {
        if (!ignored.contains(path)) {
            ignored.add(path);
        }
    }

    /** Records a member that was sent, is unknown, and was skipped. */
    public synchronized void recordSkippedMember(String id) {
        skippedMembers.add(id);
    }

    /** The calls recorded so far, in order. */
    public synchronized List<DownstreamCall> downstream() {
        return List.copyOf(downstream);
    }

    /** The paths of the attributes that were sent and not kept, each once. */
    public synchronized List<String> ignored() {
        return List.copyOf(ignored);
    }

    /** The ids of the members that were skipped. */
    public synchronized List<String> skippedMembers() {
        return List.copyOf(skippedMembers);
    }
}
