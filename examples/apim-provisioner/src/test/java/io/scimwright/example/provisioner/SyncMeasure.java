package io.scimwright.example.provisioner;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.EmulatorState;
import io.scimwright.apim.emulator.Fault;
import io.scimwright.apim.emulator.JournalEntry;
import io.scimwright.apim.emulator.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An initial sync at the speed of Azure Resource Manager: 40 ms a call, and its token buckets, which refuse whoever asks for more.
 * The client sends so many requests a second whatever becomes of them, gives up on an answer after 30 seconds, and obeys
 * Retry-After. Afterwards the emulator has to hold exactly what was pushed.
 *
 * <p>Arguments: users, groups, memberships, requests a second, percentage of calls to APIM that fail, and if need be how many
 * members stand in one PATCH. {@code 2000 50 10000 25 0} takes about twenty minutes, and so does {@code 5000 1 5000 25 0 5000}.
 */
final class SyncMeasure {

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /** So many members stand in one PATCH of an identity provider that pushes one by one in batches. */
    private static final int USUAL_BATCH = 20;

    private final int users;
    private final int groups;
    private final int memberships;
    private final int batch;
    private final ApimEmulator apim;
    private final OpenLoop client;
    private final Map<Integer, String> userIds = new TreeMap<>();
    private final Map<Integer, Set<String>> members = new HashMap<>();

    private SyncMeasure(int users, int groups, int memberships, int batch, ApimEmulator apim, OpenLoop client) {
        this.users = users;
        this.groups = groups;
        this.memberships = memberships;
        this.batch = batch;
        this.apim = apim;
        this.client = client;
    }

    public static void main(String[] args) throws Exception {
        int[] numbers = List.of(args).stream().mapToInt(Integer::parseInt).toArray();
        EmulatorSettings arm =
                EmulatorSettings.defaults().with(Setting.LATENCY_MILLIS, 40).with(Setting.REFUSE_WHEN_THROTTLED, true);
        try (ApimEmulator apim = ApimEmulator.builder().settings(arm).start();
                Program program = Program.on(apim, "logging.level.root=error", "scimwright.storm-brake=0");
                OpenLoop client = new OpenLoop(program.origin() + "/scim/v2", Program.TOKEN, numbers[3])) {
            if (numbers[4] > 0) {
                apim.faults(someFail(numbers[4]));
            }
            int batch = numbers.length > 5 ? numbers[5] : USUAL_BATCH;
            new SyncMeasure(numbers[0], numbers[1], numbers[2], batch, apim, client).run();
        }
        System.exit(0);
    }

    /** Of each hundred calls some are refused before and some are answered with a failure after they were done. */
    private static Fault[] someFail(int percentage) {
        List<Fault> faults = new ArrayList<>();
        int every = 100 / percentage;
        for (int call = every; call < 100_000; call += every) {
            Fault fault = call / every % 2 == 0 ? Fault.status(500) : Fault.lost();
            faults.add(fault.calls(call, call));
        }
        return faults.toArray(Fault[]::new);
    }

    private void run() throws Exception {
        Instant start = Instant.now();
        for (int i = 0; i < users; i++) {
            createUser(i);
        }
        for (int i = 0; i < groups; i++) {
            createGroup(i);
        }
        Thread leaver = new Thread(this::leave, "leaver");
        leaver.start();
        client.awaitDone();
        leaver.join();
        report(Duration.between(start, Instant.now()));
        check(apim.state());
    }

