package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.EmulatorState.UserState;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.ScimResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories, through two servers in turn, of people who join, move, change roles, are switched off and on, and leave. After each step APIM is looked at
 * from behind and held against a plain model of who should have what.
 */
@DisplayName("Histories of access")
class AccessHistoryTest extends EmulatedService {

    private static final int STEPS = 80;

    /** What each group and role brings. */
    private static final Map<String, Set<String>> BRINGS = Map.of(
            "first", Set.of("starter"),
            "second", Set.of("starter", "unlimited"),
            "basic", Set.of("starter"),
            "full", Set.of("unlimited"));

    private final Map<String, Someone> people = new LinkedHashMap<>();
    private final Map<String, String> groupIds = new LinkedHashMap<>();
    private List<ApimService> replicas = List.of();
    private UserState outsider = new UserState("", "", "", "", "", null, List.of());
    private int names;

    /** What the model knows of somebody. */
    private static final class Someone {
        private boolean active = true;
        private final Set<String> groups = new TreeSet<>();
        private Set<String> roles = new TreeSet<>();

        Set<String> products() {
            Set<String> all = new TreeSet<>();
            groups.forEach(group -> all.addAll(BRINGS.getOrDefault(group, Set.of())));
            roles.forEach(role -> all.addAll(BRINGS.getOrDefault(role, Set.of())));
            return active ? all : Set.of();
        }
    }

    @BeforeEach
    void map() {
        for (String name : List.of("first", "second", "club")) {
            groupIds.put(name, createGroup("{\"displayName\":\"" + name + "\"}").id());
        }
        AccessMapping mapping = MappingReader.read(
                "test", """
                manage: {email-domains: [example.com]}
                groups:
                  - {idp: first, apim: %s, products: [{id: starter}]}
                  - {idp: second, apim: %s, products: [{id: starter}, {id: unlimited}]}
                roles:
                  - {value: basic, products: [{id: starter}]}
                  - {value: full, groups: [%s], products: [{id: unlimited}]}
                """.formatted(groupIds.get("first"), groupIds.get("second"), groupIds.get("club")));
        replicas = List.of(connect().withMapping(() -> mapping), connect().withMapping(() -> mapping));
        serve(replicas.get(0));
        createGroup("{\"displayName\":\"first\"}");
        createGroup("{\"displayName\":\"second\"}");
        putOutsider();
    }

