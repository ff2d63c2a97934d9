package io.scimwright.testkit.idp;

import static io.scimwright.testkit.idp.Play.ENTERPRISE;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;

/** The checks of Microsoft's SCIM validator (U, G, P) and of its validation for the gallery (L), as far as they are sequences. */
final class ValidatorChecks {

    private ValidatorChecks() {}

    static List<Step> all() {
        return List.of(
                new Step(
                        "U1-U5 create a user, again, filter for it, for nobody, in another case",
                        ValidatorChecks::createAndFilter),
                new Step(
                        "U6 replace attributes, with a path each and in one path-less operation",
                        ValidatorChecks::replaceAttributes),
                new Step("U7 {\"op\":\"replace\",\"value\":{\"userName\":\"new@x\"}}", ValidatorChecks::renameUser),
                new Step("U8 disable a user", ValidatorChecks::disable),
                new Step(
                        "U9 add attributes, one operation each, to a user with userName alone",
                        ValidatorChecks::addAttributes),
                new Step("U10-U12 add, replace and remove a manager", ValidatorChecks::manager),
                new Step("U13, P3, P4 delete a user, twice, and nobody", ValidatorChecks::deleteUser),
                new Step(
                        "G1-G7 create a group, again, filter for it with and without members", ValidatorChecks::groups),
                new Step("G8-G11 change a group and its members", ValidatorChecks::changeGroup),
                new Step("G12, P6, P7 delete a group, twice, and nobody", ValidatorChecks::deleteGroup),
                new Step(
                        "P1 remove preferredLanguage, add externalId, replace displayName in one PATCH",
                        ValidatorChecks::differentAttributes),
                new Step("P2 remove, add and replace externalId in one PATCH", ValidatorChecks::sameAttribute),
                new Step("P5 add and remove the same member in one PATCH", ValidatorChecks::sameMember),
                new Step("L15 /Schemas covers the mapped attributes, Group included", ValidatorChecks::schemas),
                new Step("L16 every optional attribute to \"\" and then to null", ValidatorChecks::nullUpdate),
                new Step("L23-L24 pages of 5 start at 1, 6, 11", ValidatorChecks::pagination),
                new Step("L25 manager: Add bare id, replace bare id, replace \"\"", ValidatorChecks::bareManager));
    }

    private static final String FULL = """
            "title":"T","nickName":"N","userType":"U","preferredLanguage":"jgo-CM","locale":"RJWNTUNNOHNZ","timezone":"Pacific/Midway",
            "profileUrl":"BAPNQLJSRQGD","phoneNumbers":[{"type":"work","value":"1"},{"type":"mobile","value":"2"}],
            "addresses":[{"type":"work","streetAddress":"S","locality":"L","region":"R","postalCode":"P","country":"Belize","formatted":"F"}],
            "roles":[{"primary":"True","display":"MRON","value":"WDEI","type":"XVTU"}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"E","department":"D","costCenter":"C",
             "organization":"O","division":"V","manager":{"value":"XYMKVVRYDIOO"}}""";

    private static void createAndFilter(Play play) {
        String userName = play.address("u1");
        play.client.post("/Users", Play.user(userName, FULL)).hasStatus(201);
        ScimObject user = play.client
                .get("/Users?filter=userName+eq+%22" + userName + "%22")
                .isList(1)
                .resources()
                .get(0);
        play.requireUser(user, "title", "T");
        play.requireUser(user, "locale", "RJWNTUNNOHNZ");
        play.requireUser(user, "phoneNumbers[type eq \"mobile\"].value", "2");
        play.requireUser(user, "addresses[type eq \"work\"].country", "Belize");
        play.requireUser(user, "roles[primary eq true].value", "WDEI");
        play.requireUser(user, ENTERPRISE + ":employeeNumber", "E");
        play.requireUser(user, ENTERPRISE + ":manager.value", "XYMKVVRYDIOO");
        play.client.post("/Users", Play.user(userName, FULL)).isError(409, "uniqueness");
        play.client
                .filter("/Users", "userName eq \"" + UUID.randomUUID() + "\"")
                .isList(0);
        play.client
                .filter("/Users", "userName eq \"" + userName.toUpperCase(Locale.ROOT) + "\"")
                .isList(1);
    }

