package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.internal.arm.Answer;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.arm.Endpoint;
import io.scimwright.apim.emulator.internal.arm.Errors;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.Identity;
import io.scimwright.apim.emulator.internal.model.Service;
import io.scimwright.apim.emulator.internal.model.User;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PUT and PATCH of {@code /users/{userId}}. */
final class UserWrites {
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int HIDDEN_ROWS_OF_PUT = 1;
    private static final int MAX_ID = 80;
    private static final int MAX_EMAIL = 254;
    private static final int MAX_NAME = 100;
    private static final String ACTIVE = "active";
    private static final String DELETED = "deleted";
    private static final String BASIC = "Basic";
    private static final Set<String> STATES = Set.of(ACTIVE, "blocked", "pending", DELETED);
    private static final Set<String> CONFIRMATIONS = Set.of("signup", "invite");
    private static final Set<String> APP_TYPES = Set.of("portal", "developerportal");
    private static final Set<String> KNOWN = Set.of(
            "firstName",
            "lastName",
            "email",
            "state",
            "note",
            "identities",
            "password",
            "confirmation",
            "appType",
            "registrationDate",
            "groups");

    private UserWrites() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of("PUT", "users/{userId}", "users/write", UserWrites::put),
                Endpoint.of("PATCH", "users/{userId}", "users/write", UserWrites::patch));
    }

    /** Refuses a stale If-Match; which forms of ETag count is a setting. */
    static void checkIfMatch(Call call, User user) {
        if (call.settings().get(Setting.ACCEPT_SHORT_ETAG)) {
            call.checkIfMatch(UserView.etag(user), UserView.shortEtag(user));
        } else {
            call.checkIfMatch(UserView.etag(user));
        }
    }

    /** Refuses an appType parameter that is neither of the two portals. */
    static void checkAppType(Call call) {
        call.query("appType").ifPresent(type -> {
            if (!APP_TYPES.contains(type.toLowerCase(Locale.ROOT))) {
                throw Errors.invalid("appType", "Invalid field 'appType' specified");
            }
        });
    }

    private static Answer put(Call call) {
        call.flag("notify");
        String id = call.path("userId");
        if (id.length() > MAX_ID) {
            throw Errors.invalid("userId", "userId should not be longer than " + MAX_ID + " characters");
        }
        Service service = call.service();
        return service.write(() -> {
            User before = service.user(id).orElse(null);
            if (before == null) {
                call.checkIfMatch();
                User user = write(call, id, null, null, HIDDEN_ROWS_OF_PUT);
                service.groupUsers().link(Group.DEVELOPERS, user.name());
                return Answer.entity(CREATED, UserView.etag(user), UserView.withGroups(call, user));
            }
            checkIfMatch(call, before);
            boolean keep = call.settings().get(Setting.PUT_KEEPS_OMITTED);
            User user = write(call, id, before, keep ? before : null, HIDDEN_ROWS_OF_PUT);
            return Answer.entity(OK, UserView.etag(user), UserView.withGroups(call, user));
        });
    }

    private static Answer patch(Call call) {
        call.requireIfMatch();
        Service service = call.service();
        return service.write(() -> {
            User before = Users.find(call);
            checkIfMatch(call, before);
            User user = write(call, before.name(), before, before, 0);
            if (!call.version().countsAndPatchBodies()) {
                return Answer.empty(NO_CONTENT);
            }
            return Answer.entity(OK, UserView.shortEtag(user), UserView.patched(call, user));
        });
    }

    /**
     * Validates the body and stores the user.
     *
     * @param base where fields come from that the body does not name
     * @param hiddenRows rows written between the user row and the identity row
     */
    private static User write(Call call, String id, @Nullable User before, @Nullable User base, int hiddenRows) {
        Service service = call.service();
        Fields fields = new Fields(call, KNOWN);
        String email = fields.required("email", base == null ? null : base.email(), MAX_EMAIL);
        String firstName = fields.required("firstName", base == null ? null : base.firstName(), MAX_NAME);
        String lastName = fields.required("lastName", base == null ? null : base.lastName(), MAX_NAME);
        String state = fields.word("state", base == null ? defaultState(call, fields) : base.state(), STATES);
        checkWords(fields);
        checkIdentities(fields.node("identities"), fields);
        fields.text("password", null);
        fields.check();
        checkEmail(call, id, email);
        long row = service.rowVersions().next();
        for (int i = 0; i < hiddenRows; i++) {
            service.rowVersions().further();
        }
        User user = new User(
                before == null ? id : before.name(),
                before == null ? service.nextSequence() : before.sequence(),
                firstName,
                lastName,
                email,
                state,
                before == null ? call.now() : before.registered(),
                note(call, fields, base == null ? null : base.note()),
                identities(before, email, state),
                row,
                service.rowVersions().further());
        service.put(user);
        if (state.equals(DELETED)) {
            closeAccount(service, user);
        }
        return user;
    }

    private static List<Identity> identities(@Nullable User before, String email, String state) {
        if (state.equals(DELETED)) {
            return List.of();
        }
        return before == null ? List.of(new Identity(BASIC, email)) : before.identities();
    }

    /** A closed account keeps its row and nothing that belongs to it. */
    private static void closeAccount(Service service, User user) {
        service.subscriptionsOf(user).forEach(service::remove);
        service.groupUsers().removeRight(user.name());
    }

    private static @Nullable String note(Call call, Fields fields, @Nullable String base) {
        String note = fields.text("note", base);
        boolean clear = call.settings().get(Setting.EMPTY_NOTE_IS_NULL) && note != null && note.isEmpty();
        return clear ? null : note;
    }

    private static String defaultState(Call call, Fields fields) {
        boolean invited = "invite".equals(fields.node("confirmation").asText());
        return invited && call.settings().get(Setting.INVITED_IS_PENDING) ? "pending" : ACTIVE;
    }

    private static void checkWords(Fields fields) {
        if (fields.has("confirmation")) {
            fields.word("confirmation", "signup", CONFIRMATIONS);
        }
        if (fields.has("appType")) {
            fields.word("appType", "portal", APP_TYPES);
        }
    }

    /** Only Basic identities can be made through the management API. */
    private static void checkIdentities(JsonNode identities, Fields fields) {
        int index = 0;
        for (JsonNode identity : identities) {
            if (!identity.path("provider").asText().equals(BASIC)) {
                fields.wrong(
                        "identities[" + index + "].provider", "The specified condition was not met for 'provider'.");
            }
            index++;
        }
    }

    private static void checkEmail(Call call, String id, String email) {
        Service service = call.service();
        Optional<User> holder = service.userByEmail(email);
        Optional<User> writer = service.user(id);
        if (holder.isPresent() && !holder.equals(writer)) {
            throw Errors.emailTaken();
        }
        if (call.settings().get(Setting.OLD_EMAIL_STAYS_TAKEN)) {
            boolean identityTaken = service.users().stream()
                    .filter(user -> !Optional.of(user).equals(writer))
                    .flatMap(user -> user.identities().stream())
                    .anyMatch(identity -> identity.id().equalsIgnoreCase(email));
            if (identityTaken) {
                throw Errors.emailTaken();
            }
        }
    }
}
