package io.scimwright.example.users;

import static io.scimwright.example.users.Requests.addMember;
import static io.scimwright.example.users.Requests.team;
import static io.scimwright.example.users.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.example.users.Running.Store;
import io.scimwright.testkit.idp.Answer;
import io.scimwright.testkit.idp.ScimClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process of the application that is killed while it writes: what it has acknowledged is there. */
class KilledTest {

    private static final int WRITERS = 8;
    private static final int ACKNOWLEDGED = 200;

    @TempDir
    private Path folder;

    private Process start(int port, String databaseUrl) throws IOException {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                UsersApplication.class.getName());
        java.environment().put("PORT", Integer.toString(port));
        java.environment().put("SCIM_TOKEN", Running.TOKEN);
        java.environment().put("DATABASE_URL", databaseUrl);
        java.environment().put("STAFF_FILE", folder.resolve("staff").toString());
        return java.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(ScimClient client, Process process) {
        while (process.isAlive()) {
            try {
                client.get("/ServiceProviderConfig").hasStatus(200);
                return;
            } catch (AssertionError notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
        throw new AssertionError("the application has ended with " + process.exitValue());
    }

    @ParameterizedTest
    @EnumSource
    void whatWasAcknowledgedIsThere(Store store) throws Exception {
        String url = store == Store.POSTGRESQL ? store.newDatabase() : "";
        int port = freePort();
        Process process = start(port, url);
        ScimClient client = ScimClient.of("http://localhost:" + port + "/scim/v2", Running.TOKEN);
        Set<String> users = ConcurrentHashMap.newKeySet();
        Set<String> members = ConcurrentHashMap.newKeySet();
        try {
            await(client, process);
            String group = team(client, "Survivors", "").hasStatus(201).id();
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(new Thread(() -> write(client, group, "w" + writer + "-", users, members)));
            }
            writers.forEach(Thread::start);
            while (members.size() < ACKNOWLEDGED) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            process.destroyForcibly().waitFor();
            for (Thread writer : writers) {
                writer.join();
            }
        } finally {
            process.destroyForcibly();
        }
        String again = url.isEmpty() ? "jdbc:h2:file:" + folder.resolve("staff") : url;
        try (Running running = Running.on(again)) {
            JdbcClient sql = running.sql();
            assertThat(sql.sql("select id from employee").query(String.class).list())
                    .containsAll(users);
            assertThat(sql.sql("select employee_id from team_member")
                            .query(String.class)
                            .list())
                    .containsAll(members);
            assertThat(sql.sql("""
                    select count(*) from employee e
                    where (select count(*) from employee_email m where m.employee_id = e.id) <> 2""").query(Integer.class).single())
                    .as("employees of whom a part is there")
                    .isZero();
        }
    }

    /** Writes until nobody answers. */
    private static void write(ScimClient client, String group, String prefix, Set<String> users, Set<String> members) {
        for (int i = 0; ; i++) {
            try {
                Answer created = user(
                        client,
                        prefix + i,
                        ",'emails':[{'value':'a@x.org','type':'work'},{'value':'b@x.org','type':'home'}]");
                String id = created.hasStatus(201).id();
                users.add(id);
                client.patch("/Groups/" + group, addMember(id)).hasStatus(204);
                members.add(id);
            } catch (AssertionError nobodyAnswers) {
                return;
            }
        }
    }
}
