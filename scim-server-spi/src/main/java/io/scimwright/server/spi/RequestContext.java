package io.scimwright.server.spi;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
    private final @Nullable Instant deadline;

    // Most requests record nothing: the collections are made when there is something to hold.
    private List<DownstreamCall> downstream = List.of();
    private Set<String> ignored = Set.of();
    private Set<String> skippedMembers = Set.of();

    private RequestContext(
            Principal principal,
            String correlationId,
            Dialect dialect,
            @Nullable String tenant,
            @Nullable Instant deadline) {
        this.principal = Objects.requireNonNull(principal);
        this.correlationId = Objects.requireNonNull(correlationId);
        this.dialect = Objects.requireNonNull(dialect);
        this.tenant = tenant;
        this.deadline = deadline;
    }

    /** The context of a request to a server without tenants. */
    public static RequestContext of(Principal principal, String correlationId, Dialect dialect) {
        return new RequestContext(principal, correlationId, dialect, null, null);
    }

    /** A new context, with nothing recorded yet, for a tenant. */
    public RequestContext forTenant(String name) {
        return new RequestContext(principal, correlationId, dialect, Objects.requireNonNull(name), deadline);
    }

    /** A new context, with nothing recorded yet, for a request that has to be answered by a moment. */
    public RequestContext until(Instant moment) {
        return new RequestContext(principal, correlationId, dialect, tenant, Objects.requireNonNull(moment));
    }

    /** The same context with nothing recorded yet, for one operation of several. */
    public RequestContext fresh() {
        return new RequestContext(principal, correlationId, dialect, tenant, deadline);
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

    /** The moment by which an answer is wanted; absent where there is none. A provider gives up waiting then. */
    public Optional<Instant> deadline() {
        return Optional.ofNullable(deadline);
    }

    /**
     * Makes a call to another system and records it for the audit record.
     *
     * @param call what is called, such as {@code POST /consumers}; never a secret
     * @param why what makes it necessary, in a few words; may be empty
     */
    public <T> T call(String call, String why, Supplier<T> action) {
        long since = System.nanoTime();
        int status = 0;
        try {
            T answer = action.get();
            status = 200;
            return answer;
        } catch (ScimException e) {
            status = e.status();
            throw e;
        } finally {
            record(new DownstreamCall(call, status, (System.nanoTime() - since) / 1_000_000, why));
        }
    }

    /** Records a call to another system for the audit record. */
    public synchronized void record(DownstreamCall call) {
        downstream = downstream.isEmpty() ? new ArrayList<>() : downstream;
        downstream.add(call);
    }

    /** Records an attribute that was sent and is not kept. */
    public synchronized void recordIgnored(String path) {
        ignored = ignored.isEmpty() ? new LinkedHashSet<>() : ignored;
        ignored.add(path);
    }

    /** Records a member that was sent, is unknown, and was skipped. A write that is tried again may say so again. */
    public synchronized void recordSkippedMember(String id) {
        skippedMembers = skippedMembers.isEmpty() ? new LinkedHashSet<>() : skippedMembers;
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

    /** The ids of the members that were skipped, each once. */
    public synchronized List<String> skippedMembers() {
        return List.copyOf(skippedMembers);
    }
}
