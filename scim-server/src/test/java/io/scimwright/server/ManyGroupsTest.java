package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import io.scimwright.memory.MemoryProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More groups than may be read, kept where nobody can look up the groups of a member. */
class ManyGroupsTest {

    @Test
    void aUserWhoseGroupsCannotBeToldIsRefusedInWordsThatNameTheWayOut() {
        Scim scim = new Scim(builder -> builder.resource(new SmallProvider(User.TYPE))
                .resource(new SmallProvider(Group.TYPE))
                .limits(Limits.standard().withScan(2)));
        String ada = scim.create("ada");
        for (int i = 0; i < 3; i++) {
            scim.send("POST", "/Groups", "{\"displayName\":\"g" + i + "\"}");
        }
        ScimResponse refused = scim.get("/Users/" + ada);
        assertError(refused, 400, "tooMany");
        assertThat(refused.bodyText()).contains("groups", "excludedAttributes=groups");
        assertThat(scim.get("/Users/" + ada + "?excludedAttributes=groups").status())
                .isEqualTo(200);
    }

    @Test
    void theGroupsOfAPageOfUsersAreAskedForInOneGo() {
        List<Boolean> queries = new ArrayList<>();
        Scim scim = new Scim(builder -> builder.resource(MemoryProvider.of(User.TYPE))
                .resource(new Watching(MemoryProvider.of(Group.TYPE), queries)));
        List<String> users = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            users.add(scim.create("u" + i));
        }
        for (int i = 0; i < 300; i++) {
            String some = users.get(i / 2);
            String other = users.get((i * 7) % 150);
            scim.send(
                    "POST",
                    "/Groups",
                    "{\"displayName\":\"g" + i + "\",\"members\":[{\"value\":\"" + some + "\"},{\"value\":\"" + other
                            + "\"}]}");
        }
        queries.clear();
        List<ScimValue> page = body(scim.get("/Users?count=150")).elements("Resources");
        assertThat(queries).hasSize(2);
        assertThat(page).hasSize(150);
        queries.clear();
        for (ScimValue user : page) {
            ScimObject alone = body(
                    scim.get("/Users/" + ((ScimObject) user).findString("id").orElseThrow()));
            assertThat(alone.elements("groups")).isNotEmpty().isEqualTo(((ScimObject) user).elements("groups"));
        }
        assertThat(queries).hasSize(150).containsOnly(false);
    }
}
