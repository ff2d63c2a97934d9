package io.scimwright.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Microsoft Entra ID's provisioning service without feature flags: capitalised operations, booleans as strings, {@code schemas}
 * last, members removed with an array of values. Each method is one sequence and throws {@link AssertionError} at the first
 * answer that would make Entra ID fail, or retry for ever.
 */
public final class EntraScript {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private final ScimClient client;
    private final KeptAttributes kept;

    private EntraScript(ScimClient client) {
        this.client = client;
        this.kept = KeptAttributes.of(client);
    }

    /** A script against a server; reads its schemas to know what it can be expected to give back. */
    public static EntraScript against(ScimClient client) {
        return new EntraScript(client);
    }

    /** The matching query that Test Connection sends: nobody has a random name, and that is no error. */
    public void testConnection() {
        client.filter("/Users", "userName eq \"" + UUID.randomUUID() + "\"").isList(0);
    }

    /** Initial cycle of one user: looked for, created, read back, found again with the same values. Returns the id. */
    public String provisionUser(String userName, String givenName, String familyName) {
        client.filter("/Users", "userName eq \"" + userName + "\"").isList(0);
        Answer created =
                client.post("/Users", newUser(userName, givenName, familyName)).hasStatus(201);
        String id = created.id();
        assertThat(created.location().orElse("")).as(created.toString()).endsWith("/Users/" + id);
        requireValues(client.get("/Users/" + id).hasStatus(200).body(), userName, givenName, familyName);
        secondCycle(userName, givenName, familyName);
        client.post("/Users", newUser(userName, givenName, familyName)).isError(409, "uniqueness");
        return id;
    }

    /** What the next cycle reads: values that differ would be sent again every forty minutes. */
    private void secondCycle(String userName, String givenName, String familyName) {
        List<ScimObject> found = client.filter("/Users", "userName eq \"" + userName + "\"")
                .isList(1)
                .resources();
        requireValues(found.get(0), userName, givenName, familyName);
    }

    private void requireValues(ScimObject user, String userName, String givenName, String familyName) {
        requireValue(user, "userName", userName);
        requireValue(user, "externalId", externalId(userName));
        requireValue(user, "name.givenName", givenName);
        requireValue(user, "name.familyName", familyName);
        requireValue(user, "displayName", givenName + " " + familyName);
        requireValue(user, "title", "Engineer");
        requireValue(user, ENTERPRISE + ":department", "Research");
        assertThat(user.findBoolean("active")).as("active of %s", user).contains(true);
        if (kept.has("emails.value")) {
            assertThat(user.elements("emails").toString()).contains(userName);
        }
    }

    private void requireValue(ScimObject user, String path, String expected) {
        if (kept.has(path) || path.equals("externalId")) {
            assertThat(value(user, path)).as("%s of %s", path, user).contains(expected);
        }
    }

    private static Optional<String> value(ScimObject user, String path) {
        if (path.startsWith(ENTERPRISE)) {
            return user.findObject(ENTERPRISE).flatMap(part -> value(part, path.substring(ENTERPRISE.length() + 1)));
        }
        int dot = path.indexOf('.');
        return dot < 0
                ? user.findString(path)
                : user.findObject(path.substring(0, dot)).flatMap(part -> part.findString(path.substring(dot + 1)));
    }

    private static String externalId(String userName) {
        return "ext-" + userName.substring(0, userName.indexOf('@'));
    }

    private static String newUser(String userName, String givenName, String familyName) {
        return """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","%1$s"],
                 "externalId":"%2$s","userName":"%3$s","active":"True","displayName":"%4$s %5$s",
                 "emails":[{"primary":true,"type":"work","value":"%3$s"}],
                 "addresses":null,"phoneNumbers":null,"preferredLanguage":null,
                 "meta":{"resourceType":"User"},
                 "name":{"formatted":"%4$s %5$s","familyName":"%5$s","givenName":"%4$s"},
                 "roles":[],"title":"Engineer","%1$s":{"department":"Research"}}""".formatted(ENTERPRISE, externalId(userName), userName, givenName, familyName);
    }

    /** The manager comes by its own PATCH as a bare id; afterwards Entra ID asks whether the reference is there. */
    public void setManager(String userId, String managerId) {
        patch(
                        "Users",
                        userId,
                        "{\"op\":\"Add\",\"path\":\"" + ENTERPRISE + ":manager\",\"value\":\"" + managerId + "\"}")
                .hasStatus(200, 204);
        int expected = kept.has(ENTERPRISE + ":manager") ? 1 : 0;
        client.filter("/Users", "id eq \"" + userId + "\" and manager eq \"" + managerId + "\"", "attributes=id")
                .isList(expected);
        client.filter("/Users", "manager eq \"" + managerId + "\" and id eq \"" + userId + "\"", "attributes=id")
                .isList(expected);
    }

