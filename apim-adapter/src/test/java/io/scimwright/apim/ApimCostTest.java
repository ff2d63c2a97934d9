package io.scimwright.apim;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.access.AccessMapping;
import io.scimwright.apim.access.MappingReader;
import io.scimwright.core.projection.Projection;
import io.scimwright.core.query.Query;
import io.scimwright.server.spi.DownstreamCall;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.ResourceProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What each operation costs in calls of the management plane, and the page that says so. */
@DisplayName("docs/apim-cost.md")
class ApimCostTest extends EmulatedService {

    private static final Path PAGE = Path.of("..", "docs", "apim-cost.md");

    private final List<String> rows = new ArrayList<>();
    private ApimService mapped = connected;
    private String team = "";
    private String linked = "";
    private String ada = "";

    /** A service with a mapping: a role that brings a group and a product, and a linked group that brings a product. */
    @BeforeEach
    void map() {
        linked = createGroup("{\"displayName\":\"Gold\"}").id();
        String insiders = createGroup("{\"displayName\":\"Insiders\"}").id();
        AccessMapping mapping = MappingReader.read("test", """
                groups: [{idp: Gold, apim: %s, products: [{id: starter}]}]
                roles: [{value: developer, groups: [%s], products: [{id: unlimited}]}]
                """.formatted(linked, insiders));
        mapped = connected.withMapping(() -> mapping);
        serve(mapped);
        createGroup("{\"displayName\":\"Gold\"}");
        team = createGroup("{\"displayName\":\"Team\",\"externalId\":\"t-1\"}").id();
        ada = createUser("{\"userName\":\"ada@example.com\",\"externalId\":\"e-1\"}")
                .id();
        join(ada, team);
        // Administrators are asked for once in five minutes.
        list(users, Query.all(1));
    }

    /**
     * Holds the last request against what it has to cost at least: it may read once more, and must not write more.
     *
     * @param least the minimum in words, such as {@code 2 + s}
     * @param reads the reads in it
     * @param writes the writes and deletes in it
     */
    private void costs(String operation, String least, int reads, int writes) {
        int read = 0;
        List<String> calls = new ArrayList<>();
        for (DownstreamCall call : context.downstream()) {
            calls.add(call.call());
            read += call.call().startsWith("GET ") || call.call().startsWith("HEAD ") ? 1 : 0;
        }
        assertThat(read).as("reads of %s: %s", operation, calls).isLessThanOrEqualTo(reads + 1);
        assertThat(calls.size() - read).as("writes of %s: %s", operation, calls).isEqualTo(writes);
        rows.add("| %s | %s | %s | %s |"
                .formatted(operation, least, calls.size(), String.join(", ", shortened(calls()))));
    }

