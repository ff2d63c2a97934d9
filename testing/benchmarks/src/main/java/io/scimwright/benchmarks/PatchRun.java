package io.scimwright.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/**
 * One patch of one resource by one library. Before anything is measured, the library has to make the right resource and to leave the
 * one before as it was; otherwise the benchmark fails.
 */
final class PatchRun<R> {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PatchLibrary<R> library;
    private final R resource;
    private final String message;

    private PatchRun(PatchLibrary<R> library, R resource, String message) {
        this.library = library;
        this.resource = resource;
        this.message = message;
    }

    static <R> PatchRun<R> of(
            PatchLibrary<R> library, String json, boolean isGroup, String operations, Predicate<JsonNode> isRight) {
        String message =
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations + "]}";
        PatchRun<R> run = new PatchRun<>(library, library.read(json, isGroup), message);
        String before = library.write(run.resource);
        JsonNode after = tree(library.write(run.patch()));
        if (!(library instanceof PatchLibrary.Tree) && !isRight.test(after)) {
            throw new IllegalStateException("the result is wrong");
        }
        if (!library.write(run.resource).equals(before)) {
            throw new IllegalStateException("the resource before is changed");
        }
        return run;
    }

    R patch() {
        return library.patch(resource, message);
    }

    private static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
