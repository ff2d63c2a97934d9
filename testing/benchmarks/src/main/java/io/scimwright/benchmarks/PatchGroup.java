package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * A PATCH of a large group: from the text of the request to the group afterwards. The operations: {@code add 1} and {@code add 100}
 * in one operation with an array, {@code remove 100 by filter} in a hundred operations, {@code remove 100} and {@code remove 1000} in
 * one operation with an array, as Entra ID sends it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PatchGroup {

    /** The state of one library. */
    @State(Scope.Benchmark)
    public abstract static class Run {

        /** How many members the group has. */
        @Param({"1000", "10000", "50000"})
        public int members;

        /** What is done to it. */
        @Param({"add 1", "add 100", "remove 100 by filter", "remove 100", "remove 1000"})
        public String operation = "";

        @SuppressWarnings("NullAway.Init") // set before anything is measured
        private PatchRun<?> run;

        abstract PatchLibrary<?> library();

        /** Makes the group and proves the library right. */
        @Setup
        public void prove() {
            String[] words = operation.split(" ");
            int count = Integer.parseInt(words[1]);
            boolean adds = words[0].equals("add");
            Set<String> ids = ids(0, members);
            Set<String> named = adds ? ids(members, count) : spread(count);
            String json =
                    "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'id':'g1','displayName':'g','members':["
                            + objects(ids) + "]}";
            String operations = words.length > 2
                    ? named.stream()
                            .map(id -> "{'op':'remove','path':'members[value eq \\'" + id + "\\']'}")
                            .collect(Collectors.joining(","))
                    : "{'op':'" + words[0] + "','path':'members','value':[" + objects(named) + "]}";
            if (adds) {
                ids.addAll(named);
            } else {
                ids.removeAll(named);
            }
            run = PatchRun.of(
                    library(),
                    json.replace('\'', '"'),
                    true,
                    operations.replace('\'', '"'),
                    after -> members(after).equals(ids) && after.path("members").size() == ids.size());
        }

        private static Set<String> ids(int from, int count) {
            return IntStream.range(from, from + count)
                    .mapToObj(Run::id)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** Members all over the group. */
        private Set<String> spread(int count) {
            return IntStream.range(0, Math.min(count, members))
                    .mapToObj(i -> id((int) ((long) i * members / Math.min(count, members))))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        private static String id(int number) {
            return new UUID(0x2819c2237f764000L, number).toString();
        }

        private static String objects(Set<String> ids) {
            return ids.stream().map(id -> "{'value':'" + id + "'}").collect(Collectors.joining(","));
        }

        private static Set<String> members(JsonNode group) {
            Set<String> ids = new LinkedHashSet<>();
            group.path("members").forEach(member -> ids.add(member.path("value").asText()));
            return ids;
        }

        Object patch() {
            return run.patch();
        }
    }

    // ---- the libraries

    /** This library. */
    public static class Scimwright extends Run {
        @Override
        PatchLibrary<?> library() {
            return new PatchLibrary.Scimwright();
        }
    }

    /** The JSON library. */
    public static class Tree extends Run {
        @Override
        PatchLibrary<?> library() {
            return new PatchLibrary.Tree();
        }
    }

    /** Ping Identity's SCIM 2 SDK. */
    public static class Ping extends Run {
        @Override
        PatchLibrary<?> library() {
            return new PatchLibrary.Ping();
        }
    }

    /** SCIMple. */
    public static class Scimple extends Run {
        @Override
        PatchLibrary<?> library() {
            return new PatchLibrary.Scimple();
        }
    }

    /** SCIM-SDK. */
    public static class ScimSdk extends Run {
        @Override
        PatchLibrary<?> library() {
            return new ScimSdkPatches();
        }
    }

    /** This library. */
    @Benchmark
    public Object scimwright(Scimwright state) {
        return state.patch();
    }

    /** The floor: reading the request and copying the resource with the JSON library. */
    @Benchmark
    public Object tree(Tree state) {
        return state.patch();
    }

    /** Ping Identity's SCIM 2 SDK. */
    @Benchmark
    public Object ping(Ping state) {
        return state.patch();
    }

    /** SCIMple. */
    @Benchmark
    public Object scimple(Scimple state) {
        return state.patch();
    }

    /** SCIM-SDK. */
    @Benchmark
    public Object scimSdk(ScimSdk state) {
        return state.patch();
    }
}