    /** Each run of the same call once, with how often it is made. */
    private static List<String> shortened(List<String> calls) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < calls.size(); ) {
            int from = i;
            String call = calls.get(i).replaceAll("/p\\d+", "/ID");
            while (i < calls.size() && calls.get(i).replaceAll("/p\\d+", "/ID").equals(call)) {
                i++;
            }
            all.add((i - from == 1 ? "" : (i - from) + " × ") + "`" + call + "`");
        }
        return all;
    }

    private void projected(ResourceProvider provider, String id, String without) {
        Projection projection = Projection.without(provider.resourceType(), List.of(without), dialect);
        assertThat(provider.find(new FindRequest(newContext(), id, projection))).isPresent();
    }

    private Query lookup(ResourceProvider provider, String filter) {
        return Query.all(10)
                .withFilter(resolved(provider, filter))
                .withProjection(Projection.without(provider.resourceType(), List.of("members"), dialect));
    }

    @Test
    @DisplayName("says what each operation costs, which is one read above the minimum at most")
    void everythingCostsWhatThePageSays() throws IOException {
        ofUsers();
        ofGroups();
        String table = String.join("\n", rows);
        assertThat(Files.readString(PAGE))
                .as("the page, whose table should be%n%s", table)
                .contains(table);
    }

    private void ofUsers() {
        assertThat(query(users, "userName eq \"ada@example.com\"").totalResults())
                .isEqualTo(1);
        costs("find a user by userName", "1", 1, 0);
        assertThat(query(users, "externalId eq \"e-1\"").totalResults()).isEqualTo(1);
        costs("find a user by externalId", "1", 1, 0);
        assertThat(query(users, "userName eq \"nobody@example.com\"").totalResults())
                .isZero();
        costs("find nobody by userName", "1", 1, 0);
        list(users, Query.all(100));
        costs("list a page of users", "1", 1, 0);
        find(users, ada);
        costs("GET a user", "2", 2, 0);
        projected(users, ada, "groups");
        costs("GET a user without groups", "1", 1, 0);
        createUser("{\"userName\":\"bob@example.com\"}");
        costs("create a user", "1 + k + s, here 1", 0, 1);
        String cleo = createUser("{\"userName\":\"cleo@example.com\",\"roles\":[{\"value\":\"developer\"}]}")
                .id();
        costs("create a user whose role brings a group and a product", "1 + k + s, here 3", 0, 3);
        put(users, ada, "{\"userName\":\"ada@example.com\",\"externalId\":\"e-2\"}");
        costs("replace a user, showing the groups", "2 + 1", 2, 1);
        silentPatch(users, ada, "{\"op\":\"replace\",\"path\":\"name.familyName\",\"value\":\"Byron\"}");
        costs("rename a user", "1", 0, 1);
        patch(users, ada, "{\"op\":\"replace\",\"path\":\"name.familyName\",\"value\":\"King\"}");
        costs("rename a user, showing the groups", "1 + 1", 1, 1);
        setActive(cleo, false);
        costs("deactivate a user with a subscription", "3 + s, here 4", 2, 2);
        ofReactivation(cleo);
        delete(users, cleo);
        costs("delete a user", "2", 1, 1);
    }

    private void ofReactivation(String cleo) {
        String dora = createUser("{\"userName\":\"dora@example.com\"}").id();
        subscribe(dora);
        serve(connected);
        setActive(dora, false);
        setActive(dora, true);
        assertThat(subscriptions(dora)).containsEntry("starter", "active");
        costs("reactivate a user with a subscription of their own", "2 + s, here 3", 1, 2);
        serve(mapped);
        setActive(cleo, true);
        assertThat(subscriptions(cleo)).containsEntry("unlimited", "active");
        costs("reactivate a user whose role brings a product, where groups bring others", "2 + s, here 3", 1, 2);
        String eve = createUser("{\"userName\":\"eve@example.com\"}").id();
        join(eve, linked);
        setActive(eve, false);
        setActive(eve, true);
        assertThat(subscriptions(eve)).containsEntry("starter", "active");
        costs("reactivate a user whose group brings a product", "2 + s, here 3", 1, 2);
    }

    private static void subscribe(String user) {
        arm.put(
                "/subscriptions/own",
                "{\"properties\":{\"ownerId\":\"/users/" + user
                        + "\",\"scope\":\"/products/starter\",\"displayName\":\"own\",\"state\":\"active\"}}");
    }

    private void ofGroups() {
        assertThat(list(groups, lookup(groups, "displayName eq \"team\"")).totalResults())
                .isEqualTo(1);
        costs("find a group by displayName, without members", "1", 1, 0);
        assertThat(list(groups, lookup(groups, "externalId eq \"t-1\"")).totalResults())
                .isEqualTo(1);
        costs("find a group by externalId, without members", "1", 1, 0);
        assertThat(list(groups, lookup(groups, "displayName eq \"nothing\"")).totalResults())
                .isZero();
        costs("find no group by displayName, without members", "1", 1, 0);
        find(groups, team);
        costs("GET a group of one page of members", "1 + pages, here 2", 2, 0);
        projected(groups, team, "members");
        costs("GET a group without members", "1", 1, 0);
        createGroup("{\"displayName\":\"Crew\"}");
        costs("create a group", "2", 1, 1);
        createGroup("{\"displayName\":\"Duo\",\"members\":[{\"value\":\"" + ada + "\"}]}");
        costs("create a group with members", "4 + members, here 5", 2, 3);
        silentPatch(groups, team, "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Band\"}");
        costs("rename a group", "1 + 1", 1, 1);
        silentPatch(groups, team, "{\"op\":\"replace\",\"path\":\"externalId\",\"value\":\"t-2\"}");
        costs("change the externalId of a group", "1", 0, 1);
        String bob = query(users, "userName eq \"bob@example.com\"")
                .resources()
                .get(0)
                .id();
        join(bob, team);
        costs("add a member", "1", 0, 1);
        leave(bob, team);
        costs("remove a member", "1", 0, 1);
        join(bob, linked);
        costs("add a member to a group that brings a product", "2 + s, here 3", 1, 2);
        leave(bob, linked);
        costs("remove a member from a group that brings a product", "2 + s, here 3", 1, 2);
        ofMany();
        list(
                groups,
                Query.all(10)
                        .withFilter(resolved(groups, "id eq \"" + team + "\" and members eq \"" + ada + "\""))
                        .withProjection(Projection.only(groups.resourceType(), List.of("id"), dialect)));
        costs("check one reference (`id eq … and members eq …`)", "1", 1, 0);
        delete(groups, team);
        costs("delete a group", "2", 1, 1);
    }

    private void ofMany() {
        for (int i = 0; i < 60; i++) {
            arm.put(
                    "/users/p" + i,
                    "{\"properties\":{\"email\":\"p" + i + "@example.com\",\"firstName\":\"P\",\"lastName\":\"P\"}}");
        }
        String[] people = IntStream.range(0, 60).mapToObj(i -> "p" + i).toArray(String[]::new);
        silentPatch(groups, team, added(people));
        costs("add 60 members", "pages + missing, here 61", 1, 60);
        silentPatch(groups, team, added(people));
        costs("add 60 members that are there", "pages + missing, here 1", 1, 0);
    }
}
