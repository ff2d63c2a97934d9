package io.scimwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.scimwright.core.query.Query;
import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.query.ResourceOrder;
import io.scimwright.core.query.SortOrder;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.filter.Filter;
import io.scimwright.server.spi.QueryResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages that tell the truth, and the filters and sorts that a provider declares. */
abstract class QueryContract extends VersionContract {

    private static List<String> ids(List<ScimResource> resources) {
        return resources.stream().map(ScimResource::id).toList();
    }

    @Test
    @DisplayName("query: an empty store has no results and says so")
    void nothingIsNoError() {
        QueryResult none = query(Query.all(10));
        assertThat(none.resources()).isEmpty();
        assertThat(none.totalResults()).isZero();
    }

    @Test
    @DisplayName("query: pages hold every resource once, in the same order every time")
    void pagesHoldEverythingOnce() {
        List<String> created = ids(createSeveral(7));
        List<String> first = ids(all());
        assertThat(first).containsExactlyInAnyOrderElementsOf(created);
        assertThat(ids(all())).as("the same order again").isEqualTo(first);
        assertThat(ids(query(Query.all(100)).resources()))
                .as("the same order in one page")
                .isEqualTo(first);
    }

    @Test
    @DisplayName("query: totalResults counts all matches, whatever the page shows of them")
    void totalResultsTellsTheTruth() {
        createSeveral(5);
        assertThat(query(Query.all(2)).totalResults()).isEqualTo(5);
        assertThat(query(Query.all(2).withPage(5, 2)).totalResults()).isEqualTo(5);
    }

    @Test
    @DisplayName("query: a page holds no more than it may")
    void pagesAreNoLongerThanAskedFor() {
        createSeveral(5);
        assertThat(query(Query.all(2)).resources()).hasSize(2);
        assertThat(query(Query.all(2).withPage(5, 2)).resources()).hasSize(1);
    }

    @Test
    @DisplayName("query: a page beyond the end is empty and still tells how many there are")
    void beyondTheEndIsEmpty() {
        createSeveral(3);
        QueryResult beyond = query(Query.all(2).withPage(100, 2));
        assertThat(beyond.resources()).isEmpty();
        assertThat(beyond.totalResults()).isEqualTo(3);
    }

    @Test
    @DisplayName("query: a count of 0 asks for the number only")
    void aCountOfZeroAsksForTheNumber() {
        createSeveral(3);
        QueryResult none = query(Query.all(0));
        assertThat(none.resources()).isEmpty();
        assertThat(none.totalResults()).isEqualTo(3);
    }

    @Test
    @DisplayName("query: a listed resource is what find gives")
    void whatIsListedIsWhatIsFound() {
        ScimResource created = create(1);
        assertThat(query(Query.all(10)).resources()).containsExactly(require(created.id()));
    }

    @Test
    @DisplayName("query: what is created while somebody turns pages takes nothing out of them")
    void whatIsThereStaysInThePages() {
        List<String> before = ids(createSeveral(4));
        List<String> seen = new ArrayList<>(ids(query(Query.all(2)).resources()));
        create(5);
        seen.addAll(ids(query(Query.all(10).withPage(3, 10)).resources()));
        assertThat(seen).containsAll(before);
    }

