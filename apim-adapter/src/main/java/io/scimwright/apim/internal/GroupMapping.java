package io.scimwright.apim.internal;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SCIM groups from APIM groups and back; the externalId lives in the {@link MarkedLine} of the description. */
final class GroupMapping {

    /** The groups as this adapter keeps them. */
    static final ResourceType TYPE =
            Group.TYPE.withUnique("displayName").withValuesOnly("members.type", List.of("User"));

    /** The path of the members. */
    static final String MEMBERS = Group.MEMBERS.toString();

    static final String EXTERNAL_ID = "externalId";

    /** The identity provider's name of a linked group. */
    private static final String LINK = "idp";

    /** The name that SCIM gave the group, in lower case, so that it can be found without regard to case. */
    static final String NAME_KEY = "n";

    /** Whether the group is being created or linked, or that broke off. */
    private static final String INCOMPLETE = "incomplete";

    private static final Set<String> KNOWN = Set.of(EXTERNAL_ID, LINK, NAME_KEY, INCOMPLETE);

    private GroupMapping() {}

    /** The group; {@code members} is null where they were not asked for. */
    static ScimResource toResource(ApimGroup group, @Nullable List<ApimUser> members) {
        ScimObject marks = MarkedLine.parse(group.description()).data();
        ScimObject.Builder tree = ScimObject.builder().put("id", group.id());
        marks.findString(EXTERNAL_ID).ifPresent(value -> tree.put("externalId", value));
        tree.put("displayName", group.name());
        if (members != null) {
            tree.putIfAssigned(
                    MEMBERS,
                    ScimList.of(members.stream().map(GroupMapping::toMember).toList()));
        }
        return ScimResource.of(TYPE, tree.build());
    }

    private static ScimObject toMember(ApimUser user) {
        return ScimObject.builder()
                .put("value", user.id())
                .put("display", user.email())
                .put("type", "User")
                .build();
    }

    /** Members as values, by their ids. */
    static List<ScimValue> members(List<String> ids) {
        return ids.stream()
                .<ScimValue>map(id -> ScimObject.of("value", ScimString.of(id)))
                .toList();
    }

    /** The identity provider's name of a linked group; empty where the group is not linked. */
    static Optional<String> nameOfLink(ApimGroup group) {
        return MarkedLine.parse(group.description()).data().findString(LINK);
    }

    /** What APIM is to hold for a group of its own; the administrator's own text in the description stays. */
    static GroupFields toFields(ScimResource resource, String description) {
        return new GroupFields(resource.require(Group.DISPLAY_NAME), described(description, marks(resource)));
    }

    /** What APIM is to hold for a group that is linked: its own name stays, and ours stands in the marked line. */
    static GroupFields toLink(ScimResource resource, ApimGroup group) {
        String name = resource.require(Group.DISPLAY_NAME);
        return new GroupFields(
                group.displayName(),
                described(group.description(), marks(resource).put(LINK, name)));
    }

    /** What APIM is to hold for a group that is linked no more. */
    static GroupFields unlinked(ApimGroup group) {
        return new GroupFields(
                group.displayName(), MarkedLine.parse(group.description()).text());
    }

    /** The same with the note that there is more to do. */
    static GroupFields incomplete(GroupFields whole) {
        MarkedLine line = MarkedLine.parse(whole.description())
                .with(ScimObject.of(INCOMPLETE, ScimBoolean.TRUE), Set.of(INCOMPLETE));
        return new GroupFields(whole.displayName(), line.print());
    }

    static boolean isIncomplete(ApimGroup group) {
        return MarkedLine.parse(group.description())
                .data()
                .findBoolean(INCOMPLETE)
                .orElse(false);
    }

    private static ScimObject.Builder marks(ScimResource resource) {
        ScimObject.Builder marks = ScimObject.builder();
        resource.find(Group.EXTERNAL_ID).ifPresent(value -> marks.put(EXTERNAL_ID, value));
        marks.put(NAME_KEY, resource.require(Group.DISPLAY_NAME).toLowerCase(Locale.ROOT));
        return marks;
    }

    private static String described(String description, ScimObject.Builder marks) {
        return MarkedLine.parse(description).with(marks.build(), KNOWN).print();
    }

    /** The ids of the members that a resource lists, each once. */
    static Set<String> memberIds(List<ScimValue> members) {
        Set<String> ids = new LinkedHashSet<>();
        for (ScimValue member : members) {
            if (member instanceof ScimObject object) {
                object.findString("value").ifPresent(ids::add);
            }
        }
        return ids;
    }
}
