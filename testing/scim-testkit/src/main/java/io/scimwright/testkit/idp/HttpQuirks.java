package io.scimwright.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Deletion, junk, media types and headers, with the number of each quirk; groups with many members. */
final class HttpQuirks {

    private static final String SCIM = "application/scim+json";

    private HttpQuirks() {}

    static List<Step> all(int manyMembers) {
        return List.of(
                new Step("55 a push of members that contains an unknown user id", HttpQuirks::unknownMember),
                new Step("57 a group PATCH with " + manyMembers + " members", play -> manyMembers(play, manyMembers)),
                new Step("58 a user with active=false is still a member", HttpQuirks::inactiveMember),
                new Step("85 DELETE same id twice; DELETE unknown id", HttpQuirks::deletions),
                new Step("86 PATCH on a user deleted in the application", HttpQuirks::patchOfTheDeleted),
                new Step("87 GET /Users/{{id}}}} and other junk ids, unserved paths", HttpQuirks::junk),
                new Step(
                        "89 Content-Type: application/json, application/scim+json; charset=utf-8, missing Accept, Accept: */*",
                        HttpQuirks::mediaTypes),
                new Step(
                        "90 missing User-Agent",
                        play -> play.client.getRaw("/Users?count=1").hasStatus(200)),
                new Step("91 GET /ServiceProviderConfigs (plural), off by default", HttpQuirks::plural),
                new Step("92 header ADSCIMVersion: Date:…, ActivityId:…", HttpQuirks::activityId));
    }

    private static String add(String id) {
        return "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}";
    }

    private static void unknownMember(Play play) {
        String known = play.createUser(play.address("q55"));
        String group = play.createGroup(play.groupName("q55"));
        play.patchGroup(group, """
                {"op":"add","path":"members","value":[{"value":"%s"},{"value":"%s"}]}""".formatted(UUID.randomUUID(), known));
        assertThat(play.members(group)).contains(known);
    }

    private static void manyMembers(Play play, int howMany) {
        String group = play.createGroup(play.groupName("q57"));
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < howMany; i++) {
            members.append(i == 0 ? "" : ",")
                    .append("{\"value\":\"")
                    .append(play.createUser(play.address("q57")))
                    .append("\"}");
        }
        play.client
                .patch(
                        "/Groups/" + group,
                        Play.patch("{\"op\":\"Add\",\"path\":\"members\",\"value\":[" + members + "]}"))
                .hasStatus(204);
        assertThat(play.members(group)).hasSize(howMany);
    }

    private static void inactiveMember(Play play) {
        String user = play.createUser(play.address("q58"));
        String group = play.createGroup(play.groupName("q58"));
        play.patchGroup(group, add(user));
        play.patchUser(user, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}");
        play.requireMembers(group, user);
    }

    private static void deletions(Play play) {
        String id = play.createUser(play.address("q85"));
        play.client.delete("/Users/" + id).hasStatus(204);
        play.client.delete("/Users/" + id).isError(404, "");
        play.client.delete("/Users/" + UUID.randomUUID()).isError(404, "");
        play.client.get("/Users/" + id).isError(404, "");
        String group = play.createGroup(play.groupName("q85"));
        play.client.delete("/Groups/" + group).hasStatus(204);
        play.client.delete("/Groups/" + group).isError(404, "");
    }

    private static void patchOfTheDeleted(Play play) {
        String id = play.createUser(play.address("q86"));
        play.client.delete("/Users/" + id).hasStatus(204);
        play.client
                .patch("/Users/" + id, Play.patch("{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}"))
                .isError(404, "");
    }

    private static void junk(Play play) {
        play.client.getRaw("/Users/{{id}}}}").isError(404, "");
        play.client.get("/Users/%7B%7Bid%7D%7D").isError(404, "");
        play.client.get("/Users/0/1/2").isError(404, "");
        play.client.get("/Nothing").isError(404, "");
    }

    private static void mediaTypes(Play play) {
        for (String type :
                List.of("application/json", SCIM, SCIM + "; charset=utf-8", "application/json;charset=UTF-8")) {
            play.client
                    .send(
                            "POST",
                            "/Users",
                            Play.user(play.address("q89"), ""),
                            Map.of("Content-Type", type, "Accept", "*/*"))
                    .hasStatus(201);
        }
        for (String accept :
                List.of("*/*", "application/json", SCIM, "application/scim+json, application/json;q=0.9")) {
            play.client
                    .send("GET", "/Users?count=1", "", Map.of("Accept", accept))
                    .hasStatus(200);
        }
    }

    private static void plural(Play play) {
        Answer plural = play.client.get("/ServiceProviderConfigs");
        assertThat(plural.status()).as(plural.toString()).isIn(200, 404);
    }

    private static void activityId(Play play) {
        play.client
                .send(
                        "GET",
                        "/Users?count=1",
                        "",
                        Map.of(
                                "ADSCIMVersion",
                                "Date:2026-11-24T09:12:07Z, ActivityId:" + UUID.randomUUID(),
                                "Accept",
                                SCIM))
                .hasStatus(200);
    }
}
