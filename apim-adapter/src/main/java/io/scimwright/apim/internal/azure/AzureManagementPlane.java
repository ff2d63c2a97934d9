package io.scimwright.apim.internal.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.Response;
import com.azure.resourcemanager.apimanagement.fluent.ApiManagementClient;
import com.azure.resourcemanager.apimanagement.fluent.models.GroupContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.UserContractInner;
import com.azure.resourcemanager.apimanagement.models.Confirmation;
import com.azure.resourcemanager.apimanagement.models.GroupCreateParameters;
import com.azure.resourcemanager.apimanagement.models.GroupUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.GroupsGetResponse;
import com.azure.resourcemanager.apimanagement.models.UserCreateParameters;
import com.azure.resourcemanager.apimanagement.models.UserState;
import com.azure.resourcemanager.apimanagement.models.UserUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.UsersGetResponse;
import io.scimwright.apim.internal.ApimGroup;
import io.scimwright.apim.internal.ApimUser;
import io.scimwright.apim.internal.GroupFields;
import io.scimwright.apim.internal.ManagementPlane;
import io.scimwright.apim.internal.Page;
import io.scimwright.apim.internal.UserFields;
import io.scimwright.apim.traffic.CallBudget;
import io.scimwright.apim.traffic.CallKind;
import io.scimwright.apim.traffic.Priority;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.server.spi.RequestContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The management plane through the SDK's one-request calls; its fluent calls would read before they write. */
public final class AzureManagementPlane implements ManagementPlane {

    private static final String ANY_VERSION = "*";
    private static final String LISTED = "";

    private final ApiManagementClient client;
    private final String resourceGroup;
    private final String service;
    private final Calls calls;
    private final boolean mails;

    public AzureManagementPlane(ApiManagementClient client, String resourceGroup, String service, CallBudget budget) {
        this(client, resourceGroup, service, new Calls(budget), false);
    }

    private AzureManagementPlane(
            ApiManagementClient client, String resourceGroup, String service, Calls calls, boolean mails) {
        this.client = client;
        this.resourceGroup = resourceGroup;
        this.service = service;
        this.calls = calls;
        this.mails = mails;
    }

    @Override
    public ManagementPlane notifying(boolean on) {
        return new AzureManagementPlane(client, resourceGroup, service, calls, on);
    }

    /** What a request has begun goes on before another one begins. */
    private static Priority priority(RequestContext context) {
        return context.downstream().isEmpty() ? Priority.BEGINNING : Priority.CONTINUING;
    }

    private <T> T read(CallContext call, Supplier<T> request) {
        return calls.made(CallKind.READ, priority(call.request()), call, request);
    }

    private <T> Optional<T> find(CallContext call, Supplier<T> request) {
        return calls.found(CallKind.READ, priority(call.request()), call, request);
    }

    private <T> T write(CallContext call, Supplier<T> request) {
        return calls.made(CallKind.WRITE, priority(call.request()), call, request);
    }

    private <T> Optional<T> change(Priority priority, CallContext call, Supplier<T> request) {
        return calls.found(CallKind.WRITE, priority, call, request);
    }

    @Override
    public Page<ApimUser> users(RequestContext context, String filter, int top, int skip, boolean withGroups) {
        CallContext call = CallContext.keepingBody(context, LISTED);
        PagedResponse<UserContractInner> page = read(
                call,
                () -> first(client.getUsers()
                        .listByService(resourceGroup, service, orNull(filter), top, skip, withGroups, call.sdk())));
        Models models = Models.of(call.answer(), withGroups);
        return new Page<>(page.getValue().stream().map(models::user).toList(), count(call, page));
    }

    /** Iterating goes on to every further page; only the first is asked for here. */
    private static <T> PagedResponse<T> first(PagedIterable<T> listing) {
        return listing.iterableByPage().iterator().next();
    }

    private static int count(CallContext call, PagedResponse<?> page) {
        return call.answer()
                .find("count")
                .filter(ScimNumber.class::isInstance)
                .map(value -> ((ScimNumber) value).value().intValue())
                .orElse(page.getValue().size());
    }

    private static @Nullable String orNull(String filter) {
        return filter.isEmpty() ? null : filter;
    }

    @Override
    public Optional<ApimUser> user(RequestContext context, String id) {
        CallContext call = CallContext.recorded(context, "");
        return find(call, () -> {
            UsersGetResponse answer = client.getUsers().getWithResponse(resourceGroup, service, id, call.sdk());
            String version = answer.getDeserializedHeaders().etag();
            return Models.withoutGroups().user(answer.getValue()).withVersion(version == null ? "" : version);
        });
    }

