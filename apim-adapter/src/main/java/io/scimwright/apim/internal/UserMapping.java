package io.scimwright.apim.internal;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.resource.Meta;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SCIM users from APIM users and back. What APIM has no field for lives in the {@link MarkedLine} of the note. */
final class UserMapping {

    /** The users as this adapter keeps them. */
    static final ResourceType TYPE = User.TYPE.keeping(List.of(
            "userName",
            "name.givenName",
            "name.familyName",
            "active",
            "password",
            "emails.value",
            "emails.type",
            "emails.primary",
            "groups",
            "roles"));

    /** The path of the groups. */
    static final String GROUPS = "groups";

    /** Names in the marked line. */
    static final String EXTERNAL_ID = "externalId";

    static final String USER_NAME = "userName";

    /** The userName in lower case, so that it can be found without regard to case. */
    static final String USER_NAME_KEY = "u";

    private static final String EMAIL = "email";
    static final String ROLES = "roles";
    static final String ACTIVE = "active";

    private static final String FILLED = "filled";
    private static final String FIRST = "first";
    private static final String LAST = "last";

    private static final Set<String> KNOWN = Stream.concat(
                    Stream.of(EXTERNAL_ID, USER_NAME, USER_NAME_KEY, EMAIL, ROLES, FILLED), UserMarks.NAMES.stream())
            .collect(Collectors.toUnmodifiableSet());

    /** What APIM takes for a name at most. */
    private static final int NAME_LENGTH = 100;

    private UserMapping() {}

    static ScimResource toResource(ApimUser user) {
        ScimObject marks = MarkedLine.parse(user.note()).data();
        String email = spelling(marks.findString(EMAIL), user.email());
        ScimObject.Builder tree = ScimObject.builder().put("id", user.id());
        marks.findString(EXTERNAL_ID).ifPresent(value -> tree.put("externalId", value));
        tree.put("userName", marks.findString(USER_NAME).orElse(email));
        tree.putIfAssigned("name", name(user, marks));
        tree.put("active", !user.isBlocked());
        tree.put(
                "emails",
                ScimList.of(ScimObject.builder()
                        .put("value", email)
                        .put("type", "work")
                        .put("primary", true)
                        .build()));
        if (user.groups() != null) {
            tree.putIfAssigned("groups", groups(user.groups()));
        }
        marks.find(ROLES).ifPresent(roles -> tree.put("roles", roles));
        ScimResource resource = ScimResource.of(TYPE, tree.build());
        return user.registered() == null
                ? resource
                : resource.withMeta(Meta.none().created(user.registered()));
    }

    /** The spelling that was sent, while it still is the address that APIM has. */
    private static String spelling(Optional<String> sent, String stored) {
        return sent.filter(text -> text.equalsIgnoreCase(stored)).orElse(stored);
    }

    private static ScimObject name(ApimUser user, ScimObject marks) {
        List<ScimValue> filled = marks.elements(FILLED);
        ScimObject.Builder name = ScimObject.builder();
        if (!filled.contains(ScimString.of(FIRST)) && !user.firstName().isEmpty()) {
            name.put("givenName", user.firstName());
        }
        if (!filled.contains(ScimString.of(LAST)) && !user.lastName().isEmpty()) {
            name.put("familyName", user.lastName());
        }
        return name.build();
    }

    private static ScimList groups(List<ApimGroup> groups) {
        return ScimList.of(groups.stream()
                .filter(ApimGroup::isVisible)
                .map(group -> ScimObject.builder()
                        .put("value", group.id())
                        .put("display", group.name())
                        .put("type", "direct")
                        .build())
                .toList());
    }

