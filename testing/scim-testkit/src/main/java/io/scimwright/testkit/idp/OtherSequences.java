package io.scimwright.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sequences of authentik, SailPoint, JumpCloud and OneLogin. */
final class OtherSequences {

    private OtherSequences() {}

    static List<Step> all() {
        return List.of(
                new Step(
                        "7 authentik: users by PUT, groups whole, one operation per member", OtherSequences::authentik),
                new Step(
                        "8 SailPoint: two path-less replaces, each with a part of the name", OtherSequences::sailPoint),
                new Step("9 JumpCloud: order of schemas, nulls, an operation per attribute", OtherSequences::jumpCloud),
                new Step("10 OneLogin: an object for a list, no types, no User-Agent", OtherSequences::oneLogin));
    }

    private static void authentik(Play play) {
        ScimObject config =
                play.client.get("/ServiceProviderConfig").hasStatus(200).body();
        assertThat(config.findObject("patch").flatMap(patch -> patch.findBoolean("supported")))
                .as("patch.supported")
                .contains(true);
        String userName = play.address("ak");
        String user = play.createUser(userName);
        play.client.post("/Users", Play.user(userName, "")).isError(409, "uniqueness");
        assertThat(play.findUser(userName).findString("id")).contains(user);
        play.client
                .put("/Users/" + user, Play.user(userName, "\"title\":\"Put\""))
                .hasStatus(200);
        play.requireUser(play.getUser(user), "title", "Put");

        String name = play.groupName("ak");
        String group = play.createGroup(name);
        play.patchGroup(group, """
                {"op":"replace","value":{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"%s",
                 "externalId":"7f-%s","displayName":"%s","members":[{"value":"%s"}]}}""".formatted(group, group, name, user));
        play.requireMembers(group, user);

        List<String> ids = new ArrayList<>(List.of(user));
        IntStream.range(0, 6).forEach(i -> ids.add(play.createUser(play.address("ak"))));
        for (List<String> chunk : List.of(ids.subList(0, 4), ids.subList(4, 7))) {
            play.patchGroup(
                    group,
                    chunk.stream()
                            .map(id -> "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}")
                            .toArray(String[]::new));
        }
        play.requireMembers(group, ids.toArray(String[]::new));
        play.patchGroup(
                group, "{\"op\":\"remove\",\"path\":\"members\",\"value\":[{\"value\":\"" + ids.get(0) + "\"}]}");
        play.requireMembers(group, ids.subList(1, 7).toArray(String[]::new));
    }

    private static void sailPoint(Play play) {
        String id = play.createUser(play.address("sp"));
        play.patchUser(
                id,
                "{\"op\":\"replace\",\"value\":{\"name\":{\"familyName\":\"testFamily\"}}}",
                "{\"op\":\"replace\",\"value\":{\"name\":{\"givenName\":\"testGivenName\"}}}");
        ScimObject user = play.getUser(id);
        play.requireUser(user, "name.familyName", "testFamily");
        play.requireUser(user, "name.givenName", "testGivenName");
    }

    private static void jumpCloud(Play play) {
        play.client.get("/Users").hasStatus(200);
        String userName = play.address("jc");
        String id = play.client
                .post("/Users", """
                        {"schemas":["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","urn:ietf:params:scim:schemas:core:2.0:User"],
                         "userName":"%1$s","name":{"givenName":"J","familyName":"C"},"active":true,
                         "emails":[{"type":"work","primary":true,"value":"%1$s"}]}""".formatted(userName))
                .hasStatus(201)
                .id();
        play.client.put("/Users/" + id, """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%s","name":{"givenName":"J","familyName":"C"},
                         "active":true,"emails":null,"phoneNumbers":[],"photos":[{"value":"https://x/p"}]}""".formatted(userName)).hasStatus(200);
        play.requireUser(play.getUser(id), "photos.value", "https://x/p");
        play.patchUser(
                id,
                "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Jump\"}",
                "{\"op\":\"replace\",\"path\":\"name.familyName\",\"value\":\"Cloud\"}",
                "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        ScimObject user = play.getUser(id);
        play.requireUser(user, "name.familyName", "Cloud");
        play.requireUser(user, "active", false);

        String group = play.createGroup(play.groupName("jc"));
        String add = "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}";
        play.patchGroup(group, add);
        play.patchGroup(group, add);
        play.requireMembers(group, id);
        play.patchGroup(group, "{\"op\":\"remove\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}");
        assertThat(play.members(group)).isEmpty();
    }

    private static void oneLogin(Play play) {
        String userName = play.address("ol");
        String id = play.client
                .post("/Users", """
                        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"%1$s",
                         "name":{"givenName":"One","familyName":"Login"},"emails":[{"value":"%1$s","primary":true}]}""".formatted(userName))
                .hasStatus(201)
                .id();
        String changed = play.address("ol");
        play.patchUser(id, "{\"op\":\"replace\",\"path\":\"emails\",\"value\":{\"value\":\"" + changed + "\"}}");
        ScimObject user = play.getUser(id);
        if (play.users.has("emails.value")) {
            assertThat(user.elements("emails")).hasSize(1);
        }
        play.client.getRaw("/Users/" + id).hasStatus(200);
    }
}
