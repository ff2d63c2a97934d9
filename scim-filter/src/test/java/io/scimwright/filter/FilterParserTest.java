package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilterParserTest {

    @Test
    void aParserMayBeUsedByManyThreads() throws Exception {
        FilterParser parser = FilterParser.builder().build();
        Callable<Integer> work = () -> {
            int right = 0;
            for (int seed = 0; seed < 300; seed++) {
                RandomFilters random = new RandomFilters(seed);
                Filter filter = random.filter();
                if (parser.parseFilter(random.spelled(filter)).equals(filter)) {
                    right++;
                }
            }
            return right;
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> results =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> work).toList());
            for (Future<Integer> result : results) {
                assertThat(result.get()).isEqualTo(300);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFaultLeavesNoTraceForTheNextText() {
        FilterParser parser = FilterParser.builder()
                .limits(ParserLimits.standard().withDepth(2).withTerms(2))
                .build();
        for (String fault :
                List.of("a[(b pr", "((a pr", "a pr and b pr and c pr", "a[b[c pr]]", "a eq \"x", "a.b.c pr")) {
            assertThatExceptionOfType(FilterSyntaxException.class).isThrownBy(() -> parser.parseFilter(fault));
            assertThat(parser.parseFilter("a[(b pr and c pr)]")).hasToString("a[b pr and c pr]");
            assertThat(parser.parsePath("a[(b pr)].c")).hasToString("a[b pr].c");
        }
    }

    @Test
    void nullIsNoText() {
        assertThatNullPointerException().isThrownBy(() -> Filter.parse(nothing()));
        assertThatNullPointerException().isThrownBy(() -> PatchPath.parse(nothing()));
        assertThatNullPointerException().isThrownBy(() -> FilterParser.builder().limits(nothing()));
        assertThat(Filter.parse("a pr")).hasToString("a pr");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return null;
    }
}
