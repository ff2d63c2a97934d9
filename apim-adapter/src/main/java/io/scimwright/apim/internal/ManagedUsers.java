package io.scimwright.apim.internal;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.Manage;
import io.scimwright.apim.access.OnDelete;
import io.scimwright.core.error.ScimException;
import io.scimwright.server.spi.RequestContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whose users are SCIM's business: nobody else is shown, counted or written. Whoever SCIM created or linked carries a
 * {@link MarkedLine} and always is; the owner, administrators, and whoever is deleted never are; of all others the rule of the
 * mapping decides.
 */
final class ManagedUsers {

    private final ManagementPlane apim;
    private final Supplier<AccessMapping> mapping;
    private final Administrators administrators;

    ManagedUsers(ManagementPlane apim, Supplier<AccessMapping> mapping, Administrators administrators) {
        this.apim = apim;
        this.mapping = mapping;
        this.administrators = administrators;
    }

    private Manage rule() {
        return mapping.get().manage();
    }

    /** Whether it takes the users themselves, and not only their ids, to say who is managed. */
    boolean isSelective() {
        AccessMapping current = mapping.get();
        return !current.manage().isEverybody() || current.onDelete() == OnDelete.BLOCK;
    }

    /** Whether it may take somebody's groups to say whether they are managed. */
    boolean dependsOnGroups() {
        return !rule().groups().isEmpty();
    }

    /** Whether it is enough to carry our mark. */
    boolean areMarked() {
        Manage rule = rule();
        return rule.markedOnly()
                && rule.groups().isEmpty()
                && rule.emailDomains().isEmpty();
    }

    /** Those who are never managed, whatever the rule says. */
    Set<String> administrators(RequestContext context) {
        return administrators.ids(context);
    }

    /** Whether a user is managed; reads their groups where these decide and are not known. */
    boolean includes(RequestContext context, ApimUser user) {
        return includes(
                context,
                user,
                someone -> rule().includes(false, someone.email(), List.copyOf(groupsOf(context, someone))));
    }

    private Set<String> groupsOf(RequestContext context, ApimUser user) {
        ApimUser known = user.groups() != null ? user : user.withGroups(apim.groupsOf(context, user.id()));
        return UserAccess.groupIds(known);
    }

    /** Who of many is managed; reads the members of the rule's groups once where these decide and are not known. */
    List<ApimUser> among(RequestContext context, List<ApimUser> some) {
        Set<String> insiders = new HashSet<>();
        boolean[] isRead = {false};
        Predicate<ApimUser> isInside = someone -> {
            if (someone.groups() != null) {
                return rule().includes(false, someone.email(), List.copyOf(UserAccess.groupIds(someone)));
            }
            if (!isRead[0]) {
                rule().groups().forEach(group -> insiders.addAll(membersOf(context, group)));
                isRead[0] = true;
            }
            return insiders.contains(someone.id());
        };
        return some.stream().filter(user -> includes(context, user, isInside)).toList();
    }

    private Set<String> membersOf(RequestContext context, String group) {
        return Listing.readAll(read -> apim.members(context, group, Listing.PAGE, read)).stream()
                .map(ApimUser::id)
                .collect(Collectors.toSet());
    }

    private boolean includes(RequestContext context, ApimUser user, Predicate<ApimUser> byGroups) {
        if (!user.isVisible()) {
            return false;
        }
        if (user.isMarked()) {
            return true;
        }
        Manage rule = rule();
        boolean inside =
                rule.includes(false, user.email(), List.of()) || (!rule.groups().isEmpty() && byGroups.test(user));
        return inside && !administrators(context).contains(user.id());
    }

    /** The user of an id, if there is one who is managed. */
    Optional<ApimUser> find(RequestContext context, String id) {
        return Ids.isPossibleUser(id)
                ? apim.user(context, id).filter(user -> user.id().equals(id) && includes(context, user))
                : Optional.empty();
    }

    /** Whether an id may be that of somebody managed: without a rule nobody is read to say so. */
    boolean mayInclude(RequestContext context, String id) {
        return isSelective()
                ? find(context, id).isPresent()
                : Ids.isPossibleUser(id) && !administrators(context).contains(id);
    }

    /** The ids of all who are managed. */
    Set<String> ids(RequestContext context) {
        List<ApimUser> everybody =
                Listing.readAll(read -> apim.users(context, "", Listing.PAGE, read, dependsOnGroups()));
        return among(context, everybody).stream().map(ApimUser::id).collect(Collectors.toSet());
    }

    static ScimException unknown(String id) {
        return ScimException.notFound("no User has the id '" + id + "'");
    }

    /**
     * Lets nobody be created whom the rule would not manage if somebody else had created them.
     *
     * @throws ScimException 400 naming the rule
     */
    void requireAllowed(String email) {
        Manage rule = rule();
        if (!rule.allowsAddress(email)) {
            throw ScimException.invalidValue(
                    "emails.value",
                    "the rule manage.email-domains of the mapping allows addresses of "
                            + String.join(", ", rule.emailDomains()) + " only");
        }
    }
}
