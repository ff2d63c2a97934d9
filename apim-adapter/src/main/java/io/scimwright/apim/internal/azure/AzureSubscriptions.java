package io.scimwright.apim.internal.azure;

import com.azure.core.http.rest.PagedResponse;
import com.azure.resourcemanager.apimanagement.fluent.ApiManagementClient;
import com.azure.resourcemanager.apimanagement.fluent.models.SubscriptionContractInner;
import com.azure.resourcemanager.apimanagement.models.SubscriptionCreateParameters;
import com.azure.resourcemanager.apimanagement.models.SubscriptionState;
import com.azure.resourcemanager.apimanagement.models.SubscriptionUpdateParameters;
import io.scimwright.apim.access.AccessStep;
import io.scimwright.apim.access.GrantState;
import io.scimwright.apim.access.Held;
import io.scimwright.apim.internal.ApimUser;
import io.scimwright.apim.internal.Subscriptions;
import io.scimwright.apim.traffic.CallBudget;
import io.scimwright.apim.traffic.CallKind;
import io.scimwright.apim.traffic.Priority;
import io.scimwright.server.spi.RequestContext;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Subscriptions through the SDK's one-request calls. The answers to writes hold the keys, in models that nobody prints.
 */
public final class AzureSubscriptions implements Subscriptions {

    private static final String ANY_VERSION = "*";
    private static final String PRODUCTS = "/products/";
    private static final int PAGE = 100;

    private final ApiManagementClient client;
    private final String resourceGroup;
    private final String service;
    private final Calls calls;
    private final boolean mails;

    public AzureSubscriptions(ApiManagementClient client, String resourceGroup, String service, CallBudget budget) {
        this(client, resourceGroup, service, new Calls(budget), false);
    }

    private AzureSubscriptions(
            ApiManagementClient client, String resourceGroup, String service, Calls calls, boolean mails) {
        this.client = client;
        this.resourceGroup = resourceGroup;
        this.service = service;
        this.calls = calls;
        this.mails = mails;
    }

    @Override
    public Subscriptions notifying(boolean on) {
        return new AzureSubscriptions(client, resourceGroup, service, calls, on);
    }

    @Override
    public List<Held> of(RequestContext context, String userId) {
        CallContext call = CallContext.recorded(context, "subscriptions of the user");
        return calls.found(
                        CallKind.READ,
                        Priority.CONTINUING,
                        call,
                        () -> client
                                .getUserSubscriptions()
                                .list(resourceGroup, service, userId, null, null, null, call.sdk())
                                .stream()
                                .map(AzureSubscriptions::held)
                                .toList())
                .orElse(List.of());
    }

    @Override
    public Set<String> holders(RequestContext context, String product) {
        Set<String> owners = new HashSet<>();
        String filter = "properties/scope eq '" + PRODUCTS + product.replace("'", "''") + "'";
        boolean more = true;
        for (int read = 0; more; ) {
            int skip = read;
            CallContext call = CallContext.recorded(context, "subscriptions to the product");
            PagedResponse<SubscriptionContractInner> page = calls.made(
                    CallKind.READ,
                    Priority.CONTINUING,
                    call,
                    () -> client.getSubscriptions()
                            .list(resourceGroup, service, filter, PAGE, skip, call.sdk())
                            .iterableByPage()
                            .iterator()
                            .next());
            for (SubscriptionContractInner subscription : page.getValue()) {
                String owner = subscription.ownerId();
                if (owner != null && held(subscription).isLive()) {
                    owners.add(owner.substring(owner.lastIndexOf('/') + 1));
                }
            }
            read += page.getValue().size();
            more = page.getContinuationToken() != null && !page.getValue().isEmpty();
        }
        return owners;
    }

    private static Held held(SubscriptionContractInner subscription) {
        String scope = subscription.scope() == null ? "" : subscription.scope();
        int product = scope.lastIndexOf(PRODUCTS);
        String state = subscription.state() == null ? "" : subscription.state().toString();
        return new Held(
                subscription.name(),
                product < 0 ? "" : scope.substring(product + PRODUCTS.length()),
                state.toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<ApimUser> make(RequestContext context, String userId, AccessStep.Subscribe step) {
        SubscriptionCreateParameters parameters = new SubscriptionCreateParameters()
                .withOwnerId("/users/" + userId)
                .withScope(PRODUCTS + step.grant().id())
                .withDisplayName(step.grant().displayName())
                .withState(state(step.grant().state()));
        CallContext call = CallContext.keepingBody(context, step.why());
        return calls.found(
                        CallKind.WRITE,
                        Priority.CONTINUING,
                        call,
                        () -> client.getSubscriptions()
                                .createOrUpdateWithResponse(
                                        resourceGroup, service, step.id(), parameters, mails, null, null, call.sdk()))
                .flatMap(written -> Models.owner(call.answer()));
    }

    @Override
    public Optional<ApimUser> activate(RequestContext context, AccessStep.Activate step) {
        return become(context, step, state(step.state()), Priority.CONTINUING);
    }

    private static SubscriptionState state(GrantState state) {
        return state == GrantState.ACTIVE ? SubscriptionState.ACTIVE : SubscriptionState.SUBMITTED;
    }

    @Override
    public Optional<ApimUser> suspend(RequestContext context, AccessStep.Suspend step) {
        return become(context, step, SubscriptionState.SUSPENDED, Priority.DEPROVISIONING);
    }

    private Optional<ApimUser> become(
            RequestContext context, AccessStep step, SubscriptionState state, Priority priority) {
        SubscriptionUpdateParameters parameters = new SubscriptionUpdateParameters().withState(state);
        CallContext call = CallContext.keepingBody(context, step.why());
        return calls.found(
                        CallKind.WRITE,
                        priority,
                        call,
                        () -> client.getSubscriptions()
                                .updateWithResponse(
                                        resourceGroup,
                                        service,
                                        step.id(),
                                        ANY_VERSION,
                                        parameters,
                                        mails,
                                        null,
                                        call.sdk()))
                .flatMap(written -> Models.owner(call.answer()));
    }
}
