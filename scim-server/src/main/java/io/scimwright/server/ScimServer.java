package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.AuditListener;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RepositoryProvider;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceMapper;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.ResourceRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    private final Authenticator authenticator;
    private final Dialect dialect;
    private final Router router;
    private final Dispatcher dispatcher;
    private final AuditTrail audit;

    private ScimServer(Builder builder, Authenticator authenticator) {
        List<ResourceType> types =
                builder.providers.stream().map(ResourceProvider::resourceType).toList();
        this.authenticator = authenticator;
        this.dialect = builder.dialect;
        this.router = new Router(List.copyOf(builder.providers), dialect);
        this.dispatcher = new Dispatcher(
                new ResourceEndpoint(dialect, builder.limits, new Representation(types)),
                new DiscoveryEndpoint(types, builder.limits));
        this.audit = new AuditTrail(List.copyOf(builder.listeners));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Answers a request; whatever goes wrong becomes an answer too. */
    public ScimResponse handle(ScimRequest request) {
        Instant since = Instant.now();
        String correlationId = Correlation.of(request);
        Principal principal;
        try {
            principal = authenticator.authenticate(request);
        } catch (Throwable failure) {
            ScimResponse refusal = ErrorMapper.map(failure, correlationId);
            audit.refusedLogin(request, correlationId, refusal, since);
            return refusal;
        }
        Exchange exchange = new Exchange(request, RequestContext.of(principal, correlationId, dialect));
        ScimResponse response = answer(exchange);
        audit.finished(exchange, response, since);
        return response;
    }

    private ScimResponse answer(Exchange exchange) {
        try {
            return dispatcher.dispatch(router.route(exchange.request().path()), exchange);
        } catch (Throwable failure) {
            return ErrorMapper.map(failure, exchange.context().correlationId());
        }
    }

    /** Collects the parts of a server. Not thread-safe. */
    public static final class Builder {

        private final List<ResourceProvider> providers = new ArrayList<>();
        private final List<AuditListener> listeners = new ArrayList<>();
        private Dialect dialect = Dialect.tolerant();
        private Limits limits = Limits.standard();
        private @Nullable Authenticator authenticator;

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

        /** Adds a listener to the audit trail. */
        public Builder audit(AuditListener listener) {
            listeners.add(Objects.requireNonNull(listener));
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
         * The server.
         *
         * @throws IllegalStateException when it has no authenticator, no resource type, or two of one name or endpoint
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
            Set<String> taken = new HashSet<>();
            for (ResourceProvider provider : providers) {
                ResourceType type = provider.resourceType();
                if (!taken.add(type.name()) || !taken.add(type.endpoint())) {
                    throw new IllegalStateException("two providers serve " + type.name() + " at " + type.endpoint());
                }
            }
            return new ScimServer(this, known);
        }
    }
}
