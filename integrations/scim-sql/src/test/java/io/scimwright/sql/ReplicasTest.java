package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.filter.AttributePath;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("two replicas on one database behave as one")
class ReplicasTest {

    private static final int WRITERS = 8;
    private static final int EACH = 12;

    @ParameterizedTest
    @EnumSource(Database.class)
    void parallelPatchesOfOneGroupLoseNothing(Database database) throws Exception {
        Company one = Company.empty(database);
        Company two = one.replica();
        List<String> people = new ArrayList<>();
        for (int i = 0; i < WRITERS * EACH; i++) {
            people.add(Calls.user(one.users, "member " + i));
        }
        String gone = Calls.user(one.users, "gone");
        String group = Calls.group(one.groups, "Engineers", gone);
        together(writer -> {
            Company company = writer % 2 == 0 ? one : two;
            for (int i = 0; i < EACH; i++) {
                String id = people.get(writer * EACH + i);
                // As an engine does who loses a race: from deltas, from whole patches and from both in one.
                asEngine(() -> Calls.patch(
                        company.groups,
                        group,
                        writer % 4 == 0
                                ? Calls.add(id) + "," + Calls.replace("externalId", "\"" + id + "\"")
                                : writer % 4 == 1
                                        ? Calls.add(id) + ","
                                                + Calls.replace("members[value eq \\\"x\\\"].type", "\"User\"")
                                        : Calls.add(id)));
            }
            return 0;
        });
        assertThat(Calls.membersOf(Calls.find(two.groups, group)))
                .containsAll(people)
                .contains(gone);
        assertThat(Calls.find(one.groups, group).version())
                .as("one version for each change")
                .contains("W/\"" + (1 + people.size()) + "\"");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void eachDeltaIsToldAVersionOfItsOwn(Database database) throws Exception {
        Company one = Company.empty(database);
        Company two = one.replica();
        String ada = Calls.user(one.users, "ada");
        String bob = Calls.user(one.users, "bob");
        String group = Calls.group(one.groups, "Engineers");
        List<List<String>> versions = together(writer -> {
            List<String> told = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                String who = writer % 2 == 0 ? ada : bob;
                Company company = (writer / 2) % 2 == 0 ? one : two;
                String operation = i % 2 == 0 ? Calls.add(who) : Calls.remove(who);
                asEngine(() ->
                        Calls.patch(company.groups, group, operation).version().ifPresent(told::add));
            }
            return told;
        });
        assertThat(versions.stream().flatMap(List::stream).toList())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void ofParallelReplacementsOfAllMembersOneStays(Database database) throws Exception {
        Company one = Company.empty(database);
        Company two = one.replica();
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 2 * WRITERS; i++) {
            people.add(Calls.user(one.users, "member " + i));
        }
        String group = Calls.group(one.groups, "Engineers");
        for (int round = 0; round < EACH; round++) {
            together(writer -> {
                String[] mine = people.subList(2 * writer, 2 * writer + 2).toArray(String[]::new);
                Company company = writer % 2 == 0 ? one : two;
                asEngine(() -> Calls.patch(company.groups, group, Calls.members(mine)));
                return 0;
            });
            assertThat(Calls.membersOf(Calls.find(one.groups, group)))
                    .as("the members that one of the writers wanted")
                    .hasSize(2)
                    .satisfies(both ->
                            assertThat(people.indexOf(both.get(0)) / 2).isEqualTo(people.indexOf(both.get(1)) / 2));
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void ofParallelCreationsOfOneNameOneSucceeds(Database database) throws Exception {
        Company one = Company.empty(database);
        Company two = one.replica();
        List<Integer> statuses = together(writer -> {
            try {
                Calls.user((writer % 2 == 0 ? one : two).users, writer % 3 == 0 ? "Ada" : "ADA");
                return 201;
            } catch (ScimException refused) {
                return refused.status();
            }
        });
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void pagesByKeyGoOnOnTheOtherReplica(Database database) {
        Company one = Company.empty(database);
        Company two = one.replica();
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            created.add(Calls.user(one.users, "user " + i));
        }
        List<String> seen = new ArrayList<>();
        Query query = Query.all(3);
        QueryResult page = Calls.run(one.users, query);
        while (true) {
            page.resources().forEach(resource -> seen.add(resource.id()));
            if (page.nextKey().isEmpty()) {
                break;
            }
            Calls.delete(two.users, seen.get(seen.size() - 1));
            Calls.user(one.users, "later " + seen.size());
            Company next = seen.size() % 2 == 0 ? one : two;
            page = next.users.query(new QueryRequest(Calls.context(), query)
                    .after(page.nextKey().get()));
        }
        assertThat(seen).doesNotHaveDuplicates().startsWith(created.toArray(String[]::new));
    }

    /** Of the two attributes one is sorted by SQL. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void longValuesThatBeginAlikeAreNotLostWhenThePageEndsAtOneThatIsGoneOrChanged(Database database) {
        Company one = Company.empty(database);
        String begin = "X".repeat(199);
        for (String alike : List.of(begin + "xxxx", begin + "u\u0308yyy")) {
            List<String> created = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                created.add(named(one, "user " + i, alike + i));
            }
            for (SortOrder order : SortOrder.values()) {
                for (String path : List.of("displayName", "title")) {
                    for (boolean changes : new boolean[] {true, false}) {
                        String last = named(one, "last", alike + "25");
                        Query query = Query.all(4)
                                .withSort(one.users.resourceType().require(AttributePath.parse(path)), order);
                        QueryResult page = Calls.run(one.users, query);
                        List<String> seen = new ArrayList<>();
                        page.resources().forEach(resource -> seen.add(resource.id()));
                        assertThat(seen).last().isEqualTo(last);
                        if (changes) {
                            String end = alike + (order == SortOrder.ASCENDING ? "9" : "!");
                            Calls.patch(one.users, last, Calls.replace(path, "\"" + end + "\""));
                        } else {
                            Calls.delete(one.users, last);
                        }
                        QueryResult next = one.users.query(new QueryRequest(Calls.context(), query.withPage(1, 100))
                                .after(page.nextKey().orElseThrow()));
                        next.resources().forEach(resource -> seen.add(resource.id()));
                        assertThat(seen)
                                .as(order + " by " + path + (changes ? ", changed" : ", gone"))
                                .containsAll(created);
                        if (changes) {
                            Calls.delete(one.users, last);
                        }
                    }
                }
            }
            created.forEach(id -> Calls.delete(one.users, id));
        }
    }

    private static String named(Company company, String userName, String name) {
        return Calls.create(
                        company.users,
                        "{\"userName\":\"" + userName + "\",\"displayName\":\"" + name + "\",\"title\":\"" + name
                                + "\"}")
                .id();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aWriterSeesWhatTheOtherReplicaWrote(Database database) {
        Company one = Company.empty(database);
        Company two = one.replica();
        String ada = Calls.user(one.users, "ada");
        Calls.patch(one.users, ada, Calls.replace("displayName", "\"Ada\""));
        Calls.patch(two.users, ada, Calls.replace("active", "true"));
        ScimResource after = Calls.find(one.users, ada);
        assertThat(after.attributes().findString("displayName")).contains("Ada");
        assertThat(after.attributes().findBoolean("active")).contains(true);
        assertThat(after.version()).contains("W/\"3\"");
    }

    private static void asEngine(Runnable write) {
        while (true) {
            try {
                write.run();
                return;
            } catch (ScimException lost) {
                if (lost.status() != 412) {
                    throw lost;
                }
            }
        }
    }

    private interface Work<R> {
        R run(int writer) throws Exception;
    }

    private static <R> List<R> together(Work<R> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<R>> tasks = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                tasks.add(() -> work.run(writer));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> done : threads.invokeAll(tasks, 2, TimeUnit.MINUTES)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
