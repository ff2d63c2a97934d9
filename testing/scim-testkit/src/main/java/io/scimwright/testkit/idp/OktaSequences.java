package io.scimwright.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sequences of Okta. */
final class OktaSequences {

    private OktaSequences() {}

    static List<Step> all(int importedUsers) {
        return List.of(
                new Step(
                        "5 Okta: an application of the wizard, which PUTs and imports",
                        play -> wizard(play, importedUsers)),
                new Step("6 Okta: group push", OktaSequences::groupPush));
    }

    private static void wizard(Play play, int importedUsers) {
        play.client.get("/Users?startIndex=1&count=2").hasStatus(200);
        String userName = play.address("okta");
        String exists = "/Users?filter=userName%20eq%20%22" + userName + "%22&startIndex=1&count=100";
        play.client.get(exists).isList(0);
        Answer created = play.client
                .post("/Users", Play.user(userName, """
                        "externalId":"00u%s","groups":[],"locale":"en-US","password":"1mz050nq\"""".formatted(userName.hashCode())))
                .hasStatus(201);
        assertThat(created.text()).doesNotContain("1mz050nq");
        String id = created.id();
        play.client.get(exists).isList(1);

        ScimObject read = play.getUser(id);
        ScimObject renamed = put(play, id, read.with("title", ScimString.of("Chief")));
        play.requireUser(renamed, "title", "Chief");
        play.requireUser(put(play, id, withActive(renamed, false)), "active", false);
        play.requireUser(play.findUser(userName), "active", false);
        play.requireUser(put(play, id, withActive(play.getUser(id), true)), "active", true);

        for (int i = 0; i < importedUsers; i++) {
            play.createUser(play.address("import"));
        }
        imported(play, importedUsers);
    }

    private static ScimObject withActive(ScimObject user, boolean active) {
        return user.with("active", ScimBoolean.of(active));
    }

    private static ScimObject put(Play play, String id, ScimObject whole) {
        return play.client
                .put("/Users/" + id, ScimJson.write(whole))
                .hasStatus(200)
                .body();
    }

    /** Page by page until the total is reached: every user once. */
    private static void imported(Play play, int atLeast) {
        Set<String> ids = new HashSet<>();
        int start = 1;
        int total = Integer.MAX_VALUE;
        while (start <= total) {
            Answer page =
                    play.client.get("/Users?startIndex=" + start + "&count=100").hasStatus(200);
            total = page.number("totalResults");
            assertThat(page.number("startIndex")).as(page.toString()).isEqualTo(start);
            assertThat(page.resources()).as("a page before the end").isNotEmpty();
            page.resources()
                    .forEach(user -> assertThat(ids.add(user.findString("id").orElse("")))
                            .as("each user once")
                            .isTrue());
            start += page.resources().size();
        }
        assertThat(ids).hasSize(total).hasSizeGreaterThanOrEqualTo(atLeast);
    }

    private static void groupPush(Play play) {
        String first = play.createUser(play.address("okta"));
        String second = play.createUser(play.address("okta"));
        String third = play.createUser(play.address("okta"));
        String name = play.groupName("Okta push");
        String id = play.client
                .post("/Groups", Play.group(name, "\"members\":[{\"value\":\"" + first + "\",\"display\":\"a@x\"}]"))
                .hasStatus(201)
                .id();
        play.requireMembers(id, first);
        String renamed = play.groupName("Okta push");
        play.patchGroup(
                id,
                "{\"op\":\"replace\",\"value\":{\"id\":\"" + id + "\",\"displayName\":\"" + renamed + "\"}}",
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":[{\"value\":\"" + first
                        + "\",\"display\":\"a@x\"},{\"value\":\"" + second + "\",\"display\":\"b@x\"}]}");
        play.requireMembers(id, first, second);
        assertThat(play.getGroup(id).findString("displayName")).contains(renamed);
        play.patchGroup(
                id,
                "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + first + "\\\"]\"}",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + third + "\",\"display\":\"c@x\"}]}");
        play.requireMembers(id, second, third);
        play.client.filter("/Groups", "displayName eq \"" + renamed + "\"").isList(1);
        play.client.delete("/Groups/" + id).hasStatus(204);
        play.client.get("/Groups/" + id).isError(404, "");
    }
}
