package io.scimwright.apim.emulator.internal.arm;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the endpoint table.
 *
 * @param pattern segments below the service; those in braces are placeholders
 * @param action what the caller must be allowed to do, without {@code Microsoft.ApiManagement/}
 */
public record Endpoint(String method, List<String> pattern, String action, Function<Call, Answer> operation) {

    /** Makes a row from a pattern such as {@code users/{userId}/groups}. */
    public static Endpoint of(String method, String pattern, String action, Function<Call, Answer> operation) {
        List<String> segments = pattern.isEmpty() ? List.of() : List.of(pattern.split("/"));
        return new Endpoint(method, segments, "service/" + action, operation);
    }

    /** The values of the placeholders, if the path is of this form. */
    public Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != pattern.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String expected = pattern.get(i);
            if (expected.startsWith("{")) {
                values.put(expected.substring(1, expected.length() - 1), path.get(i));
            } else if (!expected.toLowerCase(Locale.ROOT).equals(path.get(i).toLowerCase(Locale.ROOT))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** The action with its namespace, as roles name it. */
    public String fullAction() {
        return "Microsoft.ApiManagement/" + action;
    }
}