    private void createUser(int number) {
        String mail = mail(number);
        client.post(
                "/Users",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],\"userName\":\"" + mail
                        + "\",\"externalId\":\"x" + number + "\",\"name\":{\"givenName\":\"G" + number
                        + "\",\"familyName\":\"F" + number + "\"},\"emails\":[{\"value\":\"" + mail
                        + "\",\"type\":\"work\",\"primary\":true}],\"active\":true}",
                "/Users?attributes=id&filter=userName%20eq%20%22" + mail.replace("@", "%40") + "%22",
                id -> {
                    synchronized (userIds) {
                        userIds.put(number, id);
                    }
                });
    }

    private static String mail(int number) {
        return "u" + number + "@contoso.com";
    }

    private void createGroup(int number) {
        String name = "Team " + number;
        client.post(
                "/Groups",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"" + name + "\"}",
                "/Groups?attributes=id&filter=displayName%20eq%20%22" + name.replace(" ", "%20") + "%22",
                id -> fill(number, id));
    }

    /** The members follow when their group is there; those that are not there yet make it wait. */
    private void fill(int number, String group) {
        int size = memberships / groups;
        for (int first = 0; first < size; first += batch) {
            int from = first;
            client.patch("/Groups/" + group, () -> {
                List<String> ids = ids(number * size + from, Math.min(batch, size - from));
                synchronized (members) {
                    members.computeIfAbsent(number, none -> new TreeSet<>()).addAll(ids);
                }
                return ids.isEmpty() ? "" : addition(ids);
            });
        }
    }

    /** The ids of some users in a row; none until all of them exist. */
    private List<String> ids(int first, int count) {
        List<String> ids = new ArrayList<>();
        synchronized (userIds) {
            for (int i = 0; i < count; i++) {
                String id = userIds.get((first + i) % users);
                if (id == null) {
                    return List.of();
                }
                ids.add(id);
            }
        }
        return ids;
    }

    private static String addition(List<String> ids) {
        return OpenLoop.patchOp("{\"op\":\"add\",\"path\":\"members\",\"value\":["
                + ids.stream().map(id -> "{\"value\":\"" + id + "\"}").collect(Collectors.joining(","))
                + "]}");
    }

    /** In the middle of it all somebody leaves. */
    private void leave() {
        try {
            while (client.answered() < users / 2) {
                Thread.sleep(100);
            }
            String id;
            synchronized (userIds) {
                id = userIds.values().iterator().next();
            }
            Instant sent = Instant.now();
            client.now("/Users/" + id, OpenLoop.patchOp("{\"op\":\"replace\",\"path\":\"active\",\"value\":false}"));
            while (!isBlocked(id)) {
                Thread.sleep(10);
            }
            print(
                    "a leaver is blocked after %d ms, while %d requests are under way",
                    millisSince(sent), client.underWay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isBlocked(String id) {
        return apim.state()
                .user(id)
                .filter(user -> user.state().equals("blocked"))
                .isPresent();
    }

    private static long millisSince(Instant start) {
        return Duration.between(start, Instant.now()).toMillis();
    }

    private void report(Duration time) {
        List<JournalEntry> calls = apim.journal();
        long writes = calls.stream().filter(call -> isWrite(call)).count();
        long least = (long) users + groups + memberships;
        double allowed = (least - apim.settings().get(Setting.WRITE_BUCKET))
                / apim.settings().get(Setting.WRITE_REFILL);
        print("%d users, %d groups, %d memberships in %d s", users, groups, memberships, time.toSeconds());
        print(
                "the write bucket allows %.0f s for %d writes: %.2f times that",
                allowed, least, time.toSeconds() / allowed);
        print("%d calls to APIM, %d of them writes", calls.size(), writes);
        print("answers: %s", client.statuses());
    }

    private static boolean isWrite(JournalEntry call) {
        return !READS.contains(call.method())
                && !call.method().equals("DELETE")
                && call.path().contains("/service/");
    }

    private void check(EmulatorState state) {
        Map<String, EmulatorState.UserState> byMail = new HashMap<>();
        state.users().forEach(user -> byMail.put(user.email(), user));
        for (int i = 0; i < users; i++) {
            assertThat(byMail).containsKey(mail(i));
        }
        assertThat(state.users().stream().filter(user -> user.email().endsWith("@contoso.com")))
                .hasSize(users);
        for (int i = 0; i < groups; i++) {
            String name = "Team " + i;
            List<EmulatorState.GroupState> found = state.groups().stream()
                    .filter(group -> group.displayName().equals(name))
                    .toList();
            assertThat(found).as(name).hasSize(1);
            assertThat(new TreeSet<>(found.get(0).members())).as(name).isEqualTo(members.get(i));
        }
        print("APIM holds exactly what was pushed");
    }

    private static void print(String line, Object... values) {
        System.out.printf(Locale.ROOT, line + "%n", values);
    }
}