    private static void replaceAttributes(Play play) {
        String id = play.createUser(play.address("u6"), FULL);
        String mail = play.address("u6");
        play.patchUser(
                id,
                operation("replace", "emails[type eq \"work\"].value", mail),
                operation("replace", "phoneNumbers[type eq \"work\"].value", "77"),
                operation("replace", "addresses[type eq \"work\"].streetAddress", "New"),
                operation("replace", ENTERPRISE + ":department", "ND"));
        ScimObject user = play.getUser(id);
        play.requireUser(user, "emails[type eq \"work\"].value", mail);
        play.requireUser(user, "phoneNumbers[type eq \"work\"].value", "77");
        play.requireUser(user, "phoneNumbers[type eq \"mobile\"].value", "2");
        play.requireUser(user, "addresses[type eq \"work\"].streetAddress", "New");
        play.requireUser(user, "addresses[type eq \"work\"].locality", "L");
        play.requireUser(user, ENTERPRISE + ":department", "ND");
        play.patchUser(id, """
                {"op":"replace","value":{"displayName":"ND","name.givenName":"NG","addresses[type eq \\"work\\"].country":"NO",
                 "%s:costCenter":"NC"}}""".formatted(ENTERPRISE));
        ScimObject later = play.getUser(id);
        play.requireUser(later, "displayName", "ND");
        play.requireUser(later, "name.givenName", "NG");
        play.requireUser(later, "addresses[type eq \"work\"].country", "NO");
        play.requireUser(later, ENTERPRISE + ":costCenter", "NC");
    }

    private static String operation(String op, String path, String value) {
        return "{\"op\":\"" + op + "\",\"path\":\"" + path.replace("\"", "\\\"") + "\",\"value\":\"" + value + "\"}";
    }

    private static void renameUser(Play play) {
        String id = play.createUser(play.address("u7"));
        String changed = play.address("u7");
        play.patchUser(id, "{\"op\":\"replace\",\"value\":{\"userName\":\"" + changed + "\"}}");
        play.requireUser(play.getUser(id), "userName", changed);
    }