    /** A listing with a filter, because only that tells the groups too. */
    @Override
    public Optional<ApimUser> userWithGroups(RequestContext context, String id) {
        return users(context, "name eq '" + id + "'", 1, 0, true).items().stream()
                .filter(user -> user.id().equals(id))
                .findFirst();
    }

    @Override
    public List<ApimGroup> groupsOf(RequestContext context, String userId) {
        CallContext call = CallContext.recorded(context, "groups of the user");
        return find(
                        call,
                        () ->
                                client
                                        .getUserGroups()
                                        .list(resourceGroup, service, userId, null, null, null, call.sdk())
                                        .stream()
                                        .map(Models::group)
                                        .toList())
                .orElse(List.of());
    }

    @Override
    public ApimUser createUser(RequestContext context, String id, UserFields fields, boolean invited) {
        UserCreateParameters parameters = new UserCreateParameters()
                .withEmail(fields.email())
                .withFirstName(fields.firstName())
                .withLastName(fields.lastName())
                .withNote(fields.note())
                .withPassword(fields.password());
        if (invited) {
            // With a state of its own the user would not be pending.
            parameters.withConfirmation(Confirmation.INVITE);
        } else {
            parameters.withState(UserState.fromString(fields.state()));
        }
        CallContext call = CallContext.recorded(context, invited ? "invite" : "create");
        return write(
                call,
                () -> Models.withoutGroups()
                        .user(client.getUsers()
                                .createOrUpdateWithResponse(
                                        resourceGroup, service, id, parameters, invited || mails, null, call.sdk())
                                .getValue()));
    }

    @Override
    public Optional<ApimUser> updateUser(RequestContext context, ApimUser user, UserFields fields, String why) {
        UserUpdateParameters parameters = new UserUpdateParameters()
                .withEmail(fields.email())
                .withFirstName(fields.firstName())
                .withLastName(fields.lastName())
                .withState(fields.state() == null ? null : UserState.fromString(fields.state()))
                .withNote(fields.note())
                .withPassword(fields.password());
        boolean insists = !user.version().isEmpty();
        CallContext call = insists ? CallContext.insisting(context, why) : CallContext.recorded(context, why);
        String version = insists ? user.version() : ANY_VERSION;
        Priority priority = ApimUser.BLOCKED.equals(fields.state()) ? Priority.DEPROVISIONING : priority(context);
        return change(
                        priority,
                        call,
                        () -> client.getUsers()
                                .updateWithResponse(resourceGroup, service, user.id(), version, parameters, call.sdk())
                                .getValue())
                .map(Models.withoutGroups()::user);
    }

    @Override
    public boolean deleteUser(RequestContext context, String id) {
        CallContext call = CallContext.recorded(context, "delete");
        return deleted(
                call,
                () -> client.getUsers()
                        .deleteWithResponse(resourceGroup, service, id, ANY_VERSION, true, mails, null, call.sdk()));
    }

    /** Whether the call, or a try of it whose answer was lost, deleted something. */
    private boolean deleted(CallContext call, Supplier<Response<Void>> request) {
        boolean isDeleted = calls.found(CallKind.DELETE, Priority.DEPROVISIONING, call, request)
                .map(response -> response.getStatusCode() == 200)
                .orElse(false);
        return isDeleted || call.isDoubtful();
    }

    @Override
    public Page<ApimGroup> groups(RequestContext context, String filter, int top, int skip) {
        CallContext call = CallContext.keepingBody(context, LISTED);
        PagedResponse<GroupContractInner> page = read(
                call,
                () -> first(client.getGroups()
                        .listByService(resourceGroup, service, orNull(filter), top, skip, call.sdk())));
        return new Page<>(page.getValue().stream().map(Models::group).toList(), count(call, page));
    }

    @Override
    public Optional<ApimGroup> group(RequestContext context, String id) {
        CallContext call = CallContext.recorded(context, "");
        return find(call, () -> {
            GroupsGetResponse answer = client.getGroups().getWithResponse(resourceGroup, service, id, call.sdk());
            String version = answer.getDeserializedHeaders().etag();
            return Models.group(answer.getValue()).withVersion(version == null ? "" : version);
        });
    }

