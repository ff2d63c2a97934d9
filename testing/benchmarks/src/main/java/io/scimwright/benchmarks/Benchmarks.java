package io.scimwright.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks whose names match the arguments (those of JMH), with the GC profiler, and prints a Markdown table for
 * each class: a row for each set of parameters, a column for each method. A missing cell is a benchmark that failed.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Runs and prints.
     *
     * @param args JMH's arguments, at least a part of a benchmark's name
     * @throws RunnerException if nothing could be run
     * @throws CommandLineOptionException if JMH does not know an argument
     */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .addProfiler(GCProfiler.class)
                // touched in advance, or the first collections measure the machine's page faults
                .jvmArgsAppend("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")
                .build();
        Collection<RunResult> results = new Runner(options).run();

        Map<String, Map<String, Map<String, String>>> tables = new LinkedHashMap<>();
        for (RunResult result : results) {
            BenchmarkParams benchmark = result.getParams();
            String name = benchmark.getBenchmark();
            int method = name.lastIndexOf('.');
            String type = name.substring(name.lastIndexOf('.', method - 1) + 1, method);
            String parameters =
                    benchmark.getParamsKeys().stream().map(benchmark::getParam).collect(Collectors.joining(", "));
            tables.computeIfAbsent(type, key -> new LinkedHashMap<>())
                    .computeIfAbsent(parameters, key -> new LinkedHashMap<>())
                    .put(name.substring(method + 1), cell(result));
        }
        tables.forEach(Benchmarks::print);
    }

    private static String cell(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return String.format(Locale.ROOT, "%s ± %s", number(time.getScore()), number(time.getScoreError()))
                + " " + time.getScoreUnit().replace("/op", "")
                + (bytes == null ? "" : String.format(Locale.ROOT, ", %,.0f B", bytes.getScore()));
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "?"
                : String.format(Locale.ROOT, value < 1 ? "%.3f" : value < 100 ? "%.2f" : "%,.0f", value);
    }

    private static void print(String type, Map<String, Map<String, String>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.values().forEach(row -> columns.addAll(row.keySet()));
        System.out.printf(
                Locale.ROOT,
                "%n| %s | %s |%n|---|%s%n",
                type,
                String.join(" | ", columns),
                "---:|".repeat(columns.size()));
        rows.forEach((parameters, row) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s |%n",
                parameters,
                columns.stream()
                        .map(column -> row.getOrDefault(column, "failed"))
                        .collect(Collectors.joining(" | "))));
    }
}
