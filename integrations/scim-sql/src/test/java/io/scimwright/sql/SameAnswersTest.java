package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.Dialect;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimObject;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.Filter;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.Principal;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("SQL answers what the definition of filters and sorts says, over random rows and queries")
class SameAnswersTest {

    private static final int ROWS = 60;
    private static final int QUERIES = 300;

    private final Random seeds = new Random();

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("by lower case, where letters have one")
    void queriesByLowerCaseFindTheSame(Database database) {
        long seed = seed();
        check(Company.empty(database), seed, false, "seed " + seed + " on " + database);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("by the function that folds as SCIM does, whatever the letters")
    void queriesByFoldFindTheSame(Database database) {
        long seed = seed();
        check(Company.folding(database), seed, true, "seed " + seed + " folding on " + database);
    }

    private long seed() {
        return Optional.ofNullable(System.getProperty("seed"))
                .map(Long::valueOf)
                .orElseGet(seeds::nextLong);
    }

    private void check(Company company, long seed, boolean spelledOut, String name) {
        Database.execute(company.statements.source(), "alter table employee alter column id restart with 1000");
        check(company, new RandomQueries(new Random(seed), spelledOut), new Random(seed + 1), name);
    }

    private void check(Company company, RandomQueries random, Random pages, String name) {
        List<ScimResource> all = fill(company, random);
        int whole = 0;
        for (int i = 0; i < QUERIES; i++) {
            String text = random.filter(3);
            ResolvedFilter filter =
                    ResolvedFilter.of(Filter.parse(text), company.users.resourceType(), Dialect.tolerant());
            Query query = Query.all(7 + pages.nextInt(ROWS)).withFilter(filter);
            List<ScimResource> expected =
                    new ArrayList<>(all.stream().filter(query::matches).toList());
            String what = name + ": " + text;
            if (pages.nextBoolean()) {
                String sort = random.pick(RandomQueries.SORTS);
                SortOrder order = random.pick(List.of(SortOrder.values()));
                ResolvedPath path = company.users.resourceType().require(AttributePath.parse(sort));
                query = query.withSort(path, order);
                expected.sort(ResourceOrder.by(path, order));
                what += " sorted " + order + " by " + sort;
            }
            SqlSelect select = company.users.explain(context(), query);
            whole += select.residual().isEmpty() && select.isSorted() ? 1 : 0;
            what += "\n" + select + " " + select.parameters();
            checkPage(company, query.withPage(1 + pages.nextInt(20), query.count()), expected, what);
            checkWalk(company, query, expected, what);
        }
        assertThat(whole).as("queries that SQL answers whole, " + name).isGreaterThan(QUERIES / 3);
    }

    private static void checkPage(Company company, Query query, List<ScimResource> expected, String what) {
        QueryResult page = company.users.query(new QueryRequest(context(), query));
        List<String> shown = ids(expected).stream()
                .skip(query.startIndex() - 1L)
                .limit(query.count())
                .toList();
        assertThat(ids(page.resources())).as(what).isEqualTo(shown);
        assertThat(page.totalResults()).as(what).isEqualTo(expected.size());
    }

    private static void checkWalk(Company company, Query query, List<ScimResource> expected, String what) {
        List<String> seen = new ArrayList<>();
        QueryRequest request = new QueryRequest(context(), query);
        QueryResult page = company.users.query(request);
        seen.addAll(ids(page.resources()));
        while (page.nextKey().isPresent()) {
            page = company.users.query(request.after(page.nextKey().get()));
            assertThat(page.totalResults()).as(what).isEqualTo(expected.size());
            seen.addAll(ids(page.resources()));
        }
        assertThat(seen).as("by keys, " + what).isEqualTo(ids(expected));
    }

    private static List<ScimResource> fill(Company company, RandomQueries random) {
        List<ScimResource> all = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            ScimObject sent = ScimJson.read(random.employee(i));
            ScimResource submitted = ScimResource.of(company.users.resourceType(), sent);
            all.add(company.users
                    .create(new CreateRequest(context(), submitted, sent))
                    .after()
                    .orElseThrow());
        }
        return all;
    }

    private static List<String> ids(List<ScimResource> resources) {
        return resources.stream().map(ScimResource::id).toList();
    }

    private static RequestContext context() {
        return RequestContext.of(new Principal("test"), "test", Dialect.tolerant());
    }
}
