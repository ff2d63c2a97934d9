package io.scimwright.example.provisioner;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A client that sends so many requests a second, whether earlier ones were answered or not. What is refused for a time comes back
 * after that time, and what fails or gets no answer within 30 seconds comes back a little later. Thread-safe.
 */
final class OpenLoop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LATER_MILLIS = 3_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> ticking;
    private final String base;
    private final String token;
    private final PriorityQueue<Work> due = new PriorityQueue<>(
            Comparator.comparingLong((Work work) -> work.due).thenComparingLong(work -> work.number));
    private final Map<String, Integer> statuses = new TreeMap<>();
    private long numbers;
    private int open;
    private int underWay;
    private int answered;

    /** One thing to do, until it is done. */
    private static final class Work {
        private final long number;
        private final String method;
        private final String path;
        private final Supplier<String> body;
        private final Consumer<ScimObject> done;
        private final String lookUp;
        private boolean looksUp;
        private long due = System.nanoTime();

        Work(long number, String method, String path, Supplier<String> body, String lookUp, Consumer<ScimObject> done) {
            this.number = number;
            this.method = method;
            this.path = path;
            this.body = body;
            this.lookUp = lookUp;
            this.done = done;
        }
    }

    OpenLoop(String base, String token, int perSecond) {
        this.base = base;
        this.token = token;
        ticking = clock.scheduleAtFixedRate(this::sendNext, 0, 1_000_000 / perSecond, TimeUnit.MICROSECONDS);
    }

    /** Creates a resource; one that is there already, since an answer was lost, is looked up. */
    void post(String path, String body, String lookUp, Consumer<String> created) {
        add(new Work(nextNumber(), "POST", path, () -> body, lookUp, answer -> created.accept(id(answer))));
    }

    /** Patches a resource as soon as the body can be made; an empty one means not yet. */
    void patch(String path, Supplier<String> body) {
        add(new Work(nextNumber(), "PATCH", path, body, "", answer -> {}));
    }

    /** Patches a resource at once, out of turn. */
    void now(String path, String body) {
        Work work = new Work(nextNumber(), "PATCH", path, () -> body, "", answer -> {});
        synchronized (this) {
            open++;
            underWay++;
        }
        send(work, body);
    }

    static String patchOp(String operation) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operation + "]}";
    }

    private synchronized long nextNumber() {
        return numbers++;
    }

    private synchronized void add(Work work) {
        open++;
        due.add(work);
    }

    private void sendNext() {
        Work work;
        String body;
        synchronized (this) {
            work = due.peek();
            if (work == null || work.due > System.nanoTime()) {
                return;
            }
            due.poll();
            body = work.body.get();
            if (body.isEmpty()) {
                later(work, LATER_MILLIS);
                return;
            }
            underWay++;
        }
        send(work, body);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what becomes of it is told to the work
    private void send(Work work, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(base + (work.looksUp ? work.lookUp : work.path)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/scim+json");
        if (!work.looksUp) {
            request.method(work.method, HttpRequest.BodyPublishers.ofString(body));
        }
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).whenComplete((response, failure) -> {
            if (failure == null) {
                answered(work, response);
            } else {
                failed(work, "none");
            }
        });
    }

    private void failed(Work work, String status) {
        synchronized (this) {
            underWay--;
            statuses.merge(status, 1, Integer::sum);
            later(work, LATER_MILLIS);
        }
    }

    private void answered(Work work, HttpResponse<String> response) {
        int status = response.statusCode();
        String name = work.looksUp ? "lookup " + status : Integer.toString(status);
        if (status == 409 && !work.lookUp.isEmpty()) {
            work.looksUp = true;
            failed(work, name);
        } else if (status / 100 == 2) {
            Optional<ScimObject> resource = resource(work, response.body());
            if (resource.isEmpty()) {
                work.looksUp = false;
                failed(work, name);
            } else {
                work.done.accept(resource.get());
                finished(name);
            }
        } else {
            long seconds = response.headers().firstValueAsLong("Retry-After").orElse(LATER_MILLIS / 1000);
            synchronized (this) {
                underWay--;
                statuses.merge(name, 1, Integer::sum);
                later(work, seconds * 1000);
            }
        }
    }

    /** What an answer is about; empty when nothing was found. */
    private static Optional<ScimObject> resource(Work work, String body) {
        if (body.isEmpty()) {
            return Optional.of(ScimObject.empty());
        }
        ScimObject answer = ScimJson.read(body);
        if (!work.looksUp) {
            return Optional.of(answer);
        }
        for (ScimValue found : answer.elements("Resources")) {
            return Optional.of((ScimObject) found);
        }
        return Optional.empty();
    }

    private static String id(ScimObject resource) {
        return resource.findString("id").orElseThrow();
    }

    private synchronized void finished(String status) {
        statuses.merge(status, 1, Integer::sum);
        underWay--;
        open--;
        answered++;
        notifyAll();
    }

    private synchronized void later(Work work, long millis) {
        work.due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        due.add(work);
    }

    synchronized int answered() {
        return answered;
    }

    synchronized int underWay() {
        return underWay;
    }

    synchronized Map<String, Integer> statuses() {
        return new TreeMap<>(statuses);
    }

    /** Returns when there is nothing left to do. */
    synchronized void awaitDone() throws InterruptedException {
        while (open > 0) {
            wait(1000);
        }
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clock.shutdownNow();
    }
}
