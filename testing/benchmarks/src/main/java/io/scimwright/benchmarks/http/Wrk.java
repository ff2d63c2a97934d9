package io.scimwright.benchmarks.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What one run of wrk counted.
 *
 * @param requests how many were answered
 * @param micros how long it ran, in microseconds
 * @param refused answers of 400 and above
 * @param broken connections that failed and answers that never came
 * @param median of the latency, in microseconds
 * @param p99 the 99th percentile of it
 */
record Wrk(long requests, long micros, long refused, long broken, long median, long p99) {

    /** As many as connections; the server has the same two cores. */
    static final int THREADS = 4;

    private static final String MARK = "RESULT ";

    /**
     * Runs it against a server on this machine.
     *
     * @param row as {@code requests.lua} calls it
     * @param tag makes what is written new
     * @param folder with the ids
     */
    static Wrk run(int port, String row, String tag, Path folder, int seconds)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        "wrk",
                        "-t" + THREADS,
                        "-c" + THREADS,
                        "-d" + seconds + "s",
                        "--timeout",
                        "20s",
                        "-s",
                        "testing/benchmarks/requests.lua",
                        "http://127.0.0.1:" + port,
                        "--",
                        row,
                        tag,
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        int at = output.indexOf(MARK);
        if (at < 0) {
            throw new IOException(output);
        }
        String[] numbers = output.substring(at + MARK.length()).strip().split(" ", -1);
        return new Wrk(
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]),
                Long.parseLong(numbers[4]),
                Long.parseLong(numbers[5]));
    }

    double perSecond() {
        return requests * 1e6 / micros;
    }
}
