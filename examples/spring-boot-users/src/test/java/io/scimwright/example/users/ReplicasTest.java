package io.scimwright.example.users;

import static io.scimwright.example.users.Requests.addMember;
import static io.scimwright.example.users.Requests.removeMember;
import static io.scimwright.example.users.Requests.replace;
import static io.scimwright.example.users.Requests.team;
import static io.scimwright.example.users.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import io.scimwright.testkit.idp.Answer;
import io.scimwright.testkit.idp.ScimClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;

/** Two replicas of the application on one PostgreSQL behave as one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasTest {

    private static final int AT_ONCE = 12;
    private static final String CURSOR_KEY = "--scimwright.cursor-key=0123456789abcdef0123456789abcdef";

    private final String database = Running.Store.POSTGRESQL.newDatabase();
    private final Running first = Running.on(database, CURSOR_KEY);
    private final Running second = Running.on(database, CURSOR_KEY);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    @AfterAll
    void stop() {
        threads.shutdownNow();
        first.close();
        second.close();
    }

    /** One replica for even numbers, the other for odd ones. */
    private ScimClient client(int number) {
        return (number % 2 == 0 ? first : second).client();
    }

    /** Sends requests to both replicas at the same moment. */
    private List<Answer> together(IntFunction<Answer> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(AT_ONCE);
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            int number = i;
            tasks.add(() -> {
                start.await();
                return request.apply(number);
            });
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : threads.invokeAll(tasks)) {
            answers.add(answer.get());
        }
        return answers;
    }

    private List<String> people(String prefix, int howMany) {
        return IntStream.range(0, howMany)
                .mapToObj(i -> user(client(i), prefix + i, "").hasStatus(201).id())
                .toList();
    }

    private int count(String sql, Object... values) {
        return first.sql().sql(sql).params(values).query(Integer.class).single();
    }

    /** Each makes the tables that are not there yet. */
    @Test
    void replicasThatStartAtTheSameMomentMakeTheTablesOnce() throws Exception {
        try (Running running = Running.on(Running.Store.POSTGRESQL)) {
            DataSourceScriptDatabaseInitializer tables =
                    running.context().getBean(DataSourceScriptDatabaseInitializer.class);
            for (int round = 0; round < 5; round++) {
                running.sql().sql("drop schema public cascade").update();
                running.sql().sql("create schema public").update();
                CyclicBarrier start = new CyclicBarrier(2);
                Callable<Boolean> replica = () -> {
                    start.await();
                    return tables.initializeDatabase();
                };
                for (Future<Boolean> made : threads.invokeAll(List.of(replica, replica))) {
                    assertThat(made.get()).isTrue();
                }
            }
            user(running.client(), "first", "").hasStatus(201);
        }
    }

    @Test
    void ofSeveralWhoWantOneNameOneGetsIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            String name = "race" + round;
            List<Answer> users = together(i -> user(client(i), i % 3 == 0 ? name : name.toUpperCase(Locale.ROOT), ""));
            assertThat(users.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(201, 409);
            List<Answer> teams = together(i -> team(client(i), i % 3 == 0 ? name : name.toUpperCase(Locale.ROOT), ""));
            assertThat(teams.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(201, 409);
        }
        assertThat(count("select count(*) from employee where lower(login) like 'race%'"))
                .isEqualTo(10);
        assertThat(count("select count(*) from team where lower(name) like 'race%'"))
                .isEqualTo(10);
    }

    @Test
    void noMembershipIsLostAmongPatchesAtTheSameTime() throws Exception {
        List<String> ids = people("member", 2 * AT_ONCE);
        String group = team(client(0), "Together", "").hasStatus(201).id();
        String path = "/Groups/" + group;
        together(i -> client(i).patch(path, addMember(ids.get(i)))).forEach(answer -> answer.hasStatus(204));
        assertThat(count("select count(*) from team_member where team_id = cast(? as uuid)", group))
                .isEqualTo(AT_ONCE);
        together(i -> client(i).patch(path, i % 3 == 0 ? removeMember(ids.get(i)) : addMember(ids.get(AT_ONCE + i))))
                .forEach(answer -> answer.hasStatus(204));
        assertThat(count("select count(*) from team_member where team_id = cast(? as uuid)", group))
                .isEqualTo(AT_ONCE - 4 + AT_ONCE - 4);
    }

    @Test
    void noChangeOfOneUserIsLostAmongOthers() throws Exception {
        String path = "/Users/" + user(client(0), "busy", "").hasStatus(201).id();
        List<String> attributes = List.of(
                "title",
                "displayName",
                "nickName",
                "locale",
                "userType",
                "timezone",
                "name.givenName",
                "name.familyName",
                "name.middleName",
                "name.honorificPrefix",
                "preferredLanguage",
                "name.formatted");
        together(i -> client(i).patch(path, replace(attributes.get(i), "'value" + i + "'")))
                .forEach(answer -> answer.hasStatus(200));
        String seen = client(1).get(path).hasStatus(200).text();
        assertThat(IntStream.range(0, AT_ONCE).mapToObj(i -> "\"value" + i + "\""))
                .allSatisfy(value -> assertThat(seen).contains(value));
    }

    /** What stands in another table is read in a statement of its own; a change between the two must not be written over. */
    @Test
    void noAddressIsLostAmongChangesOfTheRow() throws Exception {
        String path = "/Users/" + user(client(0), "mover", "").hasStatus(201).id();
        Future<?> others = threads.submit(() -> {
            for (int i = 0; i < 150; i++) {
                client(1).patch(path, replace("title", "'title" + i + "'")).hasStatus(200);
            }
        });
        for (int i = 0; i < 150; i++) {
            String address = "a" + i + "@example.com";
            client(0)
                    .patch(path, replace("emails", "[{'value':'" + address + "','type':'work'}]"))
                    .hasStatus(200);
            assertThat(client(0).get(path).text()).contains(address);
        }
        others.get();
    }

    @Test
    void ofSeveralWhoInsistOnOneVersionOneSucceeds() throws Exception {
        String path = "/Users/" + user(client(0), "insisted", "").hasStatus(201).id();
        List<Answer> answers = together(i -> client(i)
                .send(
                        "PATCH",
                        path,
                        replace("title", "'value" + i + "'"),
                        Map.of("If-Match", "W/\"1\"", "Content-Type", "application/scim+json")));
        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void aListBegunOnOneGoesOnOnTheOther() {
        List<String> ids = people("paged", 10);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page == 0 || !cursor.isEmpty(); page++) {
            Answer answer = client(page)
                    .get("/Users?count=3&filter=userName%20sw%20%22paged%22&cursor=" + cursor)
                    .hasStatus(200);
            answer.resources().forEach(user -> seen.add(id(user)));
            cursor = answer.body().findString("nextCursor").orElse("");
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static String id(ScimObject resource) {
        return Optional.of(resource).flatMap(found -> found.findString("id")).orElseThrow();
    }
}
