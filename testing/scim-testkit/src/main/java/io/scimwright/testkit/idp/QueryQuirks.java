package io.scimwright.testkit.idp;

import static io.scimwright.testkit.idp.Play.ENTERPRISE;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** How identity providers ask, with the number of each quirk. */
final class QueryQuirks {

    private QueryQuirks() {}

    static List<Step> all() {
        return List.of(
                new Step("59 GET /Users?filter=userName eq \"8b7d6c0e-…\"", play -> nobody(play, "userName")),
                new Step("60 filter=emails[type eq \"work\"].value eq \"user@contoso.com\"", QueryQuirks::workMail),
                new Step(
                        "61 GET /Groups?excludedAttributes=members&filter=displayName eq \"g\"",
                        QueryQuirks::withoutMembers),
                new Step("62 filter=userName+eq+\"FORD_PURDY@X.UK\", quotes unescaped", QueryQuirks::plusAndQuotes),
                new Step("63 filter=userName eq \"a%2Bb@x.y\"", QueryQuirks::escapedPlus),
                new Step(
                        "64 filter=id eq \"u1\" and manager eq \"m1\", filter=id eq \"g1\" and members eq \"u1\"",
                        QueryQuirks::references),
                new Step(
                        "65 filter=externalId eq jyoung",
                        play -> play.client
                                .filter("/Users", "externalId eq jyoung")
                                .isError(400, "invalidFilter")),
                new Step(
                        "66 filter=name.FamilyName eq Employee, filter=meta.Created gt 2015-10-10T14:38:21.86-07:00",
                        QueryQuirks::bareWords),
                new Step(
                        "67 filter=emails[type eq \"Primary\"].value eq \"<guid>\", filter=emails.value eq \"a@b\"",
                        QueryQuirks::otherMailForms),
                new Step(
                        "68 GET /Users?filter=userName%20eq%20%22x%22&startIndex=1&count=100, and a count beyond the limit",
                        QueryQuirks::filterAndPage),
                new Step("69 GET /Users?startIndex=1&count=2", QueryQuirks::integers),
                new Step("70 GET /Groups then GET /Groups?startIndex=101 without count", QueryQuirks::beyondTheEnd),
                new Step("71 GET /Users?startIndex=6&count=5 with 11 users and more", QueryQuirks::pages),
                new Step("72 GET /Users/1?attributes=emails[type eq \"work\"]", QueryQuirks::attributesWithFilter),
                new Step("73 ?aadOptscim062020, valueless, repeated", QueryQuirks::unknownParameters),
                new Step("74 /scim/v2//Users, /Users/", QueryQuirks::slashes));
    }

    private static void nobody(Play play, String attribute) {
        play.client
                .filter("/Users", attribute + " eq \"" + UUID.randomUUID() + "\"")
                .isList(0);
    }

    private static void workMail(Play play) {
        String userName = play.address("q60");
        String id = play.createUser(userName);
        Answer found = play.client.filter("/Users", "emails[type eq \"work\"].value eq \"" + userName + "\"");
        if (play.users.has("emails.value") && play.users.has("emails.type")) {
            assertThat(found.isList(1).resources().get(0).findString("id")).contains(id);
        } else {
            found.hasStatus(200);
        }
        play.client
                .filter("/Users", "emails[type eq \"home\"].value eq \"" + userName + "\"")
                .isList(0);
    }

    private static void withoutMembers(Play play) {
        String name = play.groupName("q61");
        String user = play.createUser(play.address("q61"));
        String id = play.client
                .post("/Groups", Play.group(name, "\"members\":[{\"value\":\"" + user + "\"}]"))
                .hasStatus(201)
                .id();
        ScimObject listed = play.client
                .filter("/Groups", "displayName eq \"" + name + "\"", "excludedAttributes=members")
                .isList(1)
                .resources()
                .get(0);
        assertThat(listed.has("members")).as("members of %s", listed).isFalse();
        assertThat(play.client
                        .get("/Groups/" + id + "?excludedAttributes=members")
                        .hasStatus(200)
                        .body()
                        .has("members"))
                .isFalse();
        play.client
                .filter("/Groups", "displayName eq \"" + name.toLowerCase(Locale.ROOT) + "\"")
                .isList(1);
    }

    private static void plusAndQuotes(Play play) {
        String userName = play.address("q62");
        play.createUser(userName);
        play.client
                .getRaw("/Users?filter=userName+eq+\"" + userName.toUpperCase(Locale.ROOT) + "\"")
                .isList(1);
    }

    private static void escapedPlus(Play play) {
        String userName = play.address("q63+plus");
        play.createUser(userName);
        play.client
                .get("/Users?filter=userName%20eq%20%22" + userName.replace("+", "%2B") + "%22")
                .isList(1);
    }