    /** Out of scope: the user stays and can be found, inactive. */
    public void disable(String userId, String userName) {
        setActive(userId, userName, "False", false);
    }

    /** Back in scope. */
    public void enable(String userId, String userName) {
        setActive(userId, userName, "True", true);
    }

    private void setActive(String userId, String userName, String sent, boolean expected) {
        patch("Users", userId, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"" + sent + "\"}")
                .hasStatus(200, 204);
        List<ScimObject> found = client.filter("/Users", "userName eq \"" + userName + "\"")
                .isList(1)
                .resources();
        assertThat(found.get(0).findBoolean("active")).contains(expected);
    }

    /** Hard-deleted in the directory: gone for good, and a second deletion says so. */
    public void deleteUser(String userId) {
        client.delete("/Users/" + userId).hasStatus(204);
        client.get("/Users/" + userId).isError(404, "");
        client.delete("/Users/" + userId).isError(404, "");
    }

    /** Initial cycle of one group: looked for without members, created empty. Returns the id. */
    public String provisionGroup(String displayName) {
        String filter = "displayName eq \"" + displayName + "\"";
        client.filter("/Groups", filter, "excludedAttributes=members").isList(0);
        Answer created = client.post("/Groups", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group","http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
                         "externalId":"ext-%1$s","displayName":"%1$s","meta":{"resourceType":"Group"}}""".formatted(displayName)).hasStatus(201);
        client.filter("/Groups", filter, "excludedAttributes=members").isList(1);
        return created.id();
    }

    /** Members are added one PATCH each; a repeat changes nothing. */
    public void addMembers(String groupId, List<String> userIds) {
        for (String userId : userIds) {
            String operation =
                    "{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"" + userId + "\"}]}";
            patch("Groups", groupId, operation).hasStatus(200, 204);
            patch("Groups", groupId, operation).hasStatus(200, 204);
        }
        requireMembers(groupId, userIds);
        assertThat(client.get("/Groups/" + groupId + "?excludedAttributes=members")
                        .hasStatus(200)
                        .body()
                        .has("members"))
                .as("members although they are excluded")
                .isFalse();
    }

    /** A member is removed with an array of values, which means that one and no other. */
    public void removeMember(String groupId, String userId, List<String> remaining) {
        patch(
                        "Groups",
                        groupId,
                        "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"" + userId
                                + "\"}]}")
                .hasStatus(200, 204);
        requireMembers(groupId, remaining);
        isMember(groupId, userId, false);
    }

    /** The reference check for a membership. */
    public void isMember(String groupId, String userId, boolean expected) {
        client.filter("/Groups", "id eq \"" + groupId + "\" and members eq \"" + userId + "\"", "attributes=id")
                .isList(expected ? 1 : 0);
    }

    private void requireMembers(String groupId, List<String> userIds) {
        List<String> members = client.get("/Groups/" + groupId).hasStatus(200).body().elements("members").stream()
                .map(EntraScript::memberId)
                .toList();
        assertThat(members).as("members of %s", groupId).containsExactlyInAnyOrderElementsOf(userIds);
    }

    private static String memberId(ScimValue member) {
        return member instanceof ScimObject object
                ? object.find("value")
                        .map(value -> ((ScimString) value).value())
                        .orElse("")
                : "";
    }

    /** A group is renamed; members stay. */
    public void renameGroup(String groupId, String displayName) {
        patch("Groups", groupId, "{\"op\":\"Replace\",\"path\":\"displayName\",\"value\":\"" + displayName + "\"}")
                .hasStatus(200, 204);
        client.filter("/Groups", "displayName eq \"" + displayName + "\"", "excludedAttributes=members")
                .isList(1);
    }

    /** A group leaves the scope. */
    public void deleteGroup(String groupId) {
        client.delete("/Groups/" + groupId).hasStatus(204);
        client.get("/Groups/" + groupId).isError(404, "");
    }

    /** The envelope as Entra ID writes it: operations first, schemas last. */
    private Answer patch(String kind, String id, String operation) {
        return client.patch(
                "/" + kind + "/" + id,
                "{\"Operations\":[" + operation + "],\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"]}");
    }
}
