package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.Authenticator;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.TransportInterceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way of a request: sign in, tenant, transport interceptors, route, operation, answer; then audit trail and metrics. */
final class Pipeline {

    private static final String CONFIGURATION = "ServiceProviderConfig";
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Authenticator authenticator;
    private final @Nullable TenantResolver tenants;
    private final boolean openConfiguration;
    private final Dialect dialect;
    private final Duration requestTime;
    private final BaseUris baseUris;
    private final List<TransportInterceptor> transport;
    private final Router router;
    private final Dispatcher dispatcher;
    private final AuditTrail audit;
    private final Meter meter;
    private final ErrorMapper errors;
    private final Body body;

    Pipeline(ScimServer.Builder parts, Authenticator authenticator) {
        this.authenticator = authenticator;
        this.errors = new ErrorMapper(new Challenge(authenticator.scheme()));
        this.tenants = parts.tenants;
        this.openConfiguration = parts.openConfiguration;
        this.dialect = parts.dialect;
        this.requestTime = parts.limits.requestTime();
        this.baseUris = new BaseUris(parts.baseUri, parts.forwardedHeaders);
        this.meter = new Meter(List.copyOf(parts.metricsListeners));
        List<ResourceProvider> providers =
                parts.providers.stream().map(TakingTurns::whereNeeded).toList();
        List<ResourceType> types =
                providers.stream().map(ResourceProvider::resourceType).toList();
        this.audit = new AuditTrail(List.copyOf(parts.auditListeners), types);
        this.transport = List.copyOf(parts.transportInterceptors);
        this.router = new Router(providers, dialect);
        this.body = new Body(parts.limits);
        this.dispatcher = dispatcher(parts, providers, types);
    }

    private Dispatcher dispatcher(
            ScimServer.Builder parts, List<ResourceProvider> providers, List<ResourceType> types) {
        Limits limits = parts.limits;
        Access access = new Access(List.copyOf(parts.interceptors));
        Listing listing = new Listing(limits);
        Memberships memberships = new Memberships(providers, listing, audit);
        Pages pages = new Pages(new Cursors(parts.cursorKey, limits.cursorAge(), parts.clock));
        References references = new References(types);
        Representation representation = new Representation(references);
        Additions additions = new Additions(memberships, representation);
        TypeSearch search = new TypeSearch(dialect, limits, access, listing, memberships, additions, pages);
        RootSearch root = new RootSearch(providers, dialect, limits, access, search, pages);
        Operations operations = new Operations(access, memberships);
        ResourceEndpoint resources = new ResourceEndpoint(dialect, limits, operations, references, representation);
        return new Dispatcher(
                router,
                resources,
                new SearchEndpoint(dialect, limits, search, root, representation),
                new BulkEndpoint(dialect, limits, router, resources, operations, audit),
                new DiscoveryEndpoint(providers, limits, authenticator.scheme()),
                parts.me);
    }

    /** The answer of a server that has too much to do already. */
    ScimResponse overloaded(ScimRequest request) {
        Instant now = Instant.now();
        ScimException failure = ScimException.of(429, "the server has too much to do; come back later")
                .retryAfter(Duration.ofSeconds(1));
        return refused(request, failure, now, isWrite(request));
    }

    /** The answer to somebody whose body did not come in time. */
    ScimResponse tooSlow(ScimRequest head) {
        return refused(head, ScimException.of(408, "the body did not come in time"), Instant.now(), isWrite(head));
    }

    /** The answer to somebody whose body is malformed, or ended too early. Nothing is done: even a DELETE has to be well-formed. */
    ScimResponse brokenOff(ScimRequest head) {
        ScimException failure = ScimException.invalidSyntax("the body could not be read to its end");
        return refused(head, failure, Instant.now(), isWrite(head));
    }

    ScimResponse handle(ScimRequest received) {
        Instant since = Instant.now();
        ScimRequest request = received.withBaseUri(baseUris.of(received));
        String correlationId = Correlation.of(request);
        Principal principal;
        try {
            principal = isOpen(request) ? new Principal("", Set.of()) : signIn(request);
        } catch (Throwable failure) {
            return refused(request, failure, since, true);
        }
        RequestContext context =
                RequestContext.of(principal, correlationId, dialect).until(since.plus(requestTime));
        return answer(request, context, since);
    }

