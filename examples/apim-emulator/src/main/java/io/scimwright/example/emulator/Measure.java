package io.scimwright.example.emulator;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Measures an emulator with 20,000 users over loopback https, client and server in one process. */
public final class Measure {
    private static final int USERS = 20_000;
    private static final int CLIENTS = 8;
    private static final int MOST_TIMES_A_GET = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final double MICRO = 1e3;

    private final HttpClient http;
    private final String users;
    private final AtomicInteger next = new AtomicInteger();

    private Measure(ApimEmulator apim) {
        http = HttpClient.newBuilder().sslContext(apim.sslContext()).build();
        users = apim.baseUrl() + apim.serviceId() + "/users";
    }

    /** Prints a table; exit status 1 if a filter over all users takes too many times a GET by id. */
    public static void main(String[] arguments) throws Exception {
        try (ApimEmulator apim =
                ApimEmulator.builder().settings(EmulatorSettings.defaults()).start()) {
            Measure measure = new Measure(apim);
            boolean good = measure.run();
            if (!good) {
                System.exit(1);
            }
        }
    }

    private boolean run() throws Exception {
        long start = System.nanoTime();
        fill();
        System.out.printf(
                Locale.ROOT,
                "%d users created by %d clients: %.0f PUT/s%n%n",
                USERS,
                CLIENTS,
                USERS / ((System.nanoTime() - start) / 1e9));
        System.out.println("| call | 1 client: median µs | p99 µs | requests/s | 8 clients: requests/s |");
        System.out.println("|---|---|---|---|---|");
        double get = row("GET user by id", i -> get("/u" + i % USERS, Map.of()));
        row("PUT user (replace)", i -> put(i % USERS));
        row("list, `$top=100`", i -> get("", Map.of("$top", "100")));
        row("list, `$top=100&$skip=19900`", i -> get("", Map.of("$top", "100", "$skip", "19900")));
        row("list, `email eq '…'`", i -> filter("email eq 'u" + i % USERS + "@example.com'"));
        double contains = row("list, `contains(lastName,'…')`, none found", i -> filter("contains(lastName,'zzz')"));
        double page = row(
                "list, `$top=100`, `startswith(email,'u')`",
                i -> get("", Map.of("$top", "100", "$filter", "startswith(email,'u')")));
        System.out.printf(
                Locale.ROOT,
                "%na filter over all users takes %.1f (none found) and %.1f (100 shown) times a GET by id%n",
                contains / get,
                page / get);
        return Math.max(contains, page) < MOST_TIMES_A_GET * get;
    }

    private void fill() throws InterruptedException, ExecutionException {
        inParallel(CLIENTS, () -> {
            int done = 0;
            for (int i = next.getAndIncrement(); i < USERS; i = next.getAndIncrement()) {
                send(put(i));
                done++;
            }
            return done;
        });
    }

    /** Measures one kind of call and gives its median in nanoseconds. */
    private double row(String name, IntFunction<HttpRequest> call) throws Exception {
        alone(call, WARM_UP);
        long[] nanos = alone(call, MEASURED);
        Arrays.sort(nanos);
        double median = nanos[nanos.length / 2];
        int together = inParallel(CLIENTS, () -> alone(call, MEASURED).length);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f |%n",
                name,
                median / MICRO,
                nanos[(int) (nanos.length * 0.99)] / MICRO,
                (double) nanos.length / MEASURED.toSeconds(),
                (double) together / MEASURED.toSeconds());
        return median;
    }

    private long[] alone(IntFunction<HttpRequest> call, Duration time) throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        long now = System.nanoTime();
        while (now < end) {
            send(call.apply(next.getAndIncrement()));
            long after = System.nanoTime();
            nanos.add(after - now);
            now = after;
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    private void send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.statusCode() + " for " + request.uri());
        }
    }

    private HttpRequest get(String path, Map<String, String> query) {
        return request(path, query).GET().build();
    }

    private HttpRequest filter(String filter) {
        return get("", Map.of("$filter", filter));
    }

    private HttpRequest put(int user) {
        String body = "{\"properties\":{\"email\":\"u" + user + "@example.com\",\"firstName\":\"First" + user
                + "\",\"lastName\":\"Last" + user + "\"}}";
        return request("/u" + user, Map.of()).PUT(BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder request(String path, Map<String, String> query) {
        StringBuilder url = new StringBuilder(users + path + "?api-version=2021-08-01");
        query.forEach((name, value) ->
                url.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return HttpRequest.newBuilder(URI.create(url.toString())).header("Authorization", "Bearer any");
    }

    private static int inParallel(int clients, Callable<Integer> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            int sum = 0;
            for (Future<Integer> future : threads.invokeAll(Collections.nCopies(clients, work))) {
                sum += future.get();
            }
            return sum;
        } finally {
            threads.shutdown();
        }
    }
}
