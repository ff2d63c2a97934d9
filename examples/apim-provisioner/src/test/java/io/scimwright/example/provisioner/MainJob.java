package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.testkit.idp.EntraScript;
import io.scimwright.testkit.idp.ScimClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The main job on real input: Entra ID's sequences against a provisioner that runs on the emulator, bad input in between, and
 * then what API Management holds. Runs inside a test, or by itself against a program that {@code examples/run} started.
 */
final class MainJob {

    private static final String ADA = "ada.lovelace@contoso.com";
    private static final String BOB = "Bob.Noyce@contoso.com";
    private static final String CLEO = "cleo@contoso.com";

    private MainJob() {}

    /** Arguments: the SCIM base URL, the bearer token, the emulator's URL. */
    public static void main(String[] args) throws Exception {
        ScimClient client = ScimClient.of(args[0], args[1]);
        play(client);
        String state = EmulatorOverHttp.state(args[2]);
        System.out.println(state);
        requireFinalState(ScimJson.read(state));
        System.out.println("main job: " + client.sent() + " requests answered as Entra ID needs them");
        System.out.println("1 passed, 0 failed");
    }

    static void play(ScimClient client) {
        EntraScript entra = EntraScript.against(client);
        entra.testConnection();
        String ada = entra.provisionUser(ADA, "Ada", "Lovelace");
        String bob = entra.provisionUser(BOB, "Bob", "Noyce");
        String cleo = entra.provisionUser(CLEO, "Cleo", "Wade");
        entra.setManager(bob, ada);

        entra.disable(bob, BOB);
        entra.enable(bob, BOB);
        entra.disable(bob, BOB);
        String leaver = entra.provisionUser("leaver@contoso.com", "Lea", "Ver");
        entra.deleteUser(leaver);

        String group = entra.provisionGroup("API Consumers");
        entra.addMembers(group, List.of(ada, bob, cleo));
        entra.removeMember(group, cleo, List.of(ada, bob));
        entra.isMember(group, ada, true);
        entra.renameGroup(group, "API Payments Consumers");
        entra.deleteGroup(entra.provisionGroup("Short-lived"));

        refuseBadInput(client, ada);
    }

    private static void refuseBadInput(ScimClient client, String userId) {
        String user = "/Users/" + userId;
        client.post("/Users", "{\"userName\": ").isError(400, "invalidSyntax");
        client.patch(user, "{\"Operations\":[{\"op\":\"replace\",\"path\":\"nickNames\",\"value\":\"x\"}]}")
                .isError(400, "invalidPath");
        client.withToken("wrong").delete(user).isError(401, "");
        client.put(user, "{\"userName\":\"" + "x".repeat(11 * 1024 * 1024) + "\"}")
                .isError(413, "");
        client.filter("/Users", "userName = \"ada\"").isError(400, "invalidFilter");
        client.get("/Nothing").isError(404, "");
    }

    /** What API Management has to hold afterwards, and nothing else. */
    static void requireFinalState(ScimObject state) {
        Map<String, String> users = new TreeMap<>();
        Map<String, String> mails = new TreeMap<>();
        for (ScimObject user : objects(state, "users")) {
            mails.put(text(user, "id"), text(user, "email"));
            users.put(text(user, "email"), text(user, "state"));
        }
        String owner = mails.get("1");
        assertThat(users)
                .containsOnly(
                        Map.entry(String.valueOf(owner), "active"),
                        Map.entry(ADA, "active"),
                        Map.entry("bob.noyce@contoso.com", "blocked"),
                        Map.entry(CLEO, "active"));
        Map<String, TreeSet<String>> groups = new TreeMap<>();
        for (ScimObject group : objects(state, "groups")) {
            TreeSet<String> members = new TreeSet<>();
            group.elements("members").forEach(id -> members.add(String.valueOf(mails.get(plain(id)))));
            if (!List.of("Administrators", "Developers", "Guests").contains(text(group, "displayName"))) {
                groups.put(text(group, "displayName"), members);
            }
        }
        assertThat(groups)
                .containsOnly(
                        Map.entry("API Payments Consumers", new TreeSet<>(List.of(ADA, "bob.noyce@contoso.com"))));
    }

    private static List<ScimObject> objects(ScimObject state, String member) {
        return state.elements(member).stream().map(ScimObject.class::cast).toList();
    }

    private static String text(ScimObject object, String member) {
        return object.findString(member).orElse("");
    }

    private static String plain(ScimValue id) {
        return id.toString().replace("\"", "");
    }
}
