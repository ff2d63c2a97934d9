package io.scimwright.apim.internal.azure;

import com.azure.resourcemanager.apimanagement.fluent.models.GroupContractInner;
import com.azure.resourcemanager.apimanagement.fluent.models.UserContractInner;
import io.scimwright.apim.internal.ApimGroup;
import io.scimwright.apim.internal.ApimUser;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SDK's models as our own. A listing's groups come from its body: the SDK leaves their ids out. */
final class Models {

    private static final Models WITHOUT_GROUPS = new Models(null);

    private final @Nullable Map<String, List<ApimGroup>> groups;

    private Models(@Nullable Map<String, List<ApimGroup>> groups) {
        this.groups = groups;
    }

    static Models withoutGroups() {
        return WITHOUT_GROUPS;
    }

    /** Models of the users in the body of a listing, with their groups where it was asked for them. */
    static Models of(ScimObject listing, boolean withGroups) {
        if (!withGroups) {
            return WITHOUT_GROUPS;
        }
        Map<String, List<ApimGroup>> byUser = new HashMap<>();
        for (ScimValue item : listing.elements("value")) {
            if (item instanceof ScimObject user) {
                byUser.put(user.findString("name").orElse(""), groupsIn(user));
            }
        }
        return new Models(byUser);
    }

    private static List<ApimGroup> groupsIn(ScimObject user) {
        List<ApimGroup> all = new ArrayList<>();
        for (ScimValue item :
                user.findObject("properties").orElse(ScimObject.empty()).elements("groups")) {
            if (item instanceof ScimObject group) {
                String path = group.findString("id").orElse("");
                // In this place APIM writes the display name as "name"; the group's own name ends its id.
                all.add(new ApimGroup(
                        path.substring(path.lastIndexOf('/') + 1),
                        group.findString("name").orElse(""),
                        group.findString("description").orElse("")));
            }
        }
        return all;
    }

    /** Of a subscription that was written, its owner as they were at that moment; empty where the answer does not tell. */
    static Optional<ApimUser> owner(ScimObject subscription) {
        return subscription
                .findObject("properties")
                .flatMap(properties -> properties.findObject("user"))
                .flatMap(user -> user.findString("state").map(state -> owner(user, state)));
    }

    private static ApimUser owner(ScimObject user, String state) {
        String path = user.findString("id").orElse("");
        return new ApimUser(
                path.substring(path.lastIndexOf('/') + 1),
                user.findString("email").orElse(""),
                user.findString("firstName").orElse(""),
                user.findString("lastName").orElse(""),
                state,
                user.findString("note").orElse(""),
                null,
                null,
                "");
    }

    ApimUser user(UserContractInner user) {
        return new ApimUser(
                user.name(),
                text(user.email()),
                text(user.firstName()),
                text(user.lastName()),
                user.state() == null ? "active" : user.state().toString(),
                text(user.note()),
                user.registrationDate() == null ? null : user.registrationDate().toInstant(),
                groups == null ? null : groups.getOrDefault(user.name(), List.of()),
                "");
    }

    static ApimGroup group(GroupContractInner group) {
        return new ApimGroup(group.name(), text(group.displayName()), text(group.description()));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
