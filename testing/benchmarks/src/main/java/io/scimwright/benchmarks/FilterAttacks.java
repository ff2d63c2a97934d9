package io.scimwright.benchmarks;

import io.scimwright.filter.FilterParser;
import io.scimwright.filter.FilterSyntaxException;
import io.scimwright.filter.ParserLimits;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast a hostile filter is refused, by the standard limits and when its length alone is no reason. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FilterAttacks {

    private static final int MILLION = 1_000_000;

    /** The name of the text. */
    @Param({"1,000,000 parentheses", "1 MB of terms", "1 MB in a string that never ends", "1 MB of digits"})
    public String filter = "";

    private final FilterParser anyLength = FilterParser.builder()
            .limits(ParserLimits.standard().withLength(Integer.MAX_VALUE))
            .build();
    private String text = "";

    /** Makes the text and checks once how it is refused. */
    @Setup
    public void prepare() {
        text = switch (filter) {
            case "1,000,000 parentheses" -> "(".repeat(MILLION) + "title pr" + ")".repeat(MILLION);
            case "1 MB of terms" -> "title pr or ".repeat(MILLION / 12) + "title pr";
            case "1 MB in a string that never ends" -> "title eq \"" + "\\\"".repeat(MILLION / 2);
            case "1 MB of digits" -> "title eq " + "9".repeat(MILLION);
            default -> throw new IllegalStateException(filter);
        };
        if (!standardLimits().expected().contains("limit 'length'")
                || anyLength().expected().contains("limit 'length'")) {
            throw new IllegalStateException(anyLength());
        }
    }

    /** The standard parser. */
    @Benchmark
    public FilterSyntaxException standardLimits() {
        return refusal(FilterParser.standard(), text);
    }

    /** A parser that has to look at the text. */
    @Benchmark
    public FilterSyntaxException anyLength() {
        return refusal(anyLength, text);
    }

    private static FilterSyntaxException refusal(FilterParser parser, String text) {
        try {
            throw new IllegalStateException("Accepted: " + parser.parseFilter(text));
        } catch (FilterSyntaxException refused) {
            return refused;
        }
    }
}
