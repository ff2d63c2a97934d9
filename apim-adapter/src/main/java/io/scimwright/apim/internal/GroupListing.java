package io.scimwright.apim.internal;

import io.scimwright.core.value.ScimString;
import io.scimwright.server.spi.RequestContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads groups and their members as far as SCIM shows them. */
final class GroupListing {

    /** All groups but those whose members APIM manages itself. */
    static final String NOT_SYSTEM =
            OData.and(ApimGroup.SYSTEM.stream().map(id -> OData.ne("name", id)).toList());

    private final ManagementPlane apim;
    private final Workshop workshop;

    GroupListing(Workshop workshop) {
        this.apim = workshop.plane();
        this.workshop = workshop;
    }

    /** The groups that an OData filter finds. */
    Stream<ApimGroup> all(RequestContext context, String filter) {
        return Listing.readAll(read -> apim.groups(context, filter, Listing.PAGE, read)).stream()
                .filter(workshop.groups()::includes);
    }

    /** The groups whose own name in APIM this is; whether its case matters is APIM's secret. */
    List<ApimGroup> ownNamed(RequestContext context, String name) {
        return all(context, OData.eq("displayName", name))
                .filter(group -> group.name().equalsIgnoreCase(name))
                .toList();
    }

    /** The groups that SCIM gave a name, in any case: our line holds it in lower case. */
    List<ApimGroup> markedNamed(RequestContext context, String name) {
        ScimString key = ScimString.of(name.toLowerCase(Locale.ROOT));
        return all(context, OData.contains("description", MarkedLine.piece(GroupMapping.NAME_KEY, key)))
                .filter(group -> group.name().equalsIgnoreCase(name))
                .toList();
    }

    /** The groups that SCIM shows by a name; asks on only where nothing was found. */
    List<ApimGroup> named(RequestContext context, String name) {
        List<ApimGroup> own = ownNamed(context, name);
        return own.isEmpty() ? markedNamed(context, name) : own;
    }

    /** All groups where one page holds them; empty where there are more. */
    Optional<List<ApimGroup>> allOnOnePage(RequestContext context) {
        Page<ApimGroup> page = apim.groups(context, NOT_SYSTEM, Listing.PAGE, 0);
        return page.count() > page.items().size()
                ? Optional.empty()
                : Optional.of(page.items().stream()
                        .filter(workshop.groups()::includes)
                        .toList());
    }

    /** The members of a group. */
    List<ApimUser> members(RequestContext context, String groupId) {
        return workshop.users()
                .among(context, Listing.readAll(read -> apim.members(context, groupId, Listing.PAGE, read)));
    }
}
