package io.scimwright.example.users;

import static io.scimwright.example.users.Requests.replace;
import static io.scimwright.example.users.Requests.team;
import static io.scimwright.example.users.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.scimwright.example.users.Running.Store;
import io.scimwright.sql.SqlDialect;
import io.scimwright.testkit.idp.Answer;
import io.scimwright.testkit.idp.ScimClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;

/** What an identity provider pushes, as the application itself sees it. */
class StaffTest {

    private static final Map<Store, Running> RUNNING = new EnumMap<>(Store.class);

    private static Running on(Store store) {
        return RUNNING.computeIfAbsent(store, Running::on);
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(Running::close);
        RUNNING.clear();
    }

    @ParameterizedTest
    @EnumSource
    void thePageShowsWhoCameWhoMovedAndWhoLeft(Store store) throws Exception {
        Running running = on(store);
        ScimClient scim = running.client();
        String more =
                ",'title':'Analyst','name':{'givenName':'Ada','familyName':'King'},'emails':[{'value':'ada@x.org'}],"
                        + "'urn:example:params:scim:schemas:extension:badge:2.0:User':{'number':'B-7','zones':['north']}";
        String ada = user(scim, "ada", more).hasStatus(201).id();
        String team = team(scim, "Engines", ",'members':[{'value':'" + ada + "'}]")
                .hasStatus(201)
                .id();
        HttpResponse<String> page = running.page();
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("<td>ada</td><td>Ada King</td><td>ada@x.org</td><td>Analyst</td><td>B-7</td><td>Engines</td>")
                .contains("<td>Engines</td><td>1</td>");

        scim.patch("/Users/" + ada, replace("active", "false")).hasStatus(200);
        assertThat(running.page().body()).contains("<tr class=\"gone\"><td>ada</td>");

        scim.delete("/Users/" + ada).hasStatus(204);
        assertThat(running.page().body()).doesNotContain("<td>ada</td>").contains("<td>Engines</td><td>0</td>");
        assertThat(scim.get("/Groups/" + team).text()).doesNotContain(ada);
    }

