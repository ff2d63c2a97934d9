package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Interceptor;
import io.scimwright.server.spi.MeResolver;
import io.scimwright.server.spi.MetricsListener;
import io.scimwright.server.spi.RepositoryProvider;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.ResourceRepository;
import io.scimwright.server.spi.TransportInterceptor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * A SCIM 2.0 service provider: takes requests, gives answers. Thread-safe; {@link #handle} blocks as its providers do, which
 * suits virtual threads.
 *
 * <pre>{@code
 * ScimServer scim = ScimServer.builder()
 *         .resource(users)
 *         .resource(groups)
 *         .authenticator(BearerTokens.of("entra", token))
 *         .build();
 * ScimResponse answer = scim.handle(ScimRequest.builder("GET", "/Users/2819").baseUri(base).build());
 * }</pre>
 */
public final class ScimServer {

    private final Pipeline pipeline;
    private final List<ResourceType> resourceTypes;
    private final Limits limits;
    private final Semaphore places;

    private ScimServer(Pipeline pipeline, List<ResourceType> resourceTypes, Limits limits) {
        this.pipeline = pipeline;
        this.resourceTypes = resourceTypes;
        this.limits = limits;
        this.places = new Semaphore(limits.concurrentRequests());
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Answers a request; whatever goes wrong becomes an answer too. */
    public ScimResponse handle(ScimRequest request) {
        if (!places.tryAcquire()) {
            return pipeline.overloaded(request);
        }
        try {
            return pipeline.handle(request);
        } finally {
            places.release();
        }
    }

    /**
     * Refuses a request by its head alone: who may not call, or announces more than is taken, need not send a body. For bindings
     * that keep bodies in memory before they call {@link #handle}. Who sends it is not looked at again when the whole request
     * comes from the same builder.
     *
     * @param head the request without its body
     * @return the answer, told to audit trail and metrics already; empty where the body is wanted
     */
    public Optional<ScimResponse> refuse(ScimRequest head) {
        return pipeline.refuse(head);
    }

    /**
     * The answer to a client whose body did not come in time, told to audit trail and metrics already: 408. For bindings that
     * wait for bodies themselves.
     *
     * @param head the request without its body
     */
    public ScimResponse timedOut(ScimRequest head) {
        return pipeline.tooSlow(head);
    }

    /**
     * The answer to a client whose body is malformed, or ended too early, told to audit trail and metrics already: 400. For
     * bindings that read bodies themselves.
     *
     * @param head the request without its body
     */
    public ScimResponse brokenOff(ScimRequest head) {
        return pipeline.brokenOff(head);
    }

    /** What this server is willing to take. */
    public Limits limits() {
        return limits;
    }

    /** What it serves, in the order in which it was added. */
    public List<ResourceType> resourceTypes() {
        return resourceTypes;
    }

    /** Collects the parts of a server. Not thread-safe. */
    public static final class Builder {

        final List<ResourceProvider> providers = new ArrayList<>();
        final List<AuditListener> auditListeners = new ArrayList<>();
        final List<MetricsListener> metricsListeners = new ArrayList<>();
        final List<Interceptor> interceptors = new ArrayList<>();
        final List<TransportInterceptor> transportInterceptors = new ArrayList<>();
        Dialect dialect = Dialect.tolerant();
        Limits limits = Limits.standard();
        Clock clock = Clock.systemUTC();
        byte[] cursorKey = Cursors.randomSecret();
        boolean openConfiguration;
        boolean forwardedHeaders;

        @Nullable
        Authenticator authenticator;

        @Nullable
        TenantResolver tenants;

        @Nullable
        MeResolver me;

        @Nullable
        String baseUri;

        private Builder() {}

        /** Adds a resource type. */
        public Builder resource(ResourceProvider provider) {
            providers.add(Objects.requireNonNull(provider));
            return this;
        }

        /** Adds a resource type that is kept in the rows of an application; see {@link RepositoryProvider} for more about it. */
        public <T> Builder resource(ResourceRepository<T> repository, ResourceMapper<T> mapper) {
            return resource(RepositoryProvider.of(repository, mapper));
        }

        /** Sets who may call; a server without it is not built. */
        public Builder authenticator(Authenticator value) {
            authenticator = Objects.requireNonNull(value);
            return this;
        }

        /** Adds somebody who is asked before each operation. */
        public Builder interceptor(Interceptor value) {
            interceptors.add(Objects.requireNonNull(value));
            return this;
        }

        /** Adds somebody who is asked about each request as such, after those who were added before. */
        public Builder transportInterceptor(TransportInterceptor value) {
            transportInterceptors.add(Objects.requireNonNull(value));
            return this;
        }

        /** Adds a listener to the audit trail. */
        public Builder audit(AuditListener listener) {
            auditListeners.add(Objects.requireNonNull(listener));
            return this;
        }

        /** Adds a listener to the metrics. */
        public Builder metrics(MetricsListener listener) {
            metricsListeners.add(Objects.requireNonNull(listener));
            return this;
        }

        /** Sets what {@code /Me} means; without it {@code /Me} is answered by 501. */
        public Builder me(MeResolver resolver) {
            me = Objects.requireNonNull(resolver);
            return this;
        }

        /** Sets how requests find their tenant; without it there are no tenants. */
        public Builder tenants(TenantResolver resolver) {
            tenants = Objects.requireNonNull(resolver);
            return this;
        }

        /** Sets how tolerant requests are read; {@link Dialect#tolerant()} by default. */
        public Builder dialect(Dialect value) {
            dialect = Objects.requireNonNull(value);
            return this;
        }

        public Builder limits(Limits value) {
            limits = Objects.requireNonNull(value);
            return this;
        }

        /**
         * Sets the base URI that locations start with, such as {@code https://scim.example.com/scim/v2}, whatever the request
         * says; the surest way behind a reverse proxy. Without it, and without {@link #trustForwardedHeaders}, locations start
         * with the URI that the request came to, which a binding takes from the header {@code Host}: whoever can set that
         * header then says what locations look like. A server that others than its own network can reach should have it.
         *
         * @throws IllegalArgumentException when it is no http or https URI, or has a query
         */
        public Builder baseUri(String uri) {
            if (!uri.matches("https?://[^/?#\\s]+[^?#\\s]*")) {
                throw new IllegalArgumentException(
                        "the base URI must look like https://host/path, but is '" + uri + "'");
            }
            baseUri = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
            return this;
        }

        /**
         * Trusts {@code Forwarded} (RFC 7239), {@code X-Forwarded-Proto}, {@code -Host}, {@code -Port} and {@code -Prefix}: only
         * behind a proxy that sets or removes them, since otherwise clients say what locations look like.
         */
        public Builder trustForwardedHeaders() {
            forwardedHeaders = true;
            return this;
        }

        /**
         * Lets {@code /ServiceProviderConfig} be read without signing in (RFC 7643 section 5). Not for servers with tenants: who
         * has not signed in would learn which tenants there are.
         */
        public Builder openConfiguration() {
            openConfiguration = true;
            return this;
        }

        /**
         * Sets the key that signs cursors; replicas that share it serve one another's. A random one by default.
         *
         * @throws IllegalArgumentException when it has less than 32 bytes
         */
        public Builder cursorKey(byte[] secret) {
            if (secret.length < 32) {
                throw new IllegalArgumentException("the key of cursors must have 32 bytes at least");
            }
            cursorKey = secret.clone();
            return this;
        }

        /** Sets the clock by which cursors expire. */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value);
            return this;
        }

        /**
         * The server.
         *
         * @throws IllegalStateException when it has no authenticator, no resource type, or two of one name or endpoint; or tenants
         *     and an open configuration
         */
        public ScimServer build() {
            Authenticator known = authenticator;
            if (known == null) {
                throw new IllegalStateException(
                        "a SCIM server needs an authenticator, such as BearerTokens.of(name, token)");
            }
            if (providers.isEmpty()) {
                throw new IllegalStateException("a SCIM server needs at least one resource provider");
            }
            if (openConfiguration && tenants != null) {
                throw new IllegalStateException(
                        "openConfiguration() cannot be combined with tenants(...): it would tell strangers which tenants there are");
            }
            Set<String> taken = new HashSet<>();
            for (ResourceProvider provider : providers) {
                ResourceType type = provider.resourceType();
                if (!taken.add(type.name()) || !taken.add(type.endpoint())) {
                    throw new IllegalStateException("two providers serve " + type.name() + " at " + type.endpoint());
                }
            }
            List<ResourceType> types =
                    providers.stream().map(ResourceProvider::resourceType).toList();
            return new ScimServer(new Pipeline(this, known), types, limits);
        }
    }
}
