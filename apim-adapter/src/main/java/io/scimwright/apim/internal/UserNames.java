package io.scimwright.apim.internal;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimString;
import io.scimwright.server.spi.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Keeps userNames apart. That e-mail addresses differ APIM sees to, and mostly they are the userNames; any other one is looked
 * for. Two servers that give the same one at the same time do not see each other.
 */
final class UserNames {

    private final ManagementPlane apim;
    private final ManagedUsers managed;

    UserNames(Workshop workshop) {
        this.apim = workshop.plane();
        this.managed = workshop.users();
    }

    static boolean areSame(ScimResource one, ScimResource other) {
        return one.require(User.USER_NAME).equalsIgnoreCase(other.require(User.USER_NAME));
    }

    /**
     * Sees that nobody else has the userName.
     *
     * @param exceptId the user who gets it; empty for a new one
     * @throws ScimException 409 when somebody has it
     */
    void requireUnique(RequestContext context, ScimResource wanted, String email, String exceptId) {
        String userName = wanted.require(User.USER_NAME);
        if (userName.equalsIgnoreCase(email)) {
            return;
        }
        boolean taken = holders(context, userName).stream()
                .filter(user -> !user.id().equals(exceptId) && managed.includes(context, user))
                // A create that broke off is not in its own way.
                .filter(user -> !UserMarks.of(user).isFree())
                .anyMatch(user -> areSame(UserMapping.toResource(user), wanted));
        if (taken) {
            throw ScimException.uniqueness("userName", "another user has the userName '" + userName + "'");
        }
    }

    private List<ApimUser> holders(RequestContext context, String userName) {
        String key = userName.toLowerCase(Locale.ROOT);
        List<ApimUser> holders = new ArrayList<>(
                read(context, OData.contains("note", MarkedLine.piece(UserMapping.USER_NAME_KEY, ScimString.of(key)))));
        if (UserMapping.isAddress(userName)) {
            holders.addAll(read(context, OData.eq("email", key)));
        }
        return holders;
    }

    private List<ApimUser> read(RequestContext context, String filter) {
        return Listing.readAll(start -> apim.users(context, filter, Listing.PAGE, start, false));
    }
}
