package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class ParserLimitsTest {

    private static FilterParser parser(ParserLimits limits) {
        return FilterParser.builder().limits(limits).build();
    }

    private static FilterSyntaxException errorOf(FilterParser parser, String text) {
        FilterSyntaxException error = catchThrowableOfType(FilterSyntaxException.class, () -> parser.parseFilter(text));
        assertThat(error)
                .as("%s...", text.substring(0, Math.min(20, text.length())))
                .isNotNull();
        return error;
    }

    @Test
    void theStandardLimitsAreThoseDocumented() {
        assertThat(ParserLimits.standard()).hasToString("ParserLimits[length=8192, depth=64, terms=1000]");
        assertThat(ParserLimits.standard().withLength(1).withDepth(0).withTerms(1))
                .hasToString("ParserLimits[length=1, depth=0, terms=1]");
        assertThat(ParserLimits.standard().length()).isEqualTo(8192);
        assertThat(ParserLimits.standard().depth()).isEqualTo(64);
        assertThat(ParserLimits.standard().terms()).isEqualTo(1000);
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        ParserLimits limits = ParserLimits.standard();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.withLength(0))
                .withMessage("length must be within 1 and 2147483647, got 0");
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withDepth(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limits.withDepth(251))
                .withMessage("depth must be within 0 and 250, got 251");
        assertThatIllegalArgumentException().isThrownBy(() -> limits.withTerms(0));
        assertThat(limits.withDepth(250).depth()).isEqualTo(250);
    }

    @Test
    void aLongerTextIsRefused() {
        FilterParser parser = parser(ParserLimits.standard().withLength(10));

        assertThat(parser.parseFilter("abcdefg pr")).hasToString("abcdefg pr");
        FilterSyntaxException error = errorOf(parser, "abcdefgh pr");
        assertThat(error.offset()).isEqualTo(10);
        assertThat(error.token()).isEmpty();
        assertThat(error.expected()).isEqualTo("a filter of at most 10 chars (limit 'length')");

        assertThat(parser.parsePath("abcdefghij")).hasToString("abcdefghij");
        assertThat(catchThrowableOfType(PathSyntaxException.class, () -> parser.parsePath("abcdefghijk")))
                .hasMessage("abcdefghijk\n          ^ expected a path of at most 10 chars (limit 'length')");
    }

    @Test
    void deeperNestingIsRefused() {
        FilterParser parser = parser(ParserLimits.standard().withDepth(3));

        assertThat(parser.parseFilter("(((a pr)))")).hasToString("a pr");
        assertThat(parser.parseFilter("(a[(b pr)]) and ((c[d pr]))")).hasToString("a[b pr] and c[d pr]");
        assertThat(parser.parseFilter("a pr and not (b pr) and not (c pr) and not (d pr) and not (e pr)"))
                .isInstanceOf(And.class);
        FilterSyntaxException error = errorOf(parser, "a pr or ((((b pr))))");
        assertThat(error.offset()).isEqualTo(11);
        assertThat(error.token()).isEqualTo("(");
        assertThat(error.expected()).isEqualTo("at most 3 levels of parentheses and brackets (limit 'depth')");
        assertThat(errorOf(parser, "(((a[b pr])))").offset()).isEqualTo(4);
        assertThat(errorOf(parser, "not (not (not (not (a pr))))").offset()).isEqualTo(19);
        assertThat(errorOf(parser(ParserLimits.standard().withDepth(0)), "a[b pr]")
                        .offset())
                .isEqualTo(1);
        assertThat(catchThrowableOfType(PathSyntaxException.class, () -> parser.parsePath("a[(((b pr)))]"))
                        .offset())
                .isEqualTo(4);
    }

    @Test
    void moreTermsAreRefused() {
        FilterParser parser = parser(ParserLimits.standard().withTerms(3));

        assertThat(parser.parseFilter("a pr and b[c eq 1 or d eq 2]")).isInstanceOf(And.class);
        FilterSyntaxException error = errorOf(parser, "a pr and b[c eq 1 or d eq 2].e gt 35");
        assertThat(error.offset()).isEqualTo(34);
        assertThat(error.token()).isEqualTo("35");
        assertThat(error.expected()).isEqualTo("at most 3 comparisons (limit 'terms')");
        assertThat(errorOf(parser, "a pr or b pr or c pr or d pr").token()).isEqualTo("pr");
        assertThat(parser.parseFilter("a pr and b pr and c pr")).isInstanceOf(And.class);
    }

    @Test
    void theStandardParserAcceptsWhatItsLimitsAllow() {
        String terms = String.join(" or ", Collections.nCopies(1000, "a pr"));
        String nested = "(".repeat(64) + "a pr" + ")".repeat(64);

        assertThat(((Or) Filter.parse(terms)).operands()).hasSize(1000);
        assertThat(errorOf(FilterParser.standard(), terms + " or a pr").expected())
                .contains("'terms'");
        assertThat(Filter.parse(nested)).hasToString("a pr");
        assertThat(errorOf(FilterParser.standard(), "(" + nested + ")").expected())
                .contains("'depth'");
        assertThat(Filter.parse("a pr" + " ".repeat(8188))).hasToString("a pr");
        assertThat(errorOf(FilterParser.standard(), "a pr" + " ".repeat(8189)).expected())
                .contains("'length'");
    }

    @Test
    void aMillionParenthesesAreRefusedOnASmallStack() throws Exception {
        String attack = "(".repeat(1_000_000);
        ParserLimits wide =
                ParserLimits.standard().withLength(Integer.MAX_VALUE).withTerms(Integer.MAX_VALUE);

        assertThat(onSmallStack(() -> errorOf(FilterParser.standard(), attack).expected()))
                .contains("'length'");
        assertThat(onSmallStack(() -> errorOf(parser(wide), attack).expected())).contains("'depth'");
        assertThat(onSmallStack(
                        () -> errorOf(parser(wide), "not (".repeat(1_000_000)).expected()))
                .contains("'depth'");
        assertThat(onSmallStack(
                        () -> errorOf(parser(wide), ")".repeat(1_000_000)).offset()))
                .isZero();
    }

    @Test
    void aMillionCharsAreRefusedOrReadInOnePass() throws Exception {
        FilterParser wide = parser(ParserLimits.standard().withLength(Integer.MAX_VALUE));
        int million = 1_000_000;

        assertThat(errorOf(FilterParser.standard(), "a eq \"" + "x".repeat(million) + "\"")
                        .expected())
                .contains("'length'");
        assertThat(wide.parseFilter("a eq \"" + "x".repeat(million) + "\"").toString())
                .hasSize(million + 7);
        assertThat(wide.parseFilter("a" + " ".repeat(million) + "pr")).hasToString("a pr");
        assertThat(wide.parseFilter("a".repeat(million) + " pr").toString()).hasSize(million + 3);
        assertThat(errorOf(wide, "a eq \"" + "\\\"".repeat(million)).offset()).isEqualTo(5);
        assertThat(errorOf(wide, "a.".repeat(million) + "b pr").offset()).isEqualTo(3);
        assertThat(errorOf(wide, "a eq " + "9".repeat(million)).offset()).isEqualTo(5);
        assertThat(errorOf(wide, "a eq " + "x".repeat(million)).token()).hasSize(63);
        assertThat(errorOf(wide, "not ".repeat(million)).offset()).isEqualTo(4);
    }

    @Test
    void theDeepestTreeThatCanBeAskedForIsWalkedOnASmallStack() throws Exception {
        FilterParser deep = parser(ParserLimits.standard().withDepth(250));
        String text = "not (".repeat(250) + "a pr" + ")".repeat(250);

        assertThat(onSmallStack(() -> {
                    Filter filter = deep.parseFilter(text);
                    return filter.toString().equals(text)
                            && filter.equals(deep.parseFilter(text))
                            && filter.hashCode() == deep.parseFilter(text).hashCode();
                }))
                .isTrue();
    }

    private static <T> T onSmallStack(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "small stack", 512 * 1024);
        thread.start();
        return task.get();
    }
}
