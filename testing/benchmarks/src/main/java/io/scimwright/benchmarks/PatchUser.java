package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
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
 * A PATCH of the full enterprise user of RFC 7643 section 8.3 that switches it off and changes the work e-mail and the manager: from
 * the text of the request to the resource afterwards.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PatchUser {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** The state of one library. */
    @State(Scope.Benchmark)
    public abstract static class Run {

        /** As Entra ID writes it, and as the RFC wants it. */
        @Param({"entra", "rfc"})
        public String request = "";

        @SuppressWarnings("NullAway.Init") // set before anything is measured
        private PatchRun<?> run;

        abstract PatchLibrary<?> library();

        /** Reads the user and proves the library right. */
        @Setup
        public void prove() {
            String json = new String(Users.enterpriseUser(), StandardCharsets.UTF_8);
            boolean entra = request.equals("entra");
            String operations = "{'op':'" + (entra ? "Replace" : "replace") + "','path':'active','value':"
                    + (entra ? "'False'" : "false") + "},"
                    + "{'op':'" + (entra ? "Replace" : "replace")
                    + "','path':'emails[type eq \\'work\\'].value','value':'new@example.com'},"
                    + "{'op':'" + (entra ? "Add" : "add") + "','path':'" + ENTERPRISE + ":manager','value':"
                    + (entra ? "'271'" : "{'value':'271'}") + "}";
            run = PatchRun.of(library(), json, false, operations.replace('\'', '"'), PatchUser::isRight);
        }

        Object patch() {
            return run.patch();
        }
    }

    private static boolean isRight(JsonNode after) {
        boolean mail = false;
        for (JsonNode email : after.path("emails")) {
            mail |= email.path("type").asText().equals("work")
                    && email.path("value").asText().equals("new@example.com");
        }
        return mail
                && after.path("emails").size() == 2
                && after.path("active").isBoolean()
                && !after.path("active").asBoolean()
                && after.path("userName").asText().equals("bjensen@example.com")
                && after.path(ENTERPRISE).path("manager").path("value").asText().equals("271")
                && after.path(ENTERPRISE).path("employeeNumber").asText().equals("701984");
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
