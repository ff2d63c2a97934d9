package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.apim.emulator.EmulatorState;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.value.ScimObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is managed: everybody else is neither shown nor counted nor written. */
class ManageTest extends EmulatedService {

    private static final String DOMAIN = "manage: {email-domains: [contoso.com]}\n";
    private static final String GROUP = "manage: {groups: [staff]}\n";
    private static final String MARKED = "manage: {marked-only: true}\n";

    private String team = "";

    /** Somebody of each kind, whom nobody but an administrator of APIM has seen. */
    @BeforeEach
    void people() {
        putUser("inside", "inside@contoso.com");
        putUser("outside", "outside@other.com");
        putUser("clerk", "clerk@other.com");
        arm.put("/groups/staff", "{\"properties\":{\"displayName\":\"Staff\"}}");
        arm.put("/groups/staff/users/clerk", "");
        team = createGroup("{\"displayName\":\"Team\"}").id();
        for (String id : List.of("inside", "outside", "clerk")) {
            arm.put("/groups/" + team + "/users/" + id, "");
        }
    }

    private static void putUser(String id, String email) {
        arm.put(
                "/users/" + id,
                "{\"properties\":{\"email\":\"" + email
                        + "\",\"firstName\":\"F\",\"lastName\":\"L\",\"note\":\"by hand\"}}");
    }

    private static ApimService ruled(String yaml) {
        AccessMapping mapping = MappingReader.read("test", yaml);
        return connected.withMapping(() -> mapping);
    }

    private List<String> listed(Query query) {
        return list(users, query).resources().stream().map(ScimResource::id).toList();
    }

    private List<String> shownMembers() {
        return find(groups, team).attributes().elements("members").stream()
                .map(member -> ((ScimObject) member).findString("value").orElse(""))
                .toList();
    }

    @Test
    void withoutARuleEverybodyIsManagedButTheOwner() {
        assertThat(listed(Query.all(10))).containsExactly("inside", "outside", "clerk");
        assertThat(shownMembers()).containsExactly("inside", "outside", "clerk");
        assertStatus(404, () -> setActive("1", false));
    }

    @Test
    void aDomainLetsInWhoHasAnAddressThere() {
        serve(ruled(DOMAIN));
        assertThat(listed(Query.all(10))).containsExactly("inside");
        assertThat(list(users, Query.all(10)).totalResults()).isEqualTo(1);
        assertThat(shownMembers()).containsExactly("inside");
    }

    @Test
    void aGroupLetsInItsMembers() {
        serve(ruled(GROUP));
        assertThat(listed(Query.all(10))).containsExactly("clerk");
        assertThat(look(users, "clerk")).isPresent();
        assertThat(shownMembers()).containsExactly("clerk");
        setActive("clerk", false);
        assertThat(user("clerk").state()).isEqualTo("blocked");
        Query noGroups =
                Query.all(10).withProjection(Projection.without(users.resourceType(), List.of("groups"), dialect));
        assertThat(listed(noGroups)).containsExactly("clerk");
    }

    @Test
    void whoWasCreatedOrWrittenIsAlwaysInside() {
        String ada = createUser("{\"userName\":\"ada@other.com\"}").id();
        assertThat(user(ada).note()).isEqualTo("[scim] {\"v\":1,\"filled\":[\"first\",\"last\"]}");
        setActive("outside", false);
        for (String rule : List.of(DOMAIN, GROUP, MARKED)) {
            serve(ruled(rule));
            assertThat(listed(Query.all(10))).contains(ada, "outside");
            assertThat(look(users, ada)).isPresent();
        }
        assertThat(listed(Query.all(10))).as("marked only").containsExactlyInAnyOrder(ada, "outside");
        setActive("outside", true);
        assertThat(user("outside").state()).isEqualTo("active");
        assertThat(user("outside").note()).startsWith("by hand\n");
    }

    @Test
    void evenAnEmptyUserIsMarked() {
        String ada = createUser("{\"userName\":\"ada@other.com\",\"name\":{\"givenName\":\"A\",\"familyName\":\"L\"}}")
                .id();
        assertThat(user(ada).note()).isEqualTo("[scim] {\"v\":1}");
        serve(ruled(MARKED));
        assertThat(listed(Query.all(10))).containsExactly(ada);
    }

    @ParameterizedTest
    @ValueSource(strings = {DOMAIN, GROUP, MARKED})
    void nobodyOutsideIsSeenOrWritten(String rule) {
        serve(ruled(rule));
        EmulatorState before = emulator.state();
        for (String id : List.of("outside", "1")) {
            assertThat(look(users, id)).isEmpty();
            assertStatus(404, () -> setActive(id, false));
            assertStatus(404, () -> put(users, id, "{\"userName\":\"x@contoso.com\"}"));
            assertStatus(404, () -> delete(users, id));
            for (String filter : Stream.of("id eq \"%s\"", "userName eq \"%s@other.com\"", "userName sw \"%s\"")
                    .map(text -> text.formatted(id))
                    .toList()) {
                assertThat(query(users, filter).totalResults()).as(filter).isZero();
            }
            silentPatch(groups, team, added(id));
            assertThat(context.skippedMembers()).containsExactly(id);
            silentPatch(groups, team, removed(id));
            assertThat(query(groups, "members.value eq \"" + id + "\"").totalResults())
                    .isZero();
            assertThat(query(groups, "id eq \"" + team + "\" and members eq \"" + id + "\"")
                            .totalResults())
                    .isZero();
        }
        assertThat(emulator.state()).isEqualTo(before);
    }

    @Test
    void replacingTheMembersLeavesThoseOutsideWhereTheyAre() {
        serve(ruled(DOMAIN));
        String ada = createUser("{\"userName\":\"ada@contoso.com\"}").id();
        silentPatch(
                groups,
                team,
                "{\"op\":\"replace\",\"path\":\"members\",\"value\":[{\"value\":\"" + ada
                        + "\"},{\"value\":\"outside\"}]}");
        assertThat(members(team)).containsExactly("outside", "clerk", ada);
        silentPatch(groups, team, "{\"op\":\"remove\",\"path\":\"members\"}");
        assertThat(members(team)).containsExactly("outside", "clerk");
    }

    @Test
    void nobodyIsCreatedOutsideTheDomains() {
        serve(ruled(DOMAIN));
        assertThatThrownBy(() -> createUser("{\"userName\":\"ada@other.com\"}"))
                .isInstanceOfSatisfying(ScimException.class, e -> {
                    assertThat(e.status()).isEqualTo(400);
                    assertThat(e.error().scimType()).contains(ScimType.INVALID_VALUE);
                })
                .hasMessageContaining("manage.email-domains")
                .hasMessageContaining("contoso.com");
        assertThat(calls()).isEmpty();
        assertThat(createUser("{\"userName\":\"ada@Contoso.com\"}").id()).isNotEmpty();
    }

    @Test
    void pagesOverTheManagedAreStableAndCounted() {
        List<String> expected = new ArrayList<>(List.of("inside"));
        for (int i = 0; i < 130; i++) {
            putUser("u" + i, "u" + i + (i % 2 == 0 ? "@contoso.com" : "@other.com"));
            if (i % 2 == 0) {
                expected.add("u" + i);
            }
        }
        serve(ruled(DOMAIN));
        List<String> found = new ArrayList<>();
        for (int start = 1; start <= expected.size(); start += 20) {
            var page = list(users, Query.all(20).withPage(start, 20));
            assertThat(page.totalResults()).isEqualTo(expected.size());
            page.resources().forEach(user -> found.add(user.id()));
        }
        assertThat(found).isEqualTo(expected);
    }
}