    private static void disable(Play play) {
        String id = play.createUser(play.address("u8"));
        play.patchUser(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        play.requireUser(play.getUser(id), "active", false);
    }

    private static void addAttributes(Play play) {
        String userName = play.address("u9");
        String id = play.client
                .post("/Users", "{\"schemas\":[\"" + Play.CORE + "User\"],\"userName\":\"" + userName + "\"}")
                .hasStatus(201)
                .id();
        List<String> texts = List.of(
                "displayName",
                "title",
                "nickName",
                "userType",
                "preferredLanguage",
                "locale",
                "timezone",
                "profileUrl",
                "name.givenName",
                "name.familyName",
                "name.formatted",
                "name.middleName",
                "name.honorificPrefix",
                "name.honorificSuffix",
                "phoneNumbers[type eq \"work\"].value",
                "phoneNumbers[type eq \"mobile\"].value",
                "phoneNumbers[type eq \"fax\"].value",
                "addresses[type eq \"work\"].formatted",
                "addresses[type eq \"work\"].streetAddress",
                "addresses[type eq \"work\"].locality",
                "addresses[type eq \"work\"].region",
                "addresses[type eq \"work\"].postalCode",
                "addresses[type eq \"work\"].country",
                "roles[primary eq \"True\"].display",
                "roles[primary eq \"True\"].value",
                "roles[primary eq \"True\"].type",
                ENTERPRISE + ":employeeNumber",
                ENTERPRISE + ":department",
                ENTERPRISE + ":costCenter",
                ENTERPRISE + ":organization",
                ENTERPRISE + ":division");
        List<String> operations = new ArrayList<>();
        operations.add(operation("add", "emails[type eq \"work\"].value", userName));
        operations.add("{\"op\":\"add\",\"path\":\"emails[type eq \\\"work\\\"].primary\",\"value\":true}");
        operations.add("{\"op\":\"add\",\"path\":\"active\",\"value\":true}");
        for (int i = 0; i < texts.size(); i++) {
            operations.add(operation("add", texts.get(i), "V" + i));
        }
        play.patchUser(id, operations.toArray(String[]::new));
        ScimObject user = play.getUser(id);
        for (int i = 0; i < texts.size(); i++) {
            play.requireUser(user, texts.get(i).replace("\"True\"", "true"), "V" + i);
        }
        play.requireUser(user, "emails[type eq \"work\"].value", userName);
        play.requireUser(user, "emails[type eq \"work\"].primary", true);
    }

    private static void manager(Play play) {
        String id = play.createUser(play.address("u10"));
        String path = ENTERPRISE + ":manager";
        play.patchUser(id, "{\"op\":\"add\",\"path\":\"" + path + "\",\"value\":{\"value\":\"AXTK\"}}");
        play.requireUser(play.getUser(id), path + ".value", "AXTK");
        play.patchUser(id, "{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":{\"value\":\"BXTK\"}}");
        play.requireUser(play.getUser(id), path + ".value", "BXTK");
        play.patchUser(id, "{\"op\":\"remove\",\"path\":\"" + path + "\"}");
        play.requireNothing(play.getUser(id), path + ".value");
        play.patchUser(id, "{\"op\":\"add\",\"path\":\"" + path + "\",\"value\":{\"value\":\"CXTK\"}}");
        play.patchUser(id, "{\"op\":\"replace\",\"path\":\"" + path + "\",\"value\":{\"value\":\"\"}}");
        play.requireNothing(play.getUser(id), path + ".value");
    }

    private static void deleteUser(Play play) {
        String id = play.createUser(play.address("u13"));
        play.client.delete("/Users/" + id).hasStatus(204);
        play.client.get("/Users/" + id).isError(404, "");
        play.client.delete("/Users/" + id).isError(404, "");
        play.client.delete("/Users/" + UUID.randomUUID()).isError(404, "");
    }

    private static void groups(Play play) {
        String name = play.groupName("g");
        String body = Play.group(name, "\"externalId\":\"x-" + name + "\"");
        String id = play.client.post("/Groups", body).hasStatus(201).id();
        play.client.post("/Groups", body).isError(409, "uniqueness");
        ScimObject group = play.client
                .get("/Groups/" + id + "?excludedAttributes=members")
                .hasStatus(200)
                .body();
        assertThat(group.has("members")).isFalse();
        String filter = "displayName+eq+%22" + name.replace(" ", "+") + "%22";
        play.client.get("/Groups?excludedAttributes=members&filter=" + filter).isList(1);
        play.client.get("/Groups?filter=" + filter).isList(1);
        play.client.get("/Groups?filter=" + filter.toLowerCase(Locale.ROOT)).isList(1);
        play.client
                .filter("/Groups", "displayName eq \"" + UUID.randomUUID() + "\"")
                .isList(0);
    }

    private static void changeGroup(Play play) {
        String id = play.createGroup(play.groupName("g8"));
        String first = play.createUser(play.address("g8"));
        String second = play.createUser(play.address("g8"));
        play.patchGroup(id, "{\"op\":\"replace\",\"value\":{\"externalId\":\"x-" + id + "\"}}");
        play.requireGroup(play.getGroup(id), "externalId", "x-" + id);
        String renamed = play.groupName("g9");
        play.patchGroup(id, "{\"op\":\"replace\",\"value\":{\"displayName\":\"" + renamed + "\"}}");
        assertThat(play.getGroup(id).findString("displayName")).contains(renamed);
        play.patchGroup(id, "{\"op\":\"replace\",\"path\":\"members\",\"value\":[{\"value\":\"" + first + "\"}]}");
        play.requireMembers(id, first);
        play.patchGroup(id, "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + second + "\"}]}");
        play.patchGroup(id, "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + first + "\\\"]\"}");
        play.requireMembers(id, second);
    }

    private static void deleteGroup(Play play) {
        String id = play.createGroup(play.groupName("g12"));
        play.client.delete("/Groups/" + id).hasStatus(204);
        play.client.get("/Groups/" + id).isError(404, "");
        play.client.delete("/Groups/" + id).isError(404, "");
        play.client.delete("/Groups/" + UUID.randomUUID()).isError(404, "");
    }

    private static void differentAttributes(Play play) {
        String id = play.createUser(play.address("p1"), "\"preferredLanguage\":\"en\"");
        play.patchUser(
                id,
                "{\"op\":\"remove\",\"path\":\"preferredLanguage\"}",
                operation("add", "externalId", "x-" + id),
                operation("replace", "displayName", "P1"));
        ScimObject user = play.getUser(id);
        play.requireNothing(user, "preferredLanguage");
        play.requireUser(user, "displayName", "P1");
        assertThat(user.findString("externalId")).contains("x-" + id);
    }

    private static void sameAttribute(Play play) {
        String id = play.createUser(play.address("p2"), "\"externalId\":\"old-" + UUID.randomUUID() + "\"");
        play.patchUser(
                id,
                "{\"op\":\"remove\",\"path\":\"externalId\"}",
                operation("add", "externalId", "a-" + id),
                operation("replace", "externalId", "b-" + id));
        assertThat(play.getUser(id).findString("externalId")).contains("b-" + id);
    }

    private static void sameMember(Play play) {
        String id = play.createGroup(play.groupName("p5"));
        String user = play.createUser(play.address("p5"));
        play.patchGroup(
                id,
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + user + "\"}]}",
                "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + user + "\\\"]\"}");
        assertThat(play.members(id)).isEmpty();
    }

    private static void schemas(Play play) {
        Answer all = play.client.get("/Schemas").hasStatus(200);
        List<String> ids = all.resources().stream()
                .map(schema -> schema.findString("id").orElse(""))
                .toList();
        assertThat(ids).contains(Play.CORE + "User", Play.CORE + "Group");
        assertThat(all.text()).doesNotContain(":null");
        for (ScimObject schema : all.resources()) {
            for (ScimValue value : schema.elements("attributes")) {
                ScimObject attribute = (ScimObject) value;
                assertThat(attribute.findString("name").orElse("")).isNotEmpty();
                assertThat(attribute.findString("type").orElse("")).isNotEmpty();
            }
        }
        assertThat(play.users.all()).contains("userName", "active");
        assertThat(play.groups.all()).contains("displayName", "members");
    }

    /** What the gallery's test clears: single-valued and optional, neither the name to match by nor a reference. */
    private static final List<String> CLEARABLE = List.of(
            "title",
            "nickName",
            "userType",
            "preferredLanguage",
            "locale",
            "timezone",
            "name.middleName",
            "name.honorificPrefix",
            "name.honorificSuffix",
            "phoneNumbers[type eq \"work\"].value",
            "addresses[type eq \"work\"].locality",
            ENTERPRISE + ":department",
            ENTERPRISE + ":employeeNumber",
            ENTERPRISE + ":costCenter");

    private static void nullUpdate(Play play) {
        for (String nothing : List.of("\"\"", "null")) {
            String id = play.createUser(play.address("l16"), FULL);
            for (String path : new TreeSet<>(CLEARABLE)) {
                play.patchUser(
                        id,
                        "{\"op\":\"replace\",\"path\":\"" + path.replace("\"", "\\\"") + "\",\"value\":" + nothing
                                + "}");
            }
            ScimObject user = play.getUser(id);
            CLEARABLE.forEach(path -> play.requireNothing(user, path));
            play.requireUser(user, "phoneNumbers[type eq \"mobile\"].value", "2");
            play.requireUser(user, ENTERPRISE + ":division", "V");
        }
    }

    private static void pagination(Play play) {
        for (int i = 0; i < 11; i++) {
            play.createUser(play.address("l23"));
            play.createGroup(play.groupName("l24"));
        }
        for (String endpoint : List.of("/Users", "/Groups")) {
            for (int page = 0; page < 3; page++) {
                Answer answer = play.client
                        .get(endpoint + "?startIndex=" + (page * 5 + 1) + "&count=5")
                        .hasStatus(200);
                assertThat(answer.number("startIndex")).as(answer.toString()).isEqualTo(page * 5 + 1);
                assertThat(answer.resources()).as(answer.toString()).isNotEmpty();
            }
        }
    }

    private static void bareManager(Play play) {
        String id = play.createUser(play.address("l25"));
        String path = ENTERPRISE + ":manager";
        play.patchUser(id, operation("Add", path, "271"));
        play.requireUser(play.getUser(id), path + ".value", "271");
        play.patchUser(id, operation("replace", path, "272"));
        play.requireUser(play.getUser(id), path + ".value", "272");
        play.patchUser(id, operation("replace", path, ""));
        play.requireNothing(play.getUser(id), path + ".value");
    }
}
