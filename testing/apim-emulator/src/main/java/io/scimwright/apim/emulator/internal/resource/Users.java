package io.scimwright.apim.emulator.internal.resource;

import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.arm.Errors;
import io.scimwright.apim.emulator.internal.filter.Filter;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.User;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@code /users}: reading and deleting. Writing is in {@link UserWrites}. */
final class Users {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final String ID = "userId";

    private final LongDelete longDelete;

    Users(LongDelete longDelete) {
        this.longDelete = longDelete;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("GET", "users", "users/read", Users::list),
                Endpoint.of("HEAD", "users/{userId}", "users/read", Users::head),
                Endpoint.of("GET", "users/{userId}", "users/read", this::get),
                Endpoint.of("DELETE", "users/{userId}", "users/delete", this::delete));
    }

    /** The user that the path names. */
    static User find(Call call) {
        return call.service().user(call.path(ID)).orElseThrow(() -> Errors.notFound("User"));
    }

    private static Answer list(Call call) {
        Filter<User> filter = Page.filter(call, UserFields.OF_SERVICE);
        boolean groups = call.flag("expandGroups");
        return call.service()
                .read(() -> Page.of(
                        call,
                        candidates(call, filter),
                        filter,
                        user -> groups ? UserView.withGroups(call, user) : UserView.read(call, user)));
    }

    /** An e-mail that must be equal is looked up instead of scanning everybody. */
    private static Collection<User> candidates(Call call, Filter<User> filter) {
        Service service = call.service();
        boolean indexTooNarrow =
                service.cases().exactEmails() && !call.settings().get(Setting.CASE_SENSITIVE_FILTERS);
        Optional<String> email = filter.requiredText("email");
        if (email.isEmpty() || indexTooNarrow) {
            return service.users();
        }
        return service.userByEmail(email.get()).map(List::of).orElse(List.of());
    }

    private static Answer head(Call call) {
        return call.service().read(() -> Answer.empty(OK).with("ETag", UserView.etag(find(call))));
    }

    private Answer get(Call call) {
        if (LongDelete.asks(call)) {
            return longDelete.outcome(call);
        }
        return call.service().read(() -> {
            User user = find(call);
            return Answer.entity(OK, UserView.etag(user), UserView.read(call, user));
        });
    }

    private Answer delete(Call call) {
        call.requireIfMatch();
        boolean withSubscriptions = call.flag("deleteSubscriptions");
        call.flag("notify");
        UserWrites.checkAppType(call);
        Service service = call.service();
        return service.write(() -> {
            Optional<User> user = service.user(call.path(ID));
            if (user.isEmpty()) {
                return Answer.empty(NO_CONTENT);
            }
            checkRemovable(call, user.get(), withSubscriptions);
            if (call.version().longRunningDelete()) {
                return longDelete.accept(
                        call,
                        () -> service.write(() -> remove(service, user.get().name())));
            }
            remove(service, user.get().name());
            return Answer.empty(OK);
        });
    }

    private static void checkRemovable(Call call, User user, boolean withSubscriptions) {
        UserWrites.checkIfMatch(call, user);
        if (user.name().equals(User.OWNER)) {
            throw Errors.refused("Administrator user cannot be deleted");
        }
        boolean subscribed = !call.service().subscriptionsOf(user).isEmpty();
        if (subscribed && !withSubscriptions) {
            throw Errors.refused(call.settings().get(Setting.USER_DELETE_REFUSAL));
        }
    }

    /** Removes the user, the memberships and the subscriptions, and tells whether there was such a user. */
    private static boolean remove(Service service, String name) {
        Optional<User> user = service.user(name);
        user.ifPresent(present -> {
            service.subscriptionsOf(present).forEach(service::remove);
            service.remove(present);
            service.rowVersions().next();
        });
        return user.isPresent();
    }
}
