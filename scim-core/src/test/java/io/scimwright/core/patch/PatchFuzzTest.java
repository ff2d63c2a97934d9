package io.scimwright.core.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.internal.JsonTree;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.value.ScimObject;
import java.util.List;

/**
 * Whatever bytes are sent as a PATCH, a user and a group come out changed or the client is told what is wrong; nothing else is
 * thrown, and what was patched stays as it was. An ordinary test run tries the seeds in src/test/resources; the Maven profile
 * {@code fuzz} goes on from them. What it finds becomes a seed.
 */
class PatchFuzzTest {

    private static final String USER = """
            {"userName": "ada", "id": "u1", "title": "t", "active": true, "name": {"givenName": "Ada", "familyName": "L"},
             "emails": [{"type": "work", "value": "a@b", "primary": true}, {"type": "home", "value": "c@d"}],
             "groups": [{"value": "g1"}], "meta": {"resourceType": "User", "version": "1"},
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": {"value": "m"}, "department": "d"}}""";
    private static final String GROUP = """
            {"displayName": "g", "id": "g1", "members": [{"value": "u1", "type": "User"}, {"value": "u2"}]}""";

    @FuzzTest(maxDuration = "20s")
    void anyPatchIsAppliedOrRefused(byte[] message) {
        check(message);
    }

    @FuzzTest(maxDuration = "12h")
    void anyPatchIsAppliedOrRefusedForHours(byte[] message) {
        check(message);
    }

    private static void check(byte[] message) {
        ScimObject tree;
        try {
            tree = JsonTree.readObject(message);
        } catch (ScimException noJson) {
            return;
        }
        for (Dialect dialect : List.of(Dialect.tolerant(), Dialect.rfc())) {
            patch(tree, ScimJson.decode(USER, User.TYPE), dialect);
            patch(tree, ScimJson.decode(GROUP, Group.TYPE), dialect);
        }
    }

    private static void patch(ScimObject message, ScimResource resource, Dialect dialect) {
        String before = ScimJson.encode(resource);
        try {
            Patch patch = Patch.decode(message, resource.type(), dialect, ignored -> {});
            patch.membershipPart();
            PatchResult result = patch.apply(resource);
            assertThat(result.isChanged()).isEqualTo(!result.after().equals(resource));
            // What was made is a resource that can be written and read again.
            ScimJson.decode(ScimJson.encode(result.after()), resource.type());
        } catch (ScimException refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
        assertThat(ScimJson.encode(resource)).isEqualTo(before);
    }
}