    @Override
    public ApimGroup createGroup(RequestContext context, String id, GroupFields fields) {
        GroupCreateParameters parameters = new GroupCreateParameters()
                .withDisplayName(fields.displayName())
                .withDescription(fields.description());
        CallContext call = CallContext.recorded(context, "create");
        return write(
                call,
                () -> Models.group(client.getGroups()
                        .createOrUpdateWithResponse(resourceGroup, service, id, parameters, null, call.sdk())
                        .getValue()));
    }

    @Override
    public Optional<ApimGroup> updateGroup(RequestContext context, ApimGroup group, GroupFields fields) {
        return updateGroup(context, group.id(), group.version(), fields);
    }

    @Override
    public Optional<ApimGroup> updateGroup(RequestContext context, String id, GroupFields fields) {
        return updateGroup(context, id, "", fields);
    }

    private Optional<ApimGroup> updateGroup(RequestContext context, String id, String version, GroupFields fields) {
        GroupUpdateParameters parameters = new GroupUpdateParameters()
                .withDisplayName(fields.displayName())
                .withDescription(fields.description());
        boolean insists = !version.isEmpty();
        CallContext call = insists ? CallContext.insisting(context, "change") : CallContext.recorded(context, "change");
        String condition = insists ? version : ANY_VERSION;
        return change(
                        priority(context),
                        call,
                        () -> client.getGroups()
                                .updateWithResponse(resourceGroup, service, id, condition, parameters, call.sdk())
                                .getValue())
                .map(Models::group);
    }

    @Override
    public boolean deleteGroup(RequestContext context, String id) {
        CallContext call = CallContext.recorded(context, "delete");
        return deleted(
                call, () -> client.getGroups().deleteWithResponse(resourceGroup, service, id, ANY_VERSION, call.sdk()));
    }

    @Override
    public Page<ApimUser> members(RequestContext context, String groupId, int top, int skip) {
        CallContext call = CallContext.keepingBody(context, "members of the group");
        Optional<PagedResponse<UserContractInner>> page = find(
                call,
                () -> first(client.getGroupUsers().list(resourceGroup, service, groupId, null, top, skip, call.sdk())));
        Function<UserContractInner, ApimUser> model = Models.withoutGroups()::user;
        return page.map(found -> new Page<>(found.getValue().stream().map(model).toList(), count(call, found)))
                .orElseGet(() -> new Page<>(List.of(), 0));
    }

    @Override
    public boolean isMember(RequestContext context, String groupId, String userId) {
        CallContext call = CallContext.recorded(context, "is it a member");
        return find(
                        call,
                        () -> client.getGroupUsers()
                                .checkEntityExistsWithResponse(resourceGroup, service, groupId, userId, call.sdk())
                                .getValue())
                .orElse(false);
    }

    @Override
    public Membership addMember(RequestContext context, String groupId, String userId, String why) {
        CallContext call = CallContext.recorded(context, why);
        AtomicReference<@Nullable UserContractInner> told = new AtomicReference<>();
        MembershipOutcome outcome = write(
                call,
                () -> membership(
                        () -> {
                            Response<UserContractInner> answer = client.getGroupUsers()
                                    .createWithResponse(resourceGroup, service, groupId, userId, call.sdk());
                            told.set(answer.getValue());
                            return answer;
                        },
                        201));
        // The answer lists no groups, whatever there are.
        return new Membership(
                outcome,
                Optional.ofNullable(told.get())
                        .filter(user -> user.state() != null)
                        .map(Models.withoutGroups()::user));
    }

    @Override
    public MembershipOutcome removeMember(RequestContext context, String groupId, String userId, String why) {
        CallContext call = CallContext.recorded(context, why);
        MembershipOutcome outcome = calls.made(
                CallKind.DELETE,
                Priority.DEPROVISIONING,
                call,
                () -> membership(
                        () -> client.getGroupUsers()
                                .deleteWithResponse(resourceGroup, service, groupId, userId, call.sdk()),
                        200));
        return call.isDoubtful() ? MembershipOutcome.CHANGED : outcome;
    }

    /** A 404 says in its message which of the two is missing. */
    private static MembershipOutcome membership(Supplier<? extends Response<?>> request, int changedStatus) {
        try {
            return request.get().getStatusCode() == changedStatus
                    ? MembershipOutcome.CHANGED
                    : MembershipOutcome.UNCHANGED;
        } catch (HttpResponseException e) {
            if (!Failures.isAbsence(e)) {
                throw e;
            }
            return Failures.message(e).startsWith("Group")
                    ? MembershipOutcome.UNKNOWN_GROUP
                    : MembershipOutcome.UNKNOWN_USER;
        }
    }
}
