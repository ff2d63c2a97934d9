package io.scimwright.benchmarks;

import io.scimwright.filter.Filter;
import io.scimwright.filter.FilterParser;
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
import org.openjdk.jmh.infra.BenchmarkParams;

/** How the time to parse grows with the number of terms and with the nesting of parentheses. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class FilterGrowth {

    /** The name of the text. */
    @Param({"or 10", "or 100", "or 1000", "nested 1", "nested 10", "nested 60"})
    public String filter = "";

    private final FilterParser parser = FilterParser.builder()
            .limits(ParserLimits.standard().withLength(1_000_000))
            .build();
    private final FilterPeers peers = new FilterPeers();
    private String text = "";

    /** Makes the text and checks once what the library in question makes of it. */
    @Setup
    public void prepare(BenchmarkParams benchmark) {
        FilterTexts texts = FilterTexts.named(filter);
        text = texts.text();
        String method =
                benchmark.getBenchmark().substring(benchmark.getBenchmark().lastIndexOf('.') + 1);
        switch (method) {
            case "scimwright" -> texts.check(scimwright());
            case "ping" -> texts.check(ping().toString());
            case "scimple" -> texts.check(peers.scimple(text).toFilter());
            case "scimSdk" -> texts.check(scimSdk().toString());
            default -> throw new IllegalStateException(method);
        }
    }

    /** This library. */
    @Benchmark
    public Filter scimwright() {
        return parser.parseFilter(text);
    }

    /** Ping Identity's SCIM 2 SDK. */
    @Benchmark
    public Object ping() {
        return peers.ping(text);
    }

    /** Apache Directory SCIMple. */
    @Benchmark
    public Object scimple() {
        return peers.scimple(text);
    }

    /** SCIM-SDK. */
    @Benchmark
    public Object scimSdk() {
        return peers.scimSdk(text);
    }
}
