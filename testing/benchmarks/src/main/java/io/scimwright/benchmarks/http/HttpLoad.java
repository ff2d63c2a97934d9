package io.scimwright.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts each server, fills it, proves it right, sends requests of all kinds for the memory, then warms each request up and measures it
 * by wrk, and prints Markdown. The server's CPU time is its process's, so that compiler and collector count.
 */
public final class HttpLoad {

    /** How many requests the memory has to bear. */
    private static final int FOR_MEMORY = 100_000;

    /** How often wrk may run for that, 5 seconds each. */
    private static final int MEMORY_TURNS = 12;

    private final int seconds;
    private final Map<String, Map<HttpRow, HttpTable.Cell>> measured = new LinkedHashMap<>();
    private final Map<String, HttpTable.Memory> memory = new LinkedHashMap<>();

    private HttpLoad(int seconds) {
        this.seconds = seconds;
    }

    /**
     * Measures and prints.
     *
     * @param args how many seconds each row is measured, 8 if absent, and the servers, all if absent
     * @throws IOException if wrk cannot be had or a server's figures not be read
     * @throws InterruptedException if nobody waits any longer
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        HttpLoad load = new HttpLoad(args.length == 0 ? 8 : Integer.parseInt(args[0]));
        List<String> names =
                args.length < 2 ? HttpServers.NAMES : Arrays.asList(args).subList(1, args.length);
        for (String name : names) {
            load.measure(name);
        }
        System.out.println(HttpTable.requests(load.measured));
        System.out.println(HttpTable.memory(load.memory));
    }

    private void measure(String name) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("http-load");
        try (ServerProcess server = ServerProcess.start(name, folder)) {
            HttpData data = new HttpData(server.port(), folder);
            data.await(server);
            boolean empty = name.equals(HttpServers.EMPTY);
            if (empty) {
                data.invent();
            } else {
                data.fill();
            }
            Map<HttpRow, String> failures = empty ? Map.of() : data.prove();
            HttpTable.Memory seen = remember(server, folder);
            if (!empty) {
                memory.put(name, seen);
            }
            Map<HttpRow, HttpTable.Cell> cells = new EnumMap<>(HttpRow.class);
            measured.put(name, cells);
            for (HttpRow row : HttpRow.values()) {
                String failure = failures.get(row);
                cells.put(row, failure == null ? measure(server, row, folder) : HttpTable.Cell.failed(failure));
                System.err.println(name + ", " + row.title() + ": " + cells.get(row));
            }
        }
    }

    private HttpTable.Cell measure(ServerProcess server, HttpRow row, Path folder)
            throws IOException, InterruptedException {
        Wrk.run(server.port(), row.scriptName(), "warm", folder, Math.max(2, seconds / 2));
        double before = server.cpuSeconds();
        Wrk run = Wrk.run(server.port(), row.scriptName(), "load", folder, seconds);
        double after = server.cpuSeconds();
        return HttpTable.Cell.of(run, (after - before) / run.requests());
    }

    private HttpTable.Memory remember(ServerProcess server, Path folder) throws IOException, InterruptedException {
        Wrk.run(server.port(), "mix", "warm", folder, 2);
        long before = server.liveHeap();
        long requests = 0;
        long errors = 0;
        for (int turn = 0; requests < FOR_MEMORY && turn < MEMORY_TURNS; turn++) {
            Wrk run = Wrk.run(server.port(), "mix", "turn" + turn, folder, 5);
            requests += run.requests();
            errors += run.refused() + run.broken();
        }
        return new HttpTable.Memory(requests, errors, before, server.liveHeap());
    }
}