    /**
     * What APIM is to hold for a resource.
     *
     * @param before the user as it is now; null for a new one
     * @param displayName fills missing names, which APIM requires; null where none was sent
     * @param noted what is to be noted for our own use
     */
    static UserFields toFields(
            ScimResource resource, @Nullable ApimUser before, @Nullable String displayName, UserMarks noted) {
        ScimObject tree = resource.attributes();
        String email = email(tree);
        String note = before == null ? "" : before.note();
        String filler = shortened(displayName == null ? email.substring(0, email.indexOf('@')) : displayName);
        Optional<String> given = resource.find(User.NAME.givenName());
        Optional<String> family = resource.find(User.NAME.familyName());
        boolean active = resource.find(User.ACTIVE).orElse(true);
        return new UserFields(
                email.toLowerCase(Locale.ROOT),
                given.orElseGet(() -> before == null || before.firstName().isEmpty() ? filler : before.firstName()),
                family.orElseGet(() -> before == null || before.lastName().isEmpty() ? filler : before.lastName()),
                active ? (before == null || before.isBlocked() ? ApimUser.ACTIVE : before.state()) : ApimUser.BLOCKED,
                MarkedLine.parse(note)
                        .with(marks(resource, email, noted), KNOWN)
                        .print(),
                resource.find(User.PASSWORD).orElse(null));
    }

    private static ScimObject marks(ScimResource resource, String email, UserMarks noted) {
        ScimObject.Builder marks = ScimObject.builder();
        String userName = resource.require(User.USER_NAME);
        resource.find(User.EXTERNAL_ID).ifPresent(value -> marks.put(EXTERNAL_ID, value));
        if (!userName.equals(email)) {
            marks.put(USER_NAME, userName).put(USER_NAME_KEY, userName.toLowerCase(Locale.ROOT));
        }
        if (!email.equals(email.toLowerCase(Locale.ROOT))) {
            marks.put(EMAIL, email);
        }
        List<ScimValue> filled = new ArrayList<>();
        if (resource.find(User.NAME.givenName()).isEmpty()) {
            filled.add(ScimString.of(FIRST));
        }
        if (resource.find(User.NAME.familyName()).isEmpty()) {
            filled.add(ScimString.of(LAST));
        }
        marks.putIfAssigned(FILLED, ScimList.of(filled));
        resource.attributes().find(ROLES).ifPresent(roles -> marks.put(ROLES, roles));
        noted.putInto(marks);
        return marks.build();
    }

    /** The note of a user with other marks for our own use, everything else as it is. */
    static String noted(ApimUser user, UserMarks noted) {
        ScimObject.Builder own = ScimObject.builder();
        noted.putInto(own);
        return MarkedLine.parse(user.note()).with(own.build(), UserMarks.NAMES).print();
    }

    /** The values of the roles of a user. */
    static List<String> roles(ApimUser user) {
        return RoleValues.of(MarkedLine.parse(user.note()).data());
    }

    /** The values of the roles of a resource. */
    static List<String> roles(ScimResource user) {
        return RoleValues.of(user.attributes());
    }

    private static String shortened(String name) {
        return name.length() > NAME_LENGTH ? name.substring(0, NAME_LENGTH) : name;
    }

    /** The primary e-mail, else the one for work, else the first, else a userName that is an address. */
    static String email(ScimObject user) {
        List<ScimObject> emails = user.elements("emails").stream()
                .filter(ScimObject.class::isInstance)
                .map(ScimObject.class::cast)
                .filter(email ->
                        email.findString("value").filter(UserMapping::isAddress).isPresent())
                .toList();
        return emails.stream()
                .filter(email -> email.findBoolean("primary").orElse(false))
                .findFirst()
                .or(() -> emails.stream()
                        .filter(email -> email.findString("type")
                                .filter("work"::equalsIgnoreCase)
                                .isPresent())
                        .findFirst())
                .or(() -> emails.stream().findFirst())
                .flatMap(email -> email.findString("value"))
                .or(() -> user.findString("userName").filter(UserMapping::isAddress))
                .orElseThrow(() -> ScimException.of(
                        400,
                        ScimType.INVALID_VALUE,
                        "APIM needs an e-mail address: give emails.value, or a userName that is an address"));
    }

    static boolean isAddress(String text) {
        int at = text.indexOf('@');
        return at > 0 && at < text.length() - 1;
    }
}
