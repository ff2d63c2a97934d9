package io.scimwright.apim.internal.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.rest.PagedIterable;
import com.azure.core.http.rest.PagedResponse;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.resourcemanager.apimanagement.fluent.ApiManagementClient;
import com.azure.resourcemanager.apimanagement.fluent.models.GroupContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.UserContractInner;
import com.azure.resourcemanager.apimanagement.models.GroupCreateParameters;
import com.azure.resourcemanager.apimanagement.models.GroupUpdateParameters;
import com.azure.resourcemanager.apimanagement.models.UserCreateParameters;
import com.azure.resourcemanager.apimanagement.models.UserState;
import com.azure.resourcemanager.apimanagement.models.UserUpdateParameters;
import io.scimwright.apim.internal.ApimGroup;
import io.scimwright.apim.internal.ApimUser;
import io.scimwright.apim.internal.GroupFields;
import io.scimwright.apim.internal.ManagementPlane;
import io.scimwright.apim.internal.Page;
import io.scimwright.apim.internal.UserFields;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.server.spi.RequestContext;
import java.util.List;
import java.util.Optional;
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

    public AzureManagementPlane(ApiManagementClient client, String resourceGroup, String service) {
        this.client = client;
        this.resourceGroup = resourceGroup;
        this.service = service;
    }

    @Override
    public Page<ApimUser> users(RequestContext context, String filter, int top, int skip, boolean withGroups) {
        CallContext call = CallContext.keepingBody(context, LISTED);
        PagedResponse<UserContractInner> page = first(() -> client.getUsers()
                .listByService(resourceGroup, service, orNull(filter), top, skip, withGroups, call.sdk()));
        Models models = Models.of(call.answer(), withGroups);
        return new Page<>(page.getValue().stream().map(models::user).toList(), count(call, page));
    }

    /** Iterating goes on to every further page; only the first is asked for here. */
    private static <T> PagedResponse<T> first(Supplier<PagedIterable<T>> listing) {
        return Failures.translated(
                () -> listing.get().iterableByPage().iterator().next());
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
        return Failures.found(() -> client.getUsers()
                        .getWithResponse(resourceGroup, service, id, sdk(context, ""))
                        .getValue())
                .map(Models.withoutGroups()::user);
    }

    @Override
    public List<ApimGroup> groupsOf(RequestContext context, String userId) {
        return Failures.found(() -> client
                        .getUserGroups()
                        .list(resourceGroup, service, userId, null, null, null, sdk(context, "groups of the user"))
                        .stream()
                        .map(Models::group)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public ApimUser createUser(RequestContext context, String id, UserFields fields) {
        UserCreateParameters parameters = new UserCreateParameters()
                .withEmail(fields.email())
                .withFirstName(fields.firstName())
                .withLastName(fields.lastName())
                .withState(UserState.fromString(fields.state()))
                .withNote(fields.note())
                .withPassword(fields.password());
        return Failures.translated(() -> Models.withoutGroups()
                .user(client.getUsers()
                        .createOrUpdateWithResponse(
                                resourceGroup, service, id, parameters, false, null, sdk(context, "create"))
                        .getValue()));
    }

    @Override
    public Optional<ApimUser> updateUser(RequestContext context, String id, UserFields fields, String why) {
        UserUpdateParameters parameters = new UserUpdateParameters()
                .withEmail(fields.email())
                .withFirstName(fields.firstName())
                .withLastName(fields.lastName())
                .withState(fields.state() == null ? null : UserState.fromString(fields.state()))
                .withNote(fields.note())
                .withPassword(fields.password());
        return Failures.found(() -> client.getUsers()
                        .updateWithResponse(resourceGroup, service, id, ANY_VERSION, parameters, sdk(context, why))
                        .getValue())
                .map(Models.withoutGroups()::user);
    }

    @Override
    public boolean deleteUser(RequestContext context, String id) {
        return deleted(() -> client.getUsers()
                .deleteWithResponse(
                        resourceGroup, service, id, ANY_VERSION, true, false, null, sdk(context, "delete")));
    }

    private static boolean deleted(Supplier<Response<Void>> call) {
        return Failures.found(call)
                .map(response -> response.getStatusCode() == 200)
                .orElse(false);
    }

    @Override
    public Page<ApimGroup> groups(RequestContext context, String filter, int top, int skip) {
        CallContext call = CallContext.keepingBody(context, LISTED);
        PagedResponse<GroupContractInner> page = first(
                () -> client.getGroups().listByService(resourceGroup, service, orNull(filter), top, skip, call.sdk()));
        return new Page<>(page.getValue().stream().map(Models::group).toList(), count(call, page));
    }

    @Override
    public Optional<ApimGroup> group(RequestContext context, String id) {
        return Failures.found(() -> client.getGroups()
                        .getWithResponse(resourceGroup, service, id, sdk(context, ""))
                        .getValue())
                .map(Models::group);
    }

    @Override
    public ApimGroup createGroup(RequestContext context, String id, GroupFields fields) {
        GroupCreateParameters parameters = new GroupCreateParameters()
                .withDisplayName(fields.displayName())
                .withDescription(fields.description());
        return Failures.translated(() -> Models.group(client.getGroups()
                .createOrUpdateWithResponse(resourceGroup, service, id, parameters, null, sdk(context, "create"))
                .getValue()));
    }

    @Override
    public Optional<ApimGroup> updateGroup(RequestContext context, String id, GroupFields fields) {
        GroupUpdateParameters parameters = new GroupUpdateParameters()
                .withDisplayName(fields.displayName())
                .withDescription(fields.description());
        return Failures.found(() -> client.getGroups()
                        .updateWithResponse(resourceGroup, service, id, ANY_VERSION, parameters, sdk(context, "change"))
                        .getValue())
                .map(Models::group);
    }

    @Override
    public boolean deleteGroup(RequestContext context, String id) {
        return deleted(() ->
                client.getGroups().deleteWithResponse(resourceGroup, service, id, ANY_VERSION, sdk(context, "delete")));
    }

    @Override
    public Page<ApimUser> members(RequestContext context, String groupId, int top, int skip) {
        CallContext call = CallContext.keepingBody(context, "members of the group");
        Optional<PagedResponse<UserContractInner>> page = Failures.found(() -> client.getGroupUsers()
                .list(resourceGroup, service, groupId, null, top, skip, call.sdk())
                .iterableByPage()
                .iterator()
                .next());
        Function<UserContractInner, ApimUser> model = Models.withoutGroups()::user;
        return page.map(found -> new Page<>(found.getValue().stream().map(model).toList(), count(call, found)))
                .orElseGet(() -> new Page<>(List.of(), 0));
    }

    @Override
    public boolean isMember(RequestContext context, String groupId, String userId) {
        return Failures.found(() -> client.getGroupUsers()
                        .checkEntityExistsWithResponse(
                                resourceGroup, service, groupId, userId, sdk(context, "is it a member"))
                        .getValue())
                .orElse(false);
    }

    @Override
    public MembershipOutcome addMember(RequestContext context, String groupId, String userId) {
        return membership(
                () -> client.getGroupUsers()
                        .createWithResponse(resourceGroup, service, groupId, userId, sdk(context, "add member")),
                201);
    }

    @Override
    public MembershipOutcome removeMember(RequestContext context, String groupId, String userId) {
        return membership(
                () -> client.getGroupUsers()
                        .deleteWithResponse(resourceGroup, service, groupId, userId, sdk(context, "remove member")),
                200);
    }

    /** A 404 says in its message which of the two is missing. */
    private static MembershipOutcome membership(Supplier<? extends Response<?>> call, int changedStatus) {
        return Failures.translated(() -> {
            try {
                return call.get().getStatusCode() == changedStatus
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
        });
    }

    private static Context sdk(RequestContext context, String why) {
        return CallContext.recorded(context, why).sdk();
    }
}
