package io.scimwright.apim.emulator.internal.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scimwright.apim.emulator.internal.model.Group;
import io.scimwright.apim.emulator.internal.model.Identity;
import io.scimwright.apim.emulator.internal.model.Product;
import io.scimwright.apim.emulator.internal.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Users, groups and products in their recorded field order. */
public final class EntityJson {
    private static final String TYPE_ROOT = "Microsoft.ApiManagement/service/";

    private EntityJson() {}

    /**
     * The envelope of every entity.
     *
     * @param id in the form of the path asked
     * @param type below the service: {@code users}, {@code groups/users} …
     */
    public static ObjectNode envelope(String id, String type, String name, ObjectNode properties) {
        ObjectNode entity =
                WireJson.object().put("id", id).put("type", TYPE_ROOT + type).put("name", name);
        entity.set("properties", properties);
        return entity;
    }

    /**
     * The properties of a user.
     *
     * @param groups null: the field is left out
     */
    public static ObjectNode user(User user, @Nullable ArrayNode groups, List<Identity> identities) {
        ObjectNode json = WireJson.object();
        putUser(json, user, groups, identities);
        return json;
    }

    /** Writes the fields of a user into an object that may have others before them. */
    public static void putUser(ObjectNode json, User user, @Nullable ArrayNode groups, List<Identity> identities) {
        json.put("firstName", user.firstName())
                .put("lastName", user.lastName())
                .put("email", user.email())
                .put("state", user.state())
                .put("registrationDate", WireDates.stored(user.registered()))
                .put("note", user.note());
        if (groups != null) {
            json.set("groups", groups);
        }
        json.set("identities", identities(identities));
    }

    /** Identities: flat. */
    public static ArrayNode identities(List<Identity> identities) {
        ArrayNode list = WireJson.array();
        identities.forEach(identity ->
                list.addObject().put("provider", identity.provider()).put("id", identity.id()));
        return list;
    }

    /** The properties of a group. */
    public static ObjectNode group(Group group, Texts texts) {
        return WireJson.object()
                .put("displayName", group.displayName())
                .put("description", texts.description(group))
                .put("builtIn", group.builtIn())
                .put("type", group.type())
                .put("externalId", group.externalId());
    }

    /** Groups inside a user: flat, with the display name as {@code name}. */
    public static ArrayNode groupsOfUser(String serviceId, List<Group> groups, Texts texts) {
        ArrayNode list = WireJson.array();
        groups.forEach(group -> list.addObject()
                .put("id", serviceId + "/groups/" + group.name())
                .put("name", group.displayName())
                .put("description", texts.description(group))
                .put("builtIn", group.builtIn())
                .put("type", group.type())
                .put("externalId", group.externalId()));
        return list;
    }

    /** The properties of a product. */
    public static ObjectNode product(Product product) {
        ObjectNode json = WireJson.object()
                .put("displayName", product.displayName())
                .put("description", product.description())
                .put("terms", product.terms())
                .put("subscriptionRequired", product.subscriptionRequired());
        if (product.subscriptionRequired()) {
            json.put("approvalRequired", product.approvalRequired())
                    .put("subscriptionsLimit", product.subscriptionsLimit());
        }
        return json.put("state", product.state());
    }
}
