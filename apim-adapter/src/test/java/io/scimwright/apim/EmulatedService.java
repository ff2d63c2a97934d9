package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorState.SubscriptionState;
import io.scimwright.apim.emulator.EmulatorState.UserState;
import io.scimwright.apim.traffic.CallListener;
import io.scimwright.apim.traffic.StormBrake;
import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.patch.Patch;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.Filter;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.DownstreamCall;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.RequestContext;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * SCIM requests to the providers of an emulated service, over the unmodified Azure SDK and https. Each request has a context of its
 * own: {@link #calls} are those of the last one.
 */
abstract class EmulatedService {

    static ApimEmulator emulator;
    static ApimService connected;
    static Arm arm;

    ResourceProvider users;
    ResourceProvider groups;
    Dialect dialect = Dialect.tolerant();
    RequestContext context = newContext();

    @BeforeAll
    static void start() {
        emulator = ApimEmulator.start();
        connected = connect();
        arm = new Arm(emulator);
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
        serve(connected);
    }

    /** One more server of the same service. */
    static ApimService connect() {
        return connect(CallListener.none());
    }

    /** One more server of the same service; the listener may hold up its calls. */
    static ApimService connect(CallListener listener) {
        return ApimService.of(ApimConnection.toEmulator(
                                emulator.baseUrl(),
                                emulator.sslContext(),
                                emulator.subscriptionId(),
                                emulator.resourceGroup(),
                                emulator.serviceName())
                        .listener(listener)
                        .build())
                .withStormBrake(released());
    }

    static StormBrake released() {
        return new StormBrake(0, Duration.ofMinutes(1), Clock.systemUTC());
    }

    /** Sends the requests that follow to another server. */
    final void serve(ApimService apim) {
        users = apim.users();
        groups = apim.groups();
    }

    final RequestContext newContext() {
        context = RequestContext.of(new Principal("test"), "c-1", dialect);
        return context;
    }

    final List<String> calls() {
        return calls(context);
    }

    static List<String> calls(RequestContext context) {
        return context.downstream().stream()
                .map(DownstreamCall::call)
                .map(call -> call.replaceAll("scim-[ug]-[0-9a-f-]{36}", "scim").replaceAll("[ug]-[0-9a-f-]{36}", "ID"))
                .toList();
    }

    final ScimResource create(ResourceProvider provider, String json) {
        RequestContext own = newContext();
        ScimObject sent = ScimJson.read(json);
        return provider.create(new CreateRequest(
                        own, ScimJson.submitted(sent, provider.resourceType(), dialect, own::recordIgnored), sent))
                .after()
                .orElseThrow();
    }

    final ScimResource createUser(String json) {
        return create(users, json);
    }

    final ScimResource createGroup(String json) {
        return create(groups, json);
    }

    final Optional<ScimResource> look(ResourceProvider provider, String id) {
        return provider.find(new FindRequest(newContext(), id, Projection.standard()));
    }

    final ScimResource find(ResourceProvider provider, String id) {
        return look(provider, id).orElseThrow();
    }

    final QueryResult list(ResourceProvider provider, Query query) {
        return provider.query(new QueryRequest(newContext(), query));
    }

    final QueryResult query(ResourceProvider provider, String filter) {
        return list(provider, Query.all(100).withFilter(resolved(provider, filter)));
    }

    final ResolvedFilter resolved(ResourceProvider provider, String filter) {
        return ResolvedFilter.of(Filter.parse(filter), provider.resourceType(), dialect);
    }

    final WriteOutcome replace(ResourceProvider provider, String id, ScimResource wanted) {
        return provider.replace(new ReplaceRequest(newContext(), id, wanted, Projection.standard()));
    }

    /** What a PUT of that text asks for. */
    final WriteOutcome put(ResourceProvider provider, String id, String json) {
        ScimResource wanted =
                ScimJson.submitted(ScimJson.read(json), provider.resourceType(), dialect, context::recordIgnored);
        return replace(provider, id, wanted.withId(id));
    }

    final WriteOutcome patch(ResourceProvider provider, String id, String operations) {
        return patch(newContext(), provider, id, operations, true);
    }

    /** A PATCH whose answer shows nothing. */
    final WriteOutcome silentPatch(ResourceProvider provider, String id, String operations) {
        return patch(newContext(), provider, id, operations, false);
    }

    static WriteOutcome patch(
            RequestContext own, ResourceProvider provider, String id, String operations, boolean answers) {
        ScimObject message =
                ScimJson.read("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                        + operations + "]}");
        Patch patch = Patch.decode(message, provider.resourceType(), own.dialect(), own::recordIgnored);
        return provider.patch(new PatchRequest(own, id, patch, Projection.standard(), answers));
    }

    final void delete(ResourceProvider provider, String id) {
        provider.delete(new DeleteRequest(newContext(), id));
    }

    final void setActive(String id, boolean active) {
        silentPatch(users, id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":" + active + "}");
    }

    final void join(String user, String group) {
        silentPatch(groups, group, added(user));
    }

    final void leave(String user, String group) {
        silentPatch(groups, group, removed(user));
    }

    static String added(String... ids) {
        String values = String.join("\"},{\"value\":\"", ids);
        return "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + values + "\"}]}";
    }

    static String removed(String id) {
        return "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + id + "\\\"]\"}";
    }

    static void assertStatus(int status, ThrowingCallable request) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    static UserState user(String id) {
        return emulator.state().user(id).orElseThrow();
    }

    static List<String> members(String group) {
        return emulator.state().group(group).orElseThrow().members();
    }

    /** The states of somebody's subscriptions by the ids of their products. */
    static Map<String, String> subscriptions(String user) {
        Map<String, String> states = new TreeMap<>();
        for (SubscriptionState subscription : emulator.state().subscriptions()) {
            String owner = subscription.ownerId();
            if (owner != null && owner.endsWith("/users/" + user)) {
                String scope = subscription.scope();
                states.put(scope.substring(scope.lastIndexOf('/') + 1), subscription.state());
            }
        }
        return states;
    }
}