    @ParameterizedTest
    @EnumSource
    void thePageShowsNamesAsTextAndNoScript(Store store) throws Exception {
        user(on(store).client(), "eve", ",'title':'<script>alert(1)</script>'").hasStatus(201);
        assertThat(on(store).page().body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>");
    }

    @ParameterizedTest
    @EnumSource
    void namesAreUniqueInWhateverCase(Store store) throws Exception {
        ScimClient scim = on(store).client();
        user(scim, "Grace@example.com", "").hasStatus(201);
        user(scim, "gRACE@EXAMPLE.com", "").isError(409, "uniqueness");
        String other = user(scim, "hopper@example.com", "").hasStatus(201).id();
        scim.patch("/Users/" + other, replace("userName", "\"GRACE@example.com\""))
                .isError(409, "uniqueness");
        team(scim, "Compilers", "").hasStatus(201);
        team(scim, "COMPILERS", "").isError(409, "uniqueness");
    }

    private static String version(Answer answer) {
        return answer.body()
                .findObject("meta")
                .flatMap(meta -> meta.findString("version"))
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void whoWritesOverAnotherVersionIsRefused(Store store) throws Exception {
        ScimClient scim = on(store).client();
        Answer created = user(scim, "linus", "").hasStatus(201);
        String tag = version(created);
        String path = "/Users/" + created.id();
        Answer first = scim.send("PATCH", path, replace("title", "\"first\""), Map.of("If-Match", tag));
        assertThat(version(first.hasStatus(200))).isNotEqualTo(tag);
        scim.send("PATCH", path, replace("title", "\"second\""), Map.of("If-Match", tag))
                .isError(412, "");
        assertThat(scim.get(path).text()).contains("first").doesNotContain("second");
        assertThat(on(store)
                        .sql()
                        .sql("select title from employee where login = 'linus'")
                        .query(String.class)
                        .single())
                .isEqualTo("first");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDatabaseDoesNotTakeIsTheFaultOfTheRequest(Store store) throws Exception {
        ScimClient scim = on(store).client();
        user(scim, "x".repeat(201), "").isError(400, "invalidValue");
        team(scim, "y".repeat(201), "").isError(400, "invalidValue");
    }

    @ParameterizedTest
    @EnumSource
    void whatTheDatabaseSaysOfAFailureHasNoValues(Store store) {
        StringWriter log = new StringWriter();
        catchThrowable(() -> on(store)
                        .sql()
                        .sql("insert into employee (id, login, enabled, created, changed)"
                                + " values (:id, :login, true, current_timestamp, current_timestamp)")
                        .param("id", UUID.randomUUID())
                        .param("login", "s3cret@example.com")
                        .update())
                .printStackTrace(new PrintWriter(log));
        assertThat(log.toString()).containsIgnoringCase("login_key").doesNotContain("s3cret");
    }

    @ParameterizedTest
    @EnumSource
    void aTimeThatIsFinerThanItsColumnIsNoChangeWhenItIsSentAgain(Store store) {
        ScimClient scim = on(store).client();
        String badge = "'urn:example:params:scim:schemas:extension:badge:2.0:User':"
                + "{'validUntil':'2027-01-01T00:00:00.123456789Z'}";
        Answer created = user(scim, "nano", "," + badge).hasStatus(201);
        String path = "/Users/" + created.id();
        String body = "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'nano'," + badge + "}";
        Answer again = scim.put(path, body.replace('\'', '"')).hasStatus(200);
        assertThat(again.text()).contains("2027-01-01T00:00:00.123456Z");
        assertThat(version(again)).isEqualTo(version(created));
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNoColumnOfItsOwnSurvives(Store store) throws Exception {
        ScimClient scim = on(store).client();
        String id = user(scim, "mary", """
                        ,'nickName':'M','locale':'de-DE','phoneNumbers':[{'value':'tel:+49-30-1','type':'work'}],
                        'name':{'givenName':'Mary','middleName':'J','formatted':'Mary J'},
                        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'D','costCenter':'C'},
                        'urn:example:params:scim:schemas:extension:badge:2.0:User':{'number':'B-8','validUntil':'2027-05-06T07:08:09Z','zones':['a','b']}""").hasStatus(201).id();
        assertThat(scim.get("/Users/" + id).text())
                .contains("\"nickName\":\"M\"", "\"locale\":\"de-DE\"", "tel:+49-30-1", "\"middleName\":\"J\"")
                .contains("\"department\":\"D\"", "\"costCenter\":\"C\"", "2027-05-06T07:08:09Z", "[\"a\",\"b\"]");
        assertThat(on(store)
                        .sql()
                        .sql("select rest from employee where login = 'mary'")
                        .query(String.class)
                        .single())
                .contains("nickName", "zones", "costCenter")
                .doesNotContain("department", "givenName", "B-8");
    }

    @ParameterizedTest
    @EnumSource
    void noMoreRowsAreLookedAtThanTheLimitSays(Store store) {
        try (Running running = Running.on(store.newDatabase(), "--scimwright.limits.scan=2")) {
            ScimClient scim = running.client();
            user(scim, "one", ",'nickName':'N'");
            user(scim, "two", ",'nickName':'N'");
            scim.filter("/Users", "nickName eq \"n\"").isList(2);
            user(scim, "three", ",'nickName':'N'");
            scim.filter("/Users", "nickName eq \"n\"").isError(400, "tooMany");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoOtherTablesLeadToStaysAndTheAnswerSaysWhy(Store store) {
        try (Running running = Running.on(store.newDatabase())) {
            ScimClient scim = running.client();
            String id = user(scim, "lender", "").hasStatus(201).id();
            running.sql()
                    .sql("create table badge_loan (employee_id uuid references employee)")
                    .update();
            running.sql()
                    .sql("insert into badge_loan values (:id)")
                    .param("id", UUID.fromString(id))
                    .update();
            Answer refused = scim.delete("/Users/" + id).isError(400, "invalidValue");
            assertThat(refused.text()).contains("something in the application refers to this resource");
            scim.get("/Users/" + id).hasStatus(200);
        }
    }

    /** A source beside the application, not found by it. */
    static class Folding {

        @Bean
        SqlDialect dialect() {
            return SqlDialect.h2().foldingBy("scim_fold");
        }
    }

    @Test
    void aBeanSaysInWhichDialectTablesAreAsked() {
        String folding = "--spring.main.sources=" + Folding.class.getName();
        try (Running running = Running.on(Store.H2.newDatabase(), folding)) {
            running.sql()
                    .sql("create alias scim_fold deterministic for \"io.scimwright.sql.TextFold.ofColumn\"")
                    .update();
            user(running.client(), "street", ",'displayName':'Straße'").hasStatus(201);
            running.client().filter("/Users", "displayName eq \"STRASSE\"").isList(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNoEmployeeIsSkippedAmongTheMembers(Store store) {
        ScimClient scim = on(store).client();
        String known = user(scim, "known", "").hasStatus(201).id();
        String members = "{'value':'nobody'},{'value':'0d9cb4bd-7c54-4d05-ab93-2ef26c1d3a32'}";
        Answer onlyStrangers =
                team(scim, "Strangers", ",'members':[" + members + "]").hasStatus(201);
        assertThat(onlyStrangers.text()).doesNotContain("members");
        Answer mixed = team(scim, "Mixed", ",'members':[" + members + ",{'value':'" + known + "'}]")
                .hasStatus(201);
        assertThat(mixed.text()).contains(known).doesNotContain("nobody");
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatWereThereBeforeScimAreUsers(Store store) {
        String database = store.newDatabase();
        try (Running before = Running.on(database)) {
            before.sql().sql("drop index employee_login").update();
            before.sql().sql("alter table employee drop column login_key").update();
            before.sql()
                    .sql("insert into employee (id, login, enabled, created, changed)"
                            + " values (:id, 'Maud', true, current_timestamp, current_timestamp)")
                    .param("id", UUID.randomUUID())
                    .update();
        }
        try (Running running = Running.on(database)) {
            running.client().filter("/Users", "userName eq \"MAUD\"").isList(1);
            user(running.client(), "maud", "").isError(409, "uniqueness");
        }
    }

    /** PostgreSQL keeps no more than a third of a page in an index. */
    @ParameterizedTest
    @EnumSource
    void whatIsTooLongForAnIndexIsTheClientsToShorten(Store store) {
        String random = new Random(54)
                .ints(4_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Answer answer = user(on(store).client(), "long@x.org", ",'externalId':'" + random + "'");
        if (store == Store.H2) {
            answer.hasStatus(201);
        } else {
            answer.isError(400, "invalidValue");
        }
    }
}
