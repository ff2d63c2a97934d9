package io.scimwright.apim.internal;

import io.scimwright.core.value.ScimString;
import io.scimwright.server.spi.RequestContext;
import java.util.List;
import java.util.Locale;
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

    /** The groups that may have a name: APIM's own, or that of a link, in which case matters to APIM. */
    Stream<ApimGroup> named(RequestContext context, String name) {
        Stream<ApimGroup> own = all(context, OData.eq("displayName", name));
        if (workshop.mapping().groups().isEmpty()) {
            return own;
        }
        ScimString key = ScimString.of(name.toLowerCase(Locale.ROOT));
        return Stream.concat(
                own, all(context, OData.contains("description", MarkedLine.piece(GroupMapping.LINK_KEY, key))));
    }

    /** The members of a group. */
    List<ApimUser> members(RequestContext context, String groupId) {
        return workshop.users()
                .among(context, Listing.readAll(read -> apim.members(context, groupId, Listing.PAGE, read)));
    }
}
