package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.unboundid.scim2.common.GenericScimResource;
import com.unboundid.scim2.common.types.UserResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/**
 * Whole requests without HTTP over 10,000 full enterprise users in memory. {@code post} creates a user, which is then taken out of
 * the store behind the server, so that there stay as many; {@code patch user} switches a user off and on. The queries: one user by {@code userName}, ten by {@code
 * userType}, ten by {@code nickName}; this library's in-memory provider has indexes for the first two. {@code patch group} adds a
 * member to a group of 10,000 and takes it away. What a library cannot do without more of a server fails.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EngineRequests {

    private static final int USERS = 10_000;

    /** The state of one library. */
    @State(Scope.Benchmark)
    public abstract static class Run {

        /** What is asked. */
        @Param({"get", "post", "patch user", "one by userName", "ten by userType", "ten by nickName", "patch group"})
        public String request = "";

        private String id = "";
        private String group = "";
        private int count;
        private final String another = user(USERS);

        @SuppressWarnings("NullAway.Init") // set before anything is measured
        private EngineServer server;

        abstract EngineServer library();

        /** Fills the server and proves it right. */
        @Setup
        public void prove() {
            server = library();
            for (int i = 0; i < USERS; i++) {
                String created = server.send("POST", "/Users", user(i));
                id = i == USERS / 2 ? id(created) : id;
            }
            if (request.equals("patch group")) {
                StringBuilder members = new StringBuilder();
                for (int i = 0; i < USERS; i++) {
                    members.append(i == 0 ? "" : ",")
                            .append("{'value':'m")
                            .append(i)
                            .append("'}");
                }
                group = id(server.send(
                        "POST",
                        "/Groups?attributes=displayName",
                        json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'g','members':["
                                + members + "]}")));
            }
            String answer = ask();
            boolean right = switch (request) {
                case "one by userName" -> total(answer) == 1;
                case "ten by userType", "ten by nickName" -> total(answer) == 10;
                case "patch group" -> true;
                default -> answer.contains("userName");
            };
            if (!right) {
                throw new IllegalStateException(request + ": " + answer);
            }
        }

        private static int total(String answer) {
            return tree(answer).path("totalResults").asInt();
        }

        private static String id(String answer) {
            return tree(answer).path("id").asText();
        }

        private static JsonNode tree(String json) {
            try {
                return new ObjectMapper().readTree(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String user(int number) {
            return new String(Users.enterpriseUser(number), StandardCharsets.UTF_8)
                    .replace("\"Employee\"", "\"Type" + number % (USERS / 10) + "\"")
                    .replace("\"Babs\"", "\"Nick" + number % (USERS / 10) + "\"");
        }

        String ask() {
            count++;
            return switch (request) {
                case "get" -> server.send("GET", "/Users/" + id, "");
                case "post" -> {
                    String created = server.send("POST", "/Users", another);
                    int at = created.indexOf("\"id\"");
                    int start = created.indexOf('"', created.indexOf(':', at)) + 1;
                    server.forget(created.substring(start, created.indexOf('"', start)));
                    yield created;
                }
                case "patch user" ->
                    server.send(
                            "PATCH",
                            "/Users/" + id,
                            patch("{'op':'replace','path':'active','value':" + (count % 2 == 0) + "}"));
                case "one by userName" -> query("userName eq \"bjensen77@example.com\"");
                case "ten by userType" -> query("userType eq \"Type77\"");
                case "ten by nickName" -> query("nickName eq \"Nick77\"");
                default ->
                    server.send(
                            "PATCH",
                            "/Groups/" + group + "?attributes=displayName",
                            patch(
                                    count % 2 == 1
                                            ? "{'op':'add','path':'members','value':[{'value':'new'}]}"
                                            : "{'op':'remove','path':'members[value eq \\'new\\']'}"));
            };
        }

        private String query(String filter) {
            return server.send("GET", "/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8), "");
        }

        private static String patch(String operation) {
            return json(
                    "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation + "]}");
        }

        private static String json(String text) {
            return text.replace("\\'", "\\\"").replace('\'', '"');
        }
    }

    /** This library. */
    public static class Scimwright extends Run {
        @Override
        EngineServer library() {
            return new EngineServer.Scimwright();
        }
    }

    /** Jackson alone. */
    public static class Jackson extends Run {
        @Override
        EngineServer library() {
            return new EngineJackson();
        }
    }

    /** SCIM-SDK. */
    public static class ScimSdk extends Run {
        @Override
        EngineServer library() {
            return new EngineScimSdk();
        }
    }

    /** Ping Identity's SCIM 2 SDK, with users as objects. */
    public static class Ping extends Run {
        @Override
        EngineServer library() {
            return new EnginePing<>(UserResource.class);
        }
    }

    /** The same, over trees in place of objects. */
    public static class PingTrees extends Run {
        @Override
        EngineServer library() {
            return new EnginePing<>(GenericScimResource.class);
        }
    }

    /** This library. */
    @Benchmark
    public Object scimwright(Scimwright state) {
        return state.ask();
    }

    /** Jackson alone, the floor. */
    @Benchmark
    public Object jackson(Jackson state) {
        return state.ask();
    }

    /** SCIM-SDK's server. */
    @Benchmark
    public Object scimSdk(ScimSdk state) {
        return state.ask();
    }

    /** Ping's helpers over objects. */
    @Benchmark
    public Object ping(Ping state) {
        return state.ask();
    }

    /** Ping's helpers over trees. */
    @Benchmark
    public Object pingTrees(PingTrees state) {
        return state.ask();
    }
}
