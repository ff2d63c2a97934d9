package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
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
}
