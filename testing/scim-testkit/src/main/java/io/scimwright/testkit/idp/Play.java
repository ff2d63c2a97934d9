package io.scimwright.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.query.Query;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.Filter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A server under test, what it keeps, and names that no other run has used. Thread-safe. */
final class Play {

    static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    final ScimClient client;
    final KeptAttributes users;
    final KeptAttributes groups;
    private final String run;
    private final AtomicInteger count = new AtomicInteger();

    Play(ScimClient client, String run) {
        this.client = client;
        this.users = KeptAttributes.of(client);
        this.groups = KeptAttributes.of(client, "Group");
        this.run = run;
    }

    /** An address that nobody has yet. */
    String address(String who) {
        return who + "-" + run + "-" + count.incrementAndGet() + "@example.com";
    }

    /** A name that no group has yet. */
    String groupName(String what) {
        return what + " " + run + "-" + count.incrementAndGet();
    }

    /** A user as most send one; more members can follow after a comma. */
    static String user(String userName, String more) {
        return "{\"schemas\":[\"" + CORE + "User\"],\"userName\":\"" + userName
                + "\",\"name\":{\"givenName\":\"Given\",\"familyName\":\"Family\"},\"displayName\":\"Given Family\","
                + "\"emails\":[{\"value\":\"" + userName + "\",\"type\":\"work\",\"primary\":true}],\"active\":true"
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    static String group(String displayName, String more) {
        return "{\"schemas\":[\"" + CORE + "Group\"],\"displayName\":\"" + displayName + "\""
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    /** Creates a user and gives its id. */
    String createUser(String userName) {
        return createUser(userName, "");
    }

    String createUser(String userName, String more) {
        return client.post("/Users", user(userName, more)).hasStatus(201).id();
    }

    String createGroup(String displayName) {
        return client.post("/Groups", group(displayName, "")).hasStatus(201).id();
    }

    ScimObject getUser(String id) {
        return client.get("/Users/" + id).hasStatus(200).body();
    }

    ScimObject getGroup(String id) {
        return client.get("/Groups/" + id).hasStatus(200).body();
    }

    Answer patchUser(String id, String... operations) {
        return client.patch("/Users/" + id, patch(operations)).hasStatus(200, 204);
    }

    Answer patchGroup(String id, String... operations) {
        return client.patch("/Groups/" + id, patch(operations)).hasStatus(200, 204);
    }

    static String patch(String... operations) {
        return "{\"schemas\":[\"" + PATCH_OP + "\"],\"Operations\":[" + String.join(",", operations) + "]}";
    }

    /** The ids of the members in order. */
    List<String> members(String groupId) {
        return getGroup(groupId).elements("members").stream()
                .map(member -> ((ScimObject) member).findString("value").orElse(""))
                .toList();
    }

    void requireMembers(String groupId, String... ids) {
        assertThat(members(groupId)).as("members of %s", groupId).containsExactlyInAnyOrder(ids);
    }

    /** Checks a value of a user if the server keeps the attribute; the path may hold a filter. */
    void requireUser(ScimObject user, String path, String value) {
        require(users, User.TYPE, user, path, path + " eq \"" + value + "\"");
    }

    void requireUser(ScimObject user, String path, boolean value) {
        require(users, User.TYPE, user, path, path + " eq " + value);
    }

    void requireGroup(ScimObject group, String path, String value) {
        require(groups, Group.TYPE, group, path, path + " eq \"" + value + "\"");
    }

    /** Checks that a user has nothing there, which holds for what is not kept too. */
    void requireNothing(ScimObject user, String path) {
        require(users, User.TYPE, user, path, "not (" + path + " pr)");
    }

    private static void require(KeptAttributes kept, ResourceType type, ScimObject tree, String path, String filter) {
        if (kept.has(path.replaceAll("\\[[^]]*]", "")) || path.equals("externalId")) {
            ScimResource resource = ScimResource.of(type, tree);
            assertThat(Query.of(Filter.parse(filter), type).matches(resource))
                    .as("%s holds for %s", filter, tree)
                    .isTrue();
        }
    }

    /** The one user with this name. */
    ScimObject findUser(String userName) {
        return client.filter("/Users", "userName eq \"" + userName + "\"")
                .isList(1)
                .resources()
                .get(0);
    }
}