    /** Somebody outside the rule, who is in a group that brings a product and has a subscription of their own. */
    private void putOutsider() {
        arm.put(
                "/users/outsider",
                "{\"properties\":{\"email\":\"out@other.com\",\"firstName\":\"O\",\"lastName\":\"O\"}}");
        arm.put("/groups/" + groupIds.get("second") + "/users/outsider", "");
        arm.put(
                "/subscriptions/own",
                "{\"properties\":{\"ownerId\":\"/users/outsider\",\"scope\":\"/products/starter\",\"displayName\":\"own\"}}");
        outsider = user("outsider");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("after each step everybody has what they should have")
    void everybodyHasWhatTheyShould(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            String done = step(random, false);
            compare(seed + ", step " + i + ": " + done);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    @DisplayName("steps that break off and are sent again come to the same")
    void brokenStepsAreCompleted(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            String done = step(random, true);
            compare(seed + ", step " + i + ": " + done);
        }
    }

    private String step(Random random, boolean withFaults) {
        List<String> ids = new ArrayList<>(people.keySet());
        String id = ids.isEmpty() ? "" : ids.get(random.nextInt(ids.size()));
        int kind = ids.size() < 3 ? 0 : random.nextInt(10);
        serve(replicas.get(random.nextInt(2)));
        if (withFaults) {
            int call = 1 + random.nextInt(4);
            // 400 is not tried again by the adapter, so that the request breaks off where it is.
            emulator.faults(Fault.status(400)
                    .method(random.nextBoolean() ? "PUT" : "PATCH")
                    .calls(call, call));
        }
        switch (kind) {
            case 0 -> join(random);
            case 1, 2 -> {
                String group = random.nextBoolean() ? "first" : "second";
                boolean in = random.nextBoolean();
                String groupId = Objects.requireNonNull(groupIds.get(group));
                insist(() -> silentPatch(groups, groupId, in ? added(id) : removed(id)));
                if (in) {
                    someone(id).groups.add(group);
                } else {
                    someone(id).groups.remove(group);
                }
            }
            case 3, 4 -> {
                Set<String> roles = roles(random);
                insist(() -> silentPatch(
                        users, id, "{\"op\":\"replace\",\"path\":\"roles\",\"value\":" + json(roles) + "}"));
                someone(id).roles = roles;
            }
            case 5, 6 -> {
                boolean active = random.nextBoolean();
                insist(() ->
                        silentPatch(users, id, "{\"op\":\"replace\",\"path\":\"active\",\"value\":" + active + "}"));
                someone(id).active = active;
            }
            case 7 -> {
                Set<String> roles = roles(random);
                boolean active = random.nextBoolean();
                String json = "{\"userName\":\"" + user(id).email() + "\",\"active\":" + active + ",\"roles\":"
                        + json(roles) + "}";
                insist(() -> put(users, id, json));
                someone(id).roles = roles;
                someone(id).active = active;
            }
            case 8 -> {
                insist(() -> silentPatch(groups, groupIds.getOrDefault("second", ""), removed("outsider")));
                assertStatus(404, () -> setActive("outsider", false));
            }
            default -> {
                insist(() -> delete(users, id));
                people.remove(id);
            }
        }
        emulator.faults();
        return "kind " + kind + " of " + id;
    }

    private Someone someone(String id) {
        return Objects.requireNonNull(people.get(id));
    }

    private void join(Random random) {
        Set<String> roles = roles(random);
        String json = "{\"userName\":\"u" + names++ + "@example.com\",\"roles\":" + json(roles) + "}";
        String[] id = {""};
        try {
            id[0] = createUser(json).id();
        } catch (ScimException brokeOff) {
            insist(() -> id[0] = completed(json, random.nextBoolean()));
        }
        Someone someone = new Someone();
        someone.roles = roles;
        people.put(id[0], someone);
    }

    /** Whoever was created without all that follows is found, and changed; or the same create is sent again. */
    private String completed(String json, boolean byChange) {
        String userName = ScimJson.read(json).findString("userName").orElse("");
        List<ScimResource> found =
                query(users, "userName eq \"" + userName + "\"").resources();
        if (!byChange || found.isEmpty()) {
            return createUser(json).id();
        }
        put(users, found.get(0).id(), json);
        return found.get(0).id();
    }

    private static Set<String> roles(Random random) {
        Set<String> roles = new TreeSet<>();
        for (String role : List.of("basic", "full")) {
            if (random.nextBoolean()) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static String json(Set<String> roles) {
        return "["
                + String.join(
                        ",",
                        roles.stream()
                                .map(role -> "{\"value\":\"" + role + "\"}")
                                .toList()) + "]";
    }

    /** As an identity provider does: what failed is sent again. */
    private static void insist(Runnable request) {
        for (int attempt = 1; ; attempt++) {
            try {
                request.run();
                return;
            } catch (ScimException e) {
                assertThat(attempt)
                        .as("attempts, the last of which ended so: %s", e.getMessage())
                        .isLessThan(3);
            }
        }
    }

    private void compare(String at) {
        people.forEach((id, someone) -> {
            assertThat(emulator.state().user(id).orElseThrow().state())
                    .as("%s, state of %s", at, id)
                    .isEqualTo(someone.active ? "active" : "blocked");
            assertThat(live(id)).as("%s, products of %s", at, id).isEqualTo(someone.products());
            if (someone.active) {
                assertThat(user(id).groups().contains(groupIds.get("club")))
                        .as("%s, club of %s", at, id)
                        .isEqualTo(someone.roles.contains("full"));
            }
        });
        assertThat(emulator.state().users()).as(at).hasSize(people.size() + 2);
        assertThat(user("outsider")).as(at).isEqualTo(outsider);
        assertThat(subscriptions("outsider")).as(at).isEqualTo(Map.of("starter", "active"));
    }

    private static Set<String> live(String user) {
        Map<String, String> products = subscriptions(user);
        products.values().removeIf(state -> !state.equals("active"));
        return products.keySet();
    }
}
