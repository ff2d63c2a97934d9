package io.scimwright.testkit.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests that are nearly right to a running SCIM server and holds it to what has to be true of every answer: it comes; it is
 * no failure of the server; an error is a SCIM error (RFC 7644 section 3.12); nothing of the program's inside shows; a user that
 * nobody addressed stays as it was. The same seed sends the same requests to a server that answers the same.
 *
 * <pre>{@code
 * java -cp … io.scimwright.testkit.fuzz.HttpFuzz http://localhost:8080/scim/v2 TOKEN 20 4711
 * }</pre>
 */
public final class HttpFuzz {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int KEPT_IDS = 30;
    private static final int SHOWN = 10;
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"\\\\]+)\"");
    private static final Pattern INSIDE =
            Pattern.compile("\\w(Exception|Error)\\b|\\bat [a-z]+\\.|\\.java:|\\bjava\\.|\\bio\\.scimwright");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final Random random;
    private final String run;
    private final List<String> users = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private int sent;

    private HttpFuzz(String base, String token, long seed) {
        this.base = base;
        this.token = token;
        this.random = new Random(seed);
        this.run = "fuzz" + Long.toString(System.nanoTime(), 36);
    }

    /**
     * Runs from the command line: base URI, token, seconds and seed. Prints the verdict; the exit status is 0 when nothing was wrong.
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length != 4) {
            System.err.println("usage: HttpFuzz BASE_URI TOKEN SECONDS SEED");
            System.exit(2);
        }
        long seed = Long.parseLong(arguments[3]);
        Verdict verdict = run(arguments[0], arguments[1], Duration.ofSeconds(Long.parseLong(arguments[2])), seed);
        verdict.wrong().stream().limit(SHOWN).forEach(System.out::println);
        System.out.println("fuzz, seed " + seed + ": " + verdict);
        System.exit(verdict.isRight() ? 0 : 1);
    }

    /**
     * Fuzzes a server for a while.
     *
     * @param base the URI below which the endpoints lie
     */
    public static Verdict run(String base, String token, Duration time, long seed) throws InterruptedException {
        HttpFuzz fuzz = new HttpFuzz(base, token, seed);
        fuzz.run(time);
        return new Verdict(fuzz.sent, List.copyOf(fuzz.wrong));
    }

    /**
     * What came of it.
     *
     * @param requests how many were sent
     * @param wrong what was wrong, each with its request
     */
    public record Verdict(int requests, List<String> wrong) {

        /** Whether requests were sent and every answer was right. */
        public boolean isRight() {
            return requests > 0 && wrong.isEmpty();
        }

        @Override
        public String toString() {
            return requests + " requests, " + (wrong.isEmpty() ? "all right" : wrong.size() + " wrong");
        }
    }

    private void run(Duration time) throws InterruptedException {
        String canary = create(0);
        String before = read(canary);
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0 && wrong.size() < 100) {
            Attack attack = Attack.next(random, users, groups, run + "-" + sent + "@fuzz.example");
            sent++;
            send(attack);
        }
        String after = read(canary);
        if (!after.equals(before)) {
            wrong.add("a user that nobody addressed was " + before + " and is " + after);
        }
    }

    /** A user of whom only the base URI is told. */
    private String create(int number) throws InterruptedException {
        String name = run + "-canary-" + number + "@fuzz.example";
        String body = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + name
                + "\",\"name\":{\"givenName\":\"Can\",\"familyName\":\"Ary\"},\"emails\":[{\"value\":\"" + name
                + "\",\"type\":\"work\",\"primary\":true}],\"active\":true}";
        Attack create = new Attack("POST", "/Users", body, Map.of("Content-Type", "application/scim+json"));
        String answer = text(create);
        Matcher id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("the server makes no user: " + answer);
        }
        return id.group(1);
    }

    private String read(String id) throws InterruptedException {
        return text(new Attack("GET", "/Users/" + id, "", Map.of()));
    }

    private String text(Attack request) throws InterruptedException {
        try {
            return exchange(request).body();
        } catch (IOException e) {
            throw new IllegalStateException(request + " was not answered", e);
        }
    }

    private HttpResponse<String> exchange(Attack attack) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + attack.target()))
                .timeout(PATIENCE)
                .setHeader("Authorization", "Bearer " + token)
                .method(
                        attack.method(),
                        HttpRequest.BodyPublishers.ofByteArray(attack.body().getBytes(StandardCharsets.UTF_8)));
        attack.headers().forEach(request::setHeader);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void send(Attack attack) throws InterruptedException {
        HttpResponse<String> answer;
        try {
            answer = exchange(attack);
        } catch (IOException e) {
            wrong.add("no answer (" + e + "): " + attack);
            return;
        }
        String fault = fault(attack, answer);
        if (!fault.isEmpty()) {
            wrong.add(fault + ": " + attack + " -> " + answer.statusCode() + " " + answer.body());
        }
        if (answer.statusCode() == 201 && attack.method().equals("POST")) {
            Matcher id = ID.matcher(answer.body());
            if (id.find()) {
                keep(id.group(1), attack.target().startsWith("/Users") ? users : groups);
            }
        }
    }

    private void keep(String id, List<String> ids) {
        if (ids.size() == KEPT_IDS) {
            ids.remove(random.nextInt(KEPT_IDS));
        }
        ids.add(id);
    }

    private static String fault(Attack attack, HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status >= 500 && status != 501 && status != 503) {
            return "a failure of the server";
        }
        if (status == 400 && attack.isAmbiguous()) {
            return "";
        }
        boolean empty = answer.body().isEmpty();
        if (status >= 400 && !empty && !answer.body().contains("urn:ietf:params:scim:api:messages:2.0:Error")) {
            return "an error that is no SCIM error";
        }
        if (status >= 400 && empty && !answer.request().method().equals("HEAD")) {
            return "an error without a body";
        }
        return status >= 400 && INSIDE.matcher(answer.body()).find() ? "the program's inside" : "";
    }
}
