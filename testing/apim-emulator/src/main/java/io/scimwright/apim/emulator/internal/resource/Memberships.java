package io.scimwright.apim.emulator.internal.resource;

import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.ArmException;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.arm.Errors;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.User;
import java.util.List;
import java.util.Optional;

/** {@code /groups/{groupId}/users} and {@code /users/{userId}/groups}: one relation from both sides. */
final class Memberships {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final String MEMBER = "groups/{groupId}/users/{userId}";

    private Memberships() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "groups/{groupId}/users", "groups/users/read", Memberships::users),
                Endpoint.of("HEAD", MEMBER, "groups/users/read", Memberships::head),
                Endpoint.of("PUT", MEMBER, "groups/users/write", Memberships::add),
                Endpoint.of("DELETE", MEMBER, "groups/users/delete", Memberships::remove),
                Endpoint.of("GET", "users/{userId}/groups", "users/groups/read", Memberships::groups));
    }

    private static Answer users(Call call) {
        return call.service().read(() -> {
            Group group = Groups.find(call);
            return Page.of(
                    call,
                    call.service().members(group),
                    UserFields.OF_GROUP,
                    user -> UserView.member(call, group, user));
        });
    }

    private static Answer groups(Call call) {
        return call.service().read(() -> {
            User user = Users.find(call);
            return Page.of(
                    call,
                    call.service().groupsOf(user),
                    GroupView.OF_OTHERS,
                    group -> GroupView.ofUser(call, user, group));
        });
    }

    private static Answer head(Call call) {
        Service service = call.service();
        return service.read(() -> {
            Optional<Group> group = service.group(call.path("groupId"));
            Optional<User> user = service.user(call.path("userId"));
            boolean member = group.isPresent()
                    && user.isPresent()
                    && service.groupUsers()
                            .linked(group.get().name(), user.get().name());
            return Answer.empty(member ? NO_CONTENT : NOT_FOUND);
        });
    }

    private static Answer add(Call call) {
        Service service = call.service();
        return service.write(() -> {
            Group group = service.group(call.path("groupId")).orElseThrow(() -> missing(call, "Group"));
            User user = service.user(call.path("userId")).orElseThrow(() -> missing(call, "User"));
            checkOpen(group);
            boolean added = service.groupUsers().link(group.name(), user.name());
            User touched = added ? touch(call, group, user) : user;
            return Answer.entity(
                    added ? CREATED : OK, UserView.shortEtag(touched), UserView.added(call, group, touched));
        });
    }

    private static Answer remove(Call call) {
        Service service = call.service();
        return service.write(() -> {
            Optional<Group> group = service.group(call.path("groupId"));
            Optional<User> user = service.user(call.path("userId"));
            if (group.isEmpty() || user.isEmpty()) {
                return Answer.empty(NO_CONTENT);
            }
            checkOpen(group.get());
            if (!service.groupUsers().unlink(group.get().name(), user.get().name())) {
                return Answer.empty(NO_CONTENT);
            }
            touch(call, group.get(), user.get());
            return Answer.empty(OK);
        });
    }

    /** A membership is a write of the user's row; whether it is one of the group's too is a setting. */
    private static User touch(Call call, Group group, User user) {
        Service service = call.service();
        User touched = user.withVersions(service.rowVersions().next(), user.identityVersion());
        service.put(touched);
        if (call.settings().get(Setting.MEMBERSHIP_TOUCHES_GROUP)) {
            service.put(group.withVersion(service.rowVersions().further()));
        }
        return touched;
    }

    private static void checkOpen(Group group) {
        if (group.builtIn()) {
            throw Errors.refused("System group membership cannot be changed");
        }
    }

    private static ArmException missing(Call call, String entity) {
        ArmException missing = Errors.notFound(entity);
        boolean asBadRequest = call.settings().get(Setting.MISSING_MEMBER_STATUS) == BAD_REQUEST;
        return asBadRequest ? Errors.refused(String.valueOf(missing.getMessage())) : missing;
    }
}
