package io.scimwright.server;

import static io.scimwright.server.Scim.assertError;
import static io.scimwright.server.Scim.body;
import static io.scimwright.server.Scim.patch;
import static io.scimwright.server.Scim.request;
import static io.scimwright.server.Scim.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.resource.Group;
import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.server.spi.Capabilities;
import io.scimwright.server.spi.CreateRequest;
import io.scimwright.server.spi.DeleteRequest;
import io.scimwright.server.spi.FindRequest;
import io.scimwright.server.spi.QueryRequest;
import io.scimwright.server.spi.QueryResult;
import io.scimwright.server.spi.ReplaceRequest;
import io.scimwright.server.spi.ResourceProvider;
import io.scimwright.server.spi.WriteOutcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Versions (RFC 7644 section 3.14)")
class VersionConformanceTest {

    private static final String TITLE = patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Lead\"}");

    private final Scim scim = Scim.small();
    private final String id = scim.create("ada");

    private ScimResponse write(String method, String body, String header, String tag) {
        return scim.send(request(method, "/Users/" + id)
                .header(header, tag)
                .body(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    private String tag() {
        return scim.get("/Users/" + id).header("ETag").orElseThrow();
    }

    @Test
    @DisplayName("[392] [152] [159] RFC 7644 §3.14: the version is in the ETag header and in meta.version")
    void tags() {
        ScimResponse created = scim.send("POST", "/Users", user("bob"));
        assertThat(created.header("ETag")).contains("W/\"1\"");
        assertThat(body(created).findObject("meta").orElseThrow().findString("version"))
                .contains("W/\"1\"");
        assertThat(tag()).isEqualTo("W/\"1\"");
        assertThat(scim.send("PATCH", "/Users/" + id, TITLE).header("ETag")).contains("W/\"2\"");
        assertThat(scim.send("PUT", "/Users/" + id, user("ada2")).header("ETag"))
                .contains("W/\"3\"");
        String group = Scim.id(scim.send("POST", "/Groups", "{\"displayName\":\"T\"}"));
        ScimResponse silent = scim.send(
                "PATCH", "/Groups/" + group, patch("{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"T2\"}"));
        assertThat(silent.status()).isEqualTo(204);
        assertThat(silent.header("ETag")).contains("W/\"2\"");
    }

    @Test
    @DisplayName("[393] RFC 9110 §13.1.2: a matching If-None-Match on GET is 304 with the tag and no body")
    void notModified() {
        ScimResponse same = scim.send(request("GET", "/Users/" + id).header("If-None-Match", "\"x\", " + tag()));
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.length()).isZero();
        assertThat(same.header("ETag")).contains(tag());
        assertThat(scim.send(request("GET", "/Users/" + id).header("If-None-Match", "*"))
                        .status())
                .isEqualTo(304);
        assertThat(scim.send(request("GET", "/Users/" + id).header("If-None-Match", "W/\"9\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName(
            "[394] [285] [361] [406] RFC 7644 §3.14: a stale If-Match on PUT, PATCH and DELETE is 412 and changes nothing")
    void staleWrites() {
        ScimResponse before = scim.get("/Users/" + id);
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            String body = method.equals("PATCH") ? TITLE : user("ada2");
            assertError(write(method, body, "If-Match", "W/\"9\""), 412, "");
            assertError(write(method, body, "If-Match", "nonsense"), 412, "");
            assertError(write(method, body, "If-None-Match", "*"), 412, "");
        }
        assertThat(scim.get("/Users/" + id).bodyText()).isEqualTo(before.bodyText());
        assertThat(write("PATCH", TITLE, "If-Match", tag()).status()).isEqualTo(200);
        assertThat(write("PUT", user("ada3"), "If-Match", "W/\"2\"").status()).isEqualTo(200);
        assertThat(write("DELETE", "", "If-Match", tag()).status()).isEqualTo(204);
    }

    @Test
    @DisplayName("[395] RFC 9110 §13.1.1: If-Match: * holds for what exists; what does not is 404")
    void anyVersion() {
        assertThat(write("PATCH", TITLE, "If-Match", "*").status()).isEqualTo(200);
        assertError(scim.send(request("DELETE", "/Users/nobody").header("If-Match", "*")), 404, "");
    }

    @Test
    @DisplayName("[396] RFC 9110 §8.8.3.2: lists of tags are read, and compared weakly")
    void lists() {
        assertThat(write("PATCH", TITLE, "If-Match", "W/\"7\",\"1\" , \"8\"").status())
                .isEqualTo(200);
        assertThat(write("PATCH", TITLE, "If-Match", "\"2\"").status()).isEqualTo(200);
        assertError(write("PATCH", TITLE, "If-Match", "\"a,b\", , W/"), 412, "");
    }

    @Test
    @DisplayName("[397] [286] RFC 7644 §3.14: each change makes another version, and none keeps it")
    void noChangeNoVersion() {
        scim.send("PATCH", "/Users/" + id, TITLE);
        String after = tag();
        scim.send("PATCH", "/Users/" + id, TITLE);
        assertThat(tag()).isEqualTo(after);
        String put = user("ada").replace("Engineer", "Lead");
        assertThat(scim.send("PUT", "/Users/" + id, put).header("ETag")).contains(after);
        scim.send("PATCH", "/Users/" + id, patch("{\"op\":\"remove\",\"path\":\"title\"}"));
        assertThat(tag()).isNotEqualTo(after);
    }

    @Test
    @DisplayName("[286] RFC 7644 §3.5.1: a PUT of what was shown makes no other version")
    void whatWasShown() {
        String manager =
                "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":{\"value\":\"m1\"}}";
        scim.send("PUT", "/Users/" + id, user("ada").replace("\"userName\"", manager + ",\"userName\""));
        String tag = tag();
        String shown = scim.get("/Users/" + id).bodyText();
        assertThat(shown).contains("/Users/m1");
        assertThat(scim.send("PUT", "/Users/" + id, shown).header("ETag")).contains(tag);
        String members = "{\"displayName\":\"T\",\"members\":[{\"value\":\"" + id + "\",\"display\":\"Ada\"}]}";
        String group = Scim.id(scim.send("POST", "/Groups", members));
        String team = scim.get("/Groups/" + group).bodyText();
        assertThat(scim.send("PUT", "/Groups/" + group, team).header("ETag")).contains("W/\"1\"");
    }

    @Test
    @DisplayName("[398] RFC 7644 §3.14: a write without If-Match is taken")
    void conditionsAreOptional() {
        assertThat(scim.send("PUT", "/Users/" + id, user("ada9")).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("[399] RFC 9110 §13.1: of many writes on condition of one version exactly one happens")
    void checkAndWriteAreOneStep() throws Exception {
        String tag = tag();
        List<Integer> statuses = parallel(
                16,
                i -> write(
                                "PATCH",
                                patch("{\"op\":\"replace\",\"path\":\"title\",\"value\":\"T" + i + "\"}"),
                                "If-Match",
                                tag)
                        .status());
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    @DisplayName("[400] RFC 7644 §3.14: the version is that of the resource, whatever is shown of its own")
    void projections() {
        assertThat(scim.get("/Users/" + id + "?attributes=userName").header("ETag"))
                .contains(tag());
    }

    @Test
    @DisplayName("[400] RFC 7644 §3.14: the version is the user's own with and without groups, and is filtered by so")
    void groups() {
        String alone = tag();
        scim.send("POST", "/Groups", "{\"displayName\":\"Team\",\"members\":[{\"value\":\"" + id + "\"}]}");
        ScimResponse joined = scim.get("/Users/" + id);
        assertThat(body(joined).elements("groups")).hasSize(1);
        assertThat(joined.header("ETag")).contains(alone);
        assertThat(body(joined).findObject("meta").orElseThrow().findString("version"))
                .contains(alone);
        String filter = "meta.version eq \"" + alone.replace("\"", "\\\"") + "\"";
        assertThat(body(scim.filter("/Users", filter)).elements("Resources")).hasSize(1);
        assertThat(scim.get("/Users/" + id + "?excludedAttributes=groups").header("ETag"))
                .contains(alone);
    }

    @Test
    void parallelPatchesWithoutConditionLoseNothingAndNeverSeeAConflict() throws Exception {
        SmallProvider groups = new SmallProvider(Group.TYPE);
        Scim raced = new Scim(
                builder -> builder.resource(new SmallProvider(User.TYPE)).resource(groups));
        String group = Scim.id(raced.send("POST", "/Groups", "{\"displayName\":\"T\"}"));
        List<Integer> statuses = parallel(
                50,
                i -> raced.send(
                                "PATCH",
                                "/Groups/" + group,
                                patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"u" + i + "\"}]}"))
                        .status());
        assertThat(statuses).containsOnly(204);
        assertThat(body(raced.get("/Groups/" + group)).elements("members")).hasSize(50);
    }

    @Test
    @DisplayName("[310] RFC 7644 §3.5.2: nobody's change is lost in a store without versions either")
    void parallelPatchesWithoutVersions() throws Exception {
        SmallProvider inner = new SmallProvider(Group.TYPE, Capabilities.none());
        Scim raced = new Scim(
                builder -> builder.resource(new SmallProvider(User.TYPE)).resource(new Unversioned(inner)));
        String group = Scim.id(raced.send("POST", "/Groups", "{\"displayName\":\"T\"}"));
        List<Integer> statuses = parallel(
                100,
                i -> raced.send(
                                "PATCH",
                                "/Groups/" + group,
                                patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"u" + i + "\"}]}"))
                        .status());
        assertThat(statuses).containsOnly(204);
        assertThat(body(raced.get("/Groups/" + group)).elements("members")).hasSize(100);
    }

    /** Finds and replaces, and knows no versions; others get their turn between the two. */
    private record Unversioned(SmallProvider inner) implements ResourceProvider {

        @Override
        public ResourceType resourceType() {
            return inner.resourceType();
        }

        @Override
        public WriteOutcome create(CreateRequest request) {
            return inner.create(request);
        }

        @Override
        public Optional<ScimResource> find(FindRequest request) {
            Optional<ScimResource> found = inner.find(request)
                    .map(resource ->
                            resource.withAttributes(resource.attributes().without("meta")));
            LockSupport.parkNanos(100_000);
            return found;
        }

        @Override
        public QueryResult query(QueryRequest request) {
            return inner.query(request);
        }

        @Override
        public WriteOutcome replace(ReplaceRequest request) {
            return inner.replace(request);
        }

        @Override
        public WriteOutcome delete(DeleteRequest request) {
            return inner.delete(request);
        }
    }

    @Test
    void etagIsSupportedOnlyIfEveryTypeKeepsVersions() {
        assertThat(etag(scim)).isTrue();
        Scim mixed = new Scim(builder -> builder.resource(new SmallProvider(User.TYPE))
                .resource(new SmallProvider(Group.TYPE, Capabilities.none())));
        assertThat(etag(mixed)).isFalse();
    }

    private static boolean etag(Scim server) {
        return body(server.get("/ServiceProviderConfig"))
                .findObject("etag")
                .orElseThrow()
                .findBoolean("supported")
                .orElseThrow();
    }

    private static <T> List<T> parallel(int count, IntFunction<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int index = i;
                futures.add(threads.submit(() -> work.apply(index)));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
