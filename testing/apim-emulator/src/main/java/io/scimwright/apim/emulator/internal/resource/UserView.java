package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.User;
import io.scimwright.apim.emulator.internal.wire.ETags;
import io.scimwright.apim.emulator.internal.wire.EntityJson;
import io.scimwright.apim.emulator.internal.wire.Texts;
import io.scimwright.apim.emulator.internal.wire.WireJson;
import java.util.List;

/** The faces of a user: which of groups and identities an answer shows depends on the operation. */
final class UserView {
    private UserView() {}

    /** GET and lists: no groups. */
    static ObjectNode read(Call call, User user) {
        return envelope(call, user, EntityJson.user(user, null, user.identities()));
    }

    /** PUT, and lists with expandGroups: the groups as they are. */
    static ObjectNode withGroups(Call call, User user) {
        return envelope(call, user, EntityJson.user(user, groups(call, user), user.identities()));
    }

    /** PATCH: an empty list of groups whatever they are. */
    static ObjectNode patched(Call call, User user) {
        return envelope(call, user, EntityJson.user(user, WireJson.array(), user.identities()));
    }

    /** Adding a member: empty groups, empty identities. */
    static ObjectNode added(Call call, Group group, User user) {
        return member(call, group, user, EntityJson.user(user, WireJson.array(), List.of()));
    }

    /** The members of a group. */
    static ObjectNode member(Call call, Group group, User user) {
        return member(call, group, user, EntityJson.user(user, null, user.identities()));
    }

    /** The ETag of everything but PATCH and memberships. */
    static String etag(User user) {
        return ETags.of(user.version(), user.identityVersion());
    }

    /** The ETag of PATCH and memberships. */
    static String shortEtag(User user) {
        return ETags.of(user.version());
    }

    /** Which texts the api-version of a call shows. */
    static Texts texts(Call call) {
        return call.version().from2022() ? Texts.FROM_2022 : Texts.UNTIL_2021;
    }

    private static ArrayNode groups(Call call, User user) {
        return EntityJson.groupsOfUser(call.service().id(), call.service().groupsOf(user), texts(call));
    }

    private static ObjectNode envelope(Call call, User user, ObjectNode properties) {
        return EntityJson.envelope(call.service().id() + "/users/" + user.name(), "users", user.name(), properties);
    }

    private static ObjectNode member(Call call, Group group, User user, ObjectNode properties) {
        String id = call.service().id() + "/groups/" + group.name() + "/users/" + user.name();
        return EntityJson.envelope(id, "groups/users", user.name(), properties);
    }
}
