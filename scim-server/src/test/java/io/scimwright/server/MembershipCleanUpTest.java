package io.scimwright.server;

import static io.scimwright.server.Scim.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.patch.Change;
import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.User;
import io.scimwright.memory.MemoryProvider;
import io.scimwright.server.spi.AuditRecord;
import io.scimwright.server.spi.PatchRequest;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A deleted user leaves its groups, whatever else happens to these meanwhile. */
class MembershipCleanUpTest {

    private Consumer<String> beforePatch = id -> {};
    private final Scim scim = new Scim(builder ->
            builder.resource(MemoryProvider.of(User.TYPE)).resource(new Groups(MemoryProvider.of(Group.TYPE))));
    private final String ada = scim.create("ada");
    private final String first = group("First");
    private final String second = group("Second");

    private String group(String name) {
        return Scim.id(scim.send(
                "POST", "/Groups", "{\"displayName\":\"" + name + "\",\"members\":[{\"value\":\"" + ada + "\"}]}"));
    }

    private void delete() {
        scim.audit.clear();
        assertThat(scim.send("DELETE", "/Users/" + ada, "").status()).isEqualTo(204);
    }

    private boolean hasMembers(String group) {
        return body(scim.get("/Groups/" + group)).has("members");
    }

    @Test
    void everyGroupThatChangesHasARecordOfItsOwn() {
        delete();
        assertThat(scim.audit)
                .extracting(AuditRecord::operation, AuditRecord::resource, AuditRecord::outcome)
                .containsExactly(
                        tuple("PATCH", "Groups/" + first, "changed"),
                        tuple("PATCH", "Groups/" + second, "changed"),
                        tuple("DELETE", "Users/" + ada, "deleted"));
        AuditRecord change = scim.audit.get(0);
        assertThat(change.actor()).isEqualTo("test");
        assertThat(change.changes()).extracting(Change::path).containsExactly("members");
        assertThat(scim.audit).extracting(AuditRecord::correlationId).containsOnly(change.correlationId());
    }

    @Test
    void aLostRaceIsRunAgain() {
        int[] lost = {0};
        beforePatch = id -> {
            if (lost[0]++ < 3) {
                throw ScimException.preconditionFailed("somebody was faster");
            }
        };
        delete();
        assertThat(hasMembers(first)).isFalse();
        assertThat(hasMembers(second)).isFalse();
        assertThat(scim.audit).extracting(AuditRecord::outcome).containsExactly("changed", "changed", "deleted");
    }

    @Test
    void aGroupThatCannotBeCleanedKeepsNoOtherFromIt() {
        beforePatch = id -> {
            if (id.equals(first)) {
                throw new IllegalStateException("the store is down");
            }
        };
        delete();
        assertThat(hasMembers(first)).isTrue();
        assertThat(hasMembers(second)).isFalse();
        assertThat(scim.audit).extracting(AuditRecord::outcome).containsExactly("refused", "changed", "deleted");
        assertThat(scim.audit.get(0).status()).isEqualTo(500);
    }

    @Test
    void aGroupThatIsGoneMeanwhileIsNoFailure() {
        beforePatch = id -> {
            if (id.equals(first)) {
                throw ScimException.notFound("gone");
            }
        };
        delete();
        assertThat(scim.audit).extracting(AuditRecord::outcome).containsExactly("changed", "deleted");
    }

    /** Something happens before a change. */
    private final class Groups extends Delegating {

        Groups(ResourceProvider inner) {
            super(inner);
        }

        @Override
        public WriteOutcome patch(PatchRequest request) {
            beforePatch.accept(request.id());
            return super.patch(request);
        }
    }
}
