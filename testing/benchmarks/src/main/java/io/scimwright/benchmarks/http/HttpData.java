package io.scimwright.benchmarks.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimwright.benchmarks.Users;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Fills a server through its own protocol, proves its answers right, and writes down the ids for wrk. */
final class HttpData {

    static final int USERS = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** SCIMple wants telephone numbers of RFC 3966 and complains of each other one on its error stream. */
    private static final String TEMPLATE = new String(Users.enterpriseUser(), StandardCharsets.UTF_8)
            .replace("\"555-555-", "\"tel:+1-555-555-")
            .replace("\"bjensen@example.com\"", "\"bjensenNUMBER@example.com\"");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Path folder;
    private List<String> ids = List.of();
    private String group = "";

    HttpData(int port, Path folder) {
        base = "http://127.0.0.1:" + port + HttpServers.BASE;
        this.folder = folder;
    }

    /** An answer: its status, and its body or an empty tree. */
    private record Answer(int status, JsonNode body) {

        Answer require(boolean right, String what) {
            if (!right) {
                throw new IllegalStateException(what + ": " + status + " " + abbreviated(body.toString()));
            }
            return this;
        }

        private static String abbreviated(String text) {
            return text.substring(0, Math.min(text.length(), 120));
        }
    }

    private Answer send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer token")
                .header("Content-Type", "application/scim+json")
                .header("Accept", "application/scim+json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body()));
    }

    /** Waits for the first answer. */
    void await(ServerProcess server) throws InterruptedException {
        for (int attempt = 0; server.isAlive() && attempt < 300; attempt++) {
            try {
                send("GET", "/Users/none", "");
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the server did not start");
    }

    /** For a server that keeps nothing. */
    void invent() throws IOException {
        ids = IntStream.range(0, USERS + Wrk.THREADS)
                .mapToObj(number -> UUID.randomUUID().toString())
                .toList();
        group = UUID.randomUUID().toString();
        write();
    }

    /** Makes the users, those who come and go among them, and the group. */
    void fill() throws IOException {
        ids = IntStream.range(0, USERS + Wrk.THREADS)
                .parallel()
                .mapToObj(number -> create("/Users", user(number)))
                .toList();
        String members =
                members().stream().map(id -> "{\"value\":\"" + id + "\"}").collect(Collectors.joining(","));
        group = create(
                "/Groups",
                "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"all\",\"members\":["
                        + members + "]}");
        write();
    }

    private static String user(int number) {
        return TEMPLATE.replace("NUMBER", Integer.toString(number));
    }

    private List<String> members() {
        return ids.subList(0, USERS);
    }

    private String create(String path, String body) {
        try {
            Answer created = send("POST", path, body);
            created.require(created.status() == 201, "POST " + path);
            return created.body().path("id").asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void write() throws IOException {
        Files.write(folder.resolve("users"), members());
        Files.write(folder.resolve("extra"), ids.subList(USERS, ids.size()));
        Files.writeString(folder.resolve("group"), group + "\n");
        Files.writeString(folder.resolve("user.json"), TEMPLATE);
    }

    /** One step of a proof. */
    private interface Proof {
        void run() throws IOException, InterruptedException;
    }

    /** Asks each request once; the reasons of the rows that a server cannot do. */
    Map<HttpRow, String> prove() throws InterruptedException {
        Map<HttpRow, Proof> proofs = new EnumMap<>(HttpRow.class);
        proofs.put(HttpRow.GET, () -> proveGet(""));
        proofs.put(HttpRow.GET_WITHOUT_GROUPS, () -> proveGet("?excludedAttributes=groups"));
        proofs.put(HttpRow.FILTER, () -> proveFilter(""));
        proofs.put(HttpRow.FILTER_WITHOUT_GROUPS, () -> proveFilter("&excludedAttributes=groups"));
        proofs.put(HttpRow.POST, this::provePost);
        proofs.put(HttpRow.PATCH_USER, this::provePatchUser);
        proofs.put(HttpRow.PATCH_GROUP, this::provePatchGroup);
        Map<HttpRow, String> failures = new EnumMap<>(HttpRow.class);
        for (Map.Entry<HttpRow, Proof> proof : proofs.entrySet()) {
            try {
                proof.getValue().run();
            } catch (IOException | IllegalStateException e) {
                failures.put(proof.getKey(), String.valueOf(e.getMessage()));
            }
        }
        return failures;
    }

    private Answer get(String path) throws IOException, InterruptedException {
        Answer answer = send("GET", path, "");
        return answer.require(answer.status() == 200, "GET " + path);
    }

    private void proveGet(String query) throws IOException, InterruptedException {
        Answer user = get("/Users/" + ids.get(77) + query);
        user.require(
                user.body().path("id").asText().equals(ids.get(77))
                        && user.body().path("userName").asText().equals("bjensen77@example.com")
                        && user.body().path("addresses").size() == 2
                        && user.body()
                                .path("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User")
                                .path("costCenter")
                                .asText()
                                .equals("4130"),
                "the user is not shown");
        if (!query.isEmpty()) {
            user.require(!user.body().has("groups"), "groups are shown");
        }
    }

    private void proveFilter(String more) throws IOException, InterruptedException {
        Answer found = get("/Users?filter=userName%20eq%20%22bjensen78%40example.com%22" + more);
        found.require(
                found.body().path("totalResults").asInt() == 1
                        && found.body()
                                .path("Resources")
                                .path(0)
                                .path("id")
                                .asText()
                                .equals(ids.get(78)),
                "the filter finds another");
        Answer none = get("/Users?filter=userName%20eq%20%22nobody%22" + more);
        none.require(none.body().path("totalResults").asInt() == 0, "the filter finds nobody");
    }

    private void provePost() throws IOException, InterruptedException {
        Answer again = send("POST", "/Users", user(79));
        again.require(again.status() == 409, "a userName is taken twice");
    }

    private void patch(String path, String operations) throws IOException, InterruptedException {
        Answer patched = send(
                "PATCH",
                path,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations
                        + "]}");
        patched.require(patched.status() == 200 || patched.status() == 204, "PATCH");
    }

    private void provePatchUser() throws IOException, InterruptedException {
        String path = "/Users/" + ids.get(80);
        patch(
                path,
                "{\"op\":\"replace\",\"path\":\"active\",\"value\":false},"
                        + "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Guide\"}");
        Answer after = get(path);
        after.require(
                !after.body().path("active").asBoolean(true)
                        && after.body().path("title").asText().equals("Guide")
                        && after.body().path("userName").asText().equals("bjensen80@example.com"),
                "the PATCH changed something else");
    }

    private void provePatchGroup() throws IOException, InterruptedException {
        String path = "/Groups/" + group;
        String extra = ids.get(USERS);
        patch(
                path + "?attributes=displayName",
                "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + extra + "\"}]}");
        requireMembers(get(path), true);
        patch(
                path + "?attributes=displayName",
                "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + extra + "\\\"]\"}");
        requireMembers(get(path), false);
    }

    private void requireMembers(Answer shown, boolean added) {
        List<String> values = shown.body().path("members").findValuesAsText("value");
        shown.require(
                values.size() == USERS + (added ? 1 : 0) && values.contains(ids.get(USERS)) == added,
                values.size() + " members");
    }
}
