package io.scimwright.benchmarks.http;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The tables of {@link HttpLoad}. */
final class HttpTable {

    private HttpTable() {}

    /**
     * What was measured of one request of one server.
     *
     * @param run absent where the server failed
     * @param cpu seconds of the server's process for each request
     * @param failure why it failed, empty where it did not
     */
    record Cell(@Nullable Wrk run, double cpu, String failure) {

        static Cell of(Wrk run, double cpu) {
            return new Cell(run, cpu, "");
        }

        static Cell failed(String failure) {
            return new Cell(null, Double.NaN, failure);
        }
    }

    /**
     * The heap in use after full collections.
     *
     * @param requests how many lay between
     * @param before bytes
     * @param after bytes
     */
    record Memory(long requests, long errors, long before, long after) {}

    /** A line for each request and server. */
    static String requests(Map<String, Map<HttpRow, Cell>> measured) {
        StringBuilder table = new StringBuilder("| Request | Server | Requests/s | p50 | p99 | CPU | above empty |"
                + " ours to it | Errors |\n|---|---|---:|---:|---:|---:|---:|---:|---:|\n");
        for (HttpRow row : HttpRow.values()) {
            measured.forEach((name, cells) -> table.append("| ")
                    .append(row.title())
                    .append(" | ")
                    .append(name)
                    .append(line(row, name, measured))
                    .append(" |\n"));
        }
        return table.toString();
    }

    private static String line(HttpRow row, String name, Map<String, Map<HttpRow, Cell>> measured) {
        Cell cell = cell(measured, name, row);
        Wrk run = cell.run();
        if (run == null) {
            return " | failed (" + cell.failure() + ") | | | | | |";
        }
        OptionalDouble above = above(row, name, measured);
        OptionalDouble ours = above(row, HttpServers.SCIMWRIGHT, measured);
        boolean peer = !name.equals(HttpServers.SCIMWRIGHT) && !name.equals(HttpServers.EMPTY);
        return String.format(
                Locale.ROOT,
                " | %,.0f | %s | %s | %s | %s | %s | %d",
                run.perSecond(),
                time(run.median() / 1e6),
                time(run.p99() / 1e6),
                time(cell.cpu()),
                above.isPresent() ? time(above.getAsDouble()) : "",
                peer && above.isPresent() && ours.isPresent()
                        ? String.format(Locale.ROOT, "%.3f", ours.getAsDouble() / above.getAsDouble())
                        : "",
                run.refused() + run.broken());
    }

    private static Cell cell(Map<String, Map<HttpRow, Cell>> measured, String name, HttpRow row) {
        return Objects.requireNonNullElse(measured.getOrDefault(name, Map.of()).get(row), Cell.failed("not measured"));
    }

    /** CPU seconds above those of the empty servlet; absent for itself and where either was not measured. */
    private static OptionalDouble above(HttpRow row, String name, Map<String, Map<HttpRow, Cell>> measured) {
        double above = cell(measured, name, row).cpu()
                - cell(measured, HttpServers.EMPTY, row).cpu();
        return name.equals(HttpServers.EMPTY) || Double.isNaN(above)
                ? OptionalDouble.empty()
                : OptionalDouble.of(above);
    }

    private static String time(double seconds) {
        double micros = seconds * 1e6;
        return micros < 1_000
                ? String.format(Locale.ROOT, micros < 100 ? "%.1f us" : "%.0f us", micros)
                : String.format(Locale.ROOT, micros < 100_000 ? "%.2f ms" : "%,.0f ms", micros / 1_000);
    }

    /** A line for each server. */
    static String memory(Map<String, Memory> memory) {
        StringBuilder table =
                new StringBuilder("| Server | Requests | Errors | Heap before | after |\n|---|---:|---:|---:|---:|\n");
        memory.forEach((name, seen) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %.1f MB | %.1f MB |%n",
                name,
                seen.requests(),
                seen.errors(),
                seen.before() / 1e6,
                seen.after() / 1e6)));
        return table.toString();
    }
}
