package io.scimwright.apim.emulator.internal.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.internal.arm.Call;
import io.scimwright.apim.emulator.internal.filter.Field;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.Product;
import io.scimwright.apim.emulator.internal.model.User;
import io.scimwright.apim.emulator.internal.wire.EntityJson;
import java.util.List;

/** The faces of a group: the id and type follow the path that was asked. */
final class GroupView {
    private static final Field<Group> NAME = Field.text("name", Group::name);
    private static final Field<Group> DISPLAY_NAME = Field.text("displayName", Group::displayName);
    private static final Field<Group> DESCRIPTION = Field.text("description", Group::description);

    /** What {@code /groups} can be filtered by. */
    static final List<Field<Group>> OF_SERVICE =
            List.of(NAME, DISPLAY_NAME, DESCRIPTION, Field.exact("externalId", Group::externalId));

    /** What the groups of a user or product can be filtered by. */
    static final List<Field<Group>> OF_OTHERS = List.of(NAME, DISPLAY_NAME, DESCRIPTION);

    private GroupView() {}

    static ObjectNode read(Call call, Group group) {
        return view(call, call.service().id() + "/groups/", "groups", group);
    }

    static ObjectNode ofUser(Call call, User user, Group group) {
        return view(call, call.service().id() + "/users/" + user.name() + "/groups/", "users/groups", group);
    }

    static ObjectNode ofProduct(Call call, Product product, Group group) {
        return view(call, call.service().id() + "/products/" + product.name() + "/groups/", "products/groups", group);
    }

    private static ObjectNode view(Call call, String parent, String type, Group group) {
        return EntityJson.envelope(
                parent + group.name(), type, group.name(), EntityJson.group(group, UserView.texts(call)));
    }
}