    @Test
    @DisplayName("filter: those that the provider takes find what the definition of the filter finds")
    void filtersFindWhatTheyMean() {
        List<ScimResource> created = createSeveral(6);
        int taken = 0;
        for (ResolvedFilter filter : filters(created.get(2))) {
            if (subject().capabilities().filters(filter)) {
                taken++;
                List<String> expected =
                        ids(created.stream().filter(filter::matches).toList());
                QueryResult found = query(Query.all(100).withFilter(filter));
                assertThat(ids(found.resources())).as(filter.toString()).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assumeTrue(taken > 0, "the provider leaves all filters to the engine");
    }

    @Test
    @DisplayName("filter: it comes before the page, so that totalResults counts matches")
    void filtersComeBeforeThePage() {
        List<ScimResource> created = createSeveral(6);
        int taken = 0;
        for (ResolvedFilter filter : filters(created.get(2))) {
            if (subject().capabilities().filters(filter)) {
                taken++;
                int expected = (int) created.stream().filter(filter::matches).count();
                QueryResult page = query(Query.all(2).withFilter(filter));
                assertThat(page.totalResults()).as(filter.toString()).isEqualTo(expected);
                assertThat(page.resources()).as(filter.toString()).hasSize(Math.min(2, expected));
            }
        }
        assumeTrue(taken > 0, "the provider leaves all filters to the engine");
    }

    private List<ResolvedFilter> filters(ScimResource one) {
        String value = one.find(text()).orElse("");
        List<Filter> filters = new ArrayList<>(List.of(
                text().eq(value),
                text().eq(value.toUpperCase(Locale.ROOT)),
                text().eq("nothing has this value"),
                text().ne(value),
                text().present(),
                text().startsWith(value.isEmpty() ? "x" : value.substring(0, 1)),
                text().contains(value.substring(value.length() / 2)),
                text().endsWith(value),
                text().gt(value),
                text().le(value),
                text().eq(value).and(text().present()),
                text().eq(value).or(text().present()),
                text().eq(value).and(text().eq("nothing has this value")),
                text().eq(value).not(),
                Filter.parse("id eq \"" + one.id() + "\""),
                Filter.parse("meta.resourceType eq \"" + type().name() + "\"")));
        if (kept("active").isPresent()) {
            // A column that says who is blocked is the wrong one.
            filters.add(Filter.parse("active eq true"));
            filters.add(Filter.parse("active eq false"));
        }
        unique().ifPresent(attribute ->
                filters.add(Filter.parse(attribute.name() + " eq \"" + value(one, attribute) + "\"")));
        return filters.stream()
                .map(filter -> ResolvedFilter.of(filter, type(), dialect()))
                .toList();
    }

    private Optional<ResolvedPath> sortable() {
        return subject().capabilities().sorts() ? kept(text().toString()) : Optional.empty();
    }

    @Test
    @DisplayName("sort: by an attribute, ascending and descending, if the provider declares it")
    void sortsAreInOrder() {
        assumeTrue(sortable().isPresent(), "the provider leaves sorting to the engine");
        List<ScimResource> created = new ArrayList<>();
        for (int i : new int[] {3, 1, 4, 2, 5}) {
            created.add(create(i));
        }
        for (SortOrder order : SortOrder.values()) {
            List<ScimResource> expected = new ArrayList<>(created);
            expected.sort(ResourceOrder.by(sortable().orElseThrow(), order));
            Query query = Query.all(3).withSort(sortable().orElseThrow(), order);
            List<String> found = new ArrayList<>(ids(query(query).resources()));
            found.addAll(ids(query(query.withPage(4, 3)).resources()));
            assertThat(found).as("%s by %s", order, text()).isEqualTo(ids(expected));
        }
    }

    @Test
    @DisplayName("keys: pages by key hold every resource once, and the last one has no key")
    void pagesByKeyHoldEverythingOnce() {
        assumeTrue(subject().capabilities().pagesByKey(), "the provider leaves cursors to the engine");
        List<String> created = ids(createSeveral(7));
        assertThat(walk(Query.all(3), ignored -> {})).containsExactlyInAnyOrderElementsOf(created);
        assertThat(query(Query.all(7)).nextKey())
                .as("a key after the last page")
                .isEmpty();
    }

    @Test
    @DisplayName("keys: what is deleted between two pages shifts nothing")
    void deletionsShiftNothing() {
        assumeTrue(subject().capabilities().pagesByKey(), "the provider leaves cursors to the engine");
        List<String> created = ids(createSeveral(7));
        List<String> seen = walk(Query.all(3), page -> delete(page.get(page.size() - 1)));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(created);
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    }

    private List<String> walk(Query query, Consumer<List<String>> afterEach) {
        List<String> seen = new ArrayList<>();
        QueryResult page = query(query);
        for (int pages = 1; pages < 20; pages++) {
            seen.addAll(ids(page.resources()));
            Optional<String> next = page.nextKey();
            if (next.isEmpty()) {
                return seen;
            }
            afterEach.accept(ids(page.resources()));
            page = query(query, next.get());
        }
        throw new AssertionError("a key after the last page: after " + seen.size() + " resources it still goes on");
    }
}