    private static void references(Play play) {
        String ada = play.createUser(play.address("q64"));
        String boss = play.createUser(play.address("q64"));
        play.patchUser(ada, "{\"op\":\"Add\",\"path\":\"" + ENTERPRISE + ":manager\",\"value\":\"" + boss + "\"}");
        int expected = play.users.has(ENTERPRISE + ":manager.value") ? 1 : 0;
        String id = "id eq \"" + ada + "\"";
        String manager = "manager eq \"" + boss + "\"";
        play.client.filter("/Users", id + " and " + manager, "attributes=id").isList(expected);
        play.client.filter("/Users", manager + " and " + id, "attributes=id").isList(expected);
        String group = play.createGroup(play.groupName("q64"));
        play.patchGroup(group, "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + ada + "\"}]}");
        String members = "members eq \"" + ada + "\"";
        play.client
                .filter("/Groups", "id eq \"" + group + "\" and " + members, "attributes=id")
                .isList(1);
        play.client.filter("/Groups", members + " and id eq \"" + group + "\"").isList(1);
    }

    private static void bareWords(Play play) {
        play.client.filter("/Users", "name.FamilyName eq Employee").isError(400, "invalidFilter");
        play.client
                .filter("/Users", "meta.Created gt 2015-10-10T14:38:21.86-07:00")
                .isError(400, "invalidFilter");
        String userName = play.address("q66");
        play.createUser(userName);
        play.client
                .filter("/Users", "userName eq \"" + userName + "\" and NAME.FamilyName eq \"family\"")
                .isList(play.users.has("name.familyName") ? 1 : 0);
        play.client
                .filter(
                        "/Users",
                        "userName eq \"" + userName + "\" and meta.Created gt \"2015-10-10T14:38:21.86-07:00\"")
                .hasStatus(200);
    }

    private static void otherMailForms(Play play) {
        play.client
                .filter("/Users", "emails[type eq \"Primary\"].value eq \"" + UUID.randomUUID() + "\"")
                .isList(0);
        String userName = play.address("q67");
        play.createUser(userName);
        int expected = play.users.has("emails.value") ? 1 : 0;
        play.client.filter("/Users", "emails.value eq \"" + userName + "\"").isList(expected);
        play.client
                .filter("/Users", "emails[type eq \"WORK\"].value eq \"" + userName + "\"")
                .isList(play.users.has("emails.type") ? expected : 0);
    }

    private static void filterAndPage(Play play) {
        String userName = play.address("q68");
        play.createUser(userName);
        Answer one = play.client
                .get("/Users?filter=userName%20eq%20%22" + userName + "%22&startIndex=1&count=100")
                .isList(1);
        assertThat(one.number("startIndex")).isEqualTo(1);
        Answer all = play.client.get("/Users?count=1000000").hasStatus(200);
        assertThat(all.number("itemsPerPage")).isEqualTo(all.resources().size());
    }

    private static void integers(Play play) {
        Answer page = play.client.get("/Users?startIndex=1&count=2").hasStatus(200);
        assertThat(page.number("startIndex")).isEqualTo(1);
        assertThat(page.number("itemsPerPage"))
                .isEqualTo(page.resources().size())
                .isLessThanOrEqualTo(2);
        assertThat(page.number("totalResults"))
                .isGreaterThanOrEqualTo(page.resources().size());
    }

    private static void beyondTheEnd(Play play) {
        int total = play.client.get("/Groups").hasStatus(200).number("totalResults");
        Answer beyond = play.client.get("/Groups?startIndex=" + (total + 101)).hasStatus(200);
        assertThat(beyond.resources()).isEmpty();
        assertThat(beyond.number("totalResults")).isEqualTo(total);
    }

    private static void pages(Play play) {
        for (int i = 0; i < 11; i++) {
            play.createUser(play.address("q71"));
        }
        Set<String> seen = new HashSet<>();
        for (int start : new int[] {1, 6, 11}) {
            Answer page =
                    play.client.get("/Users?startIndex=" + start + "&count=5").hasStatus(200);
            assertThat(page.number("startIndex")).as(page.toString()).isEqualTo(start);
            page.resources()
                    .forEach(user -> assertThat(seen.add(user.findString("id").orElse("")))
                            .as("each user once")
                            .isTrue());
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(11);
    }

    private static void attributesWithFilter(Play play) {
        String id = play.createUser(play.address("q72"));
        Answer shown = play.client
                .get("/Users/" + id + "?attributes=emails%5Btype%20eq%20%22work%22%5D")
                .hasStatus(200);
        assertThat(shown.id()).isEqualTo(id);
    }

    private static void unknownParameters(Play play) {
        String userName = play.address("q73");
        play.createUser(userName);
        play.client
                .get("/Users?aadOptscim062020&filter=userName%20eq%20%22" + userName + "%22&aadOptscim062020&x=%3D")
                .isList(1);
    }

    private static void slashes(Play play) {
        play.client.get("//Users?count=1").hasStatus(200);
        play.client.get("/Users/?count=1").hasStatus(200);
    }
}
