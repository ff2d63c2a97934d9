package io.scimwright.testkit.idp;

import static io.scimwright.testkit.idp.Play.ENTERPRISE;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import java.util.List;

/** Sequences of Microsoft Entra ID, with and without its feature flag. */
final class EntraSequences {

    private EntraSequences() {}

    static List<Step> all() {
        return List.of(
                new Step("1 Entra ID: initial cycle of a user and a manager", EntraSequences::initialCycle),
                new Step("2 Entra ID: disable, enable, delete", EntraSequences::disableAndEnable),
                new Step("3 Entra ID: a group and its members", EntraSequences::group),
                new Step(
                        "4 Entra ID: with the flag aadOptscim062020, mixed with on-demand forms",
                        EntraSequences::flag));
    }

    private static void initialCycle(Play play) {
        EntraScript script = EntraScript.against(play.client);
        script.testConnection();
        String ada = script.provisionUser(play.address("ada"), "Ada", "Lovelace");
        String charles = script.provisionUser(play.address("charles"), "Charles", "Babbage");
        script.setManager(ada, charles);
        if (play.users.has(ENTERPRISE + ":manager.value")) {
            play.requireUser(play.getUser(ada), ENTERPRISE + ":manager.value", charles);
        }
    }

    private static void disableAndEnable(Play play) {
        EntraScript script = EntraScript.against(play.client);
        String userName = play.address("ada");
        String id = script.provisionUser(userName, "Ada", "Lovelace");
        script.disable(id, userName);
        script.enable(id, userName);
        script.deleteUser(id);
    }

    private static void group(Play play) {
        EntraScript script = EntraScript.against(play.client);
        String ada = play.createUser(play.address("ada"));
        String charles = play.createUser(play.address("charles"));
        String group = script.provisionGroup(play.groupName("Engines"));
        script.addMembers(group, List.of(ada, charles));
        script.isMember(group, charles, true);
        script.removeMember(group, charles, List.of(ada));
        script.renameGroup(group, play.groupName("Machines"));
        script.deleteGroup(group);
    }

    private static void flag(Play play) {
        String userName = play.address("ada");
        String id = play.createUser(userName);
        play.client
                .get("/Users?aadOptscim062020&filter=userName%20eq%20%22" + userName + "%22")
                .isList(1);
        play.patchUser(id, """
                {"op":"replace","value":{"displayName":"Bjfe","name.givenName":"Kkom","name.familyName":"Unua",
                 "%s:employeeNumber":"Aklq"}}""".formatted(ENTERPRISE));
        ScimObject user = play.getUser(id);
        play.requireUser(user, "displayName", "Bjfe");
        play.requireUser(user, "name.givenName", "Kkom");
        play.requireUser(user, ENTERPRISE + ":employeeNumber", "Aklq");
        play.patchUser(id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":false}");
        play.requireUser(play.findUser(userName), "active", false);
        // Provisioning on demand does not know the flag: the same tenant sends the other dialect too.
        play.patchUser(id, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"True\"}");
        play.requireUser(play.findUser(userName), "active", true);

        String group = play.createGroup(play.groupName("Engines"));
        String other = play.createUser(play.address("charles"));
        play.patchGroup(group, "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + id + "\"}]}");
        play.patchGroup(group, "{\"op\":\"Add\",\"path\":\"members\",\"value\":[{\"value\":\"" + other + "\"}]}");
        play.patchGroup(group, "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + id + "\\\"]\"}");
        play.requireMembers(group, other);
        play.patchGroup(group, "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + id + "\\\"]\"}");
        play.patchGroup(
                group,
                "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"$ref\":null,\"value\":\"" + other + "\"}]}");
        assertThat(play.members(group)).isEmpty();
    }
}