    /** Who sends the request: as its head has shown already, else by its credentials. */
    private Principal signIn(ScimRequest request) {
        Principal known = request.login().take(authenticator);
        return known == null ? authenticator.authenticate(request) : known;
    }

    /** Refuses somebody before it is known who that is. */
    private ScimResponse refused(ScimRequest request, Throwable failure, Instant since, boolean audited) {
        String correlationId = Correlation.of(request);
        ScimException known = ErrorMapper.known(failure, correlationId);
        if (audited) {
            audit.refused(request, request.login().name(), correlationId, known.status(), since);
        }
        meter.measure(null, request.method(), known.status(), keyword(known), since);
        return errors.map(known, request, correlationId);
    }

    Optional<ScimResponse> refuse(ScimRequest head) {
        Instant since = Instant.now();
        try {
            head.login().keep(authenticator, authenticator.authenticate(head));
        } catch (Throwable failure) {
            return Optional.of(refused(head, failure, since, true));
        }
        return body.isAnnouncedTooLong(head) ? Optional.of(handle(head)) : Optional.empty();
    }

    /** Whether a request asks for the configuration, in any spelling that leads there, where everybody may. */
    private boolean isOpen(ScimRequest request) {
        return openConfiguration
                && READS.contains(request.method())
                && request.path().contains(CONFIGURATION)
                && leadsToConfiguration(request.path());
    }

    private boolean leadsToConfiguration(String path) {
        try {
            return router.route(path) instanceof Route.Configuration;
        } catch (ScimException nowhere) {
            // Who has not signed in does not learn what is where.
            return false;
        }
    }

    private ScimResponse answer(ScimRequest request, RequestContext anywhere, Instant since) {
        Exchange exchange = new Exchange(request, anywhere);
        Route route = null;
        String keyword = "";
        ScimResponse response;
        try {
            exchange = inTenant(request, anywhere);
            for (TransportInterceptor interceptor : transport) {
                interceptor.before(exchange.request(), exchange.context());
            }
            route = router.route(exchange.request().path());
            response = dispatcher.dispatch(route, exchange);
        } catch (Throwable failure) {
            ScimException known = ErrorMapper.known(failure, anywhere.correlationId());
            keyword = keyword(known);
            response = errors.map(known, request, anywhere.correlationId());
        }
        if (isAudited(route, response.status())) {
            audit.finished(exchange.task(), response.status(), since);
        }
        meter.measure(route, request.method(), response.status(), keyword, since);
        return response;
    }

    /** Whether a request that nobody has routed yet was going to change something. */
    private static boolean isWrite(ScimRequest request) {
        return AuditTrail.isWrite(request.method()) && !request.path().endsWith("/.search");
    }

    /** Searches change nothing, and bulk requests tell of each operation themselves. */
    private static boolean isAudited(@Nullable Route route, int status) {
        boolean reads = route instanceof Route.Search || route instanceof Route.RootSearch;
        boolean toldAlready = route instanceof Route.Bulk && status < 400;
        return !toldAlready && (!reads || status == 403);
    }

    private Exchange inTenant(ScimRequest request, RequestContext anywhere) {
        TenantResolver resolver = tenants;
        Principal principal = anywhere.principal();
        if (resolver == null) {
            return new Exchange(
                    request, principal.tenant().map(anywhere::forTenant).orElse(anywhere));
        }
        TenantResolver.Resolved resolved = resolver.resolve(request, principal)
                .filter(found -> principal.tenant().map(found.tenant()::equals).orElse(true))
                // The same words whether the tenant does not exist or is somebody else's.
                .orElseThrow(() -> ScimException.notFound("there is no such tenant"));
        return new Exchange(resolved.request(), anywhere.forTenant(resolved.tenant()));
    }

    private static String keyword(ScimException failure) {
        return failure.error().scimType().map(ScimType::keyword).orElse("");
    }
}
