package io.scimwright.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of a query string, decoded once. Names match exactly; parameters nobody knows are ignored. */
final class QueryString {

    private final Map<String, List<String>> parameters = new LinkedHashMap<>();

    private QueryString() {}

    static QueryString parse(String query) {
        QueryString parsed = new QueryString();
        if (query.isEmpty()) {
            return parsed;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = Percent.decode(equals < 0 ? pair : pair.substring(0, equals), true);
            String value = equals < 0 ? "" : Percent.decode(pair.substring(equals + 1), true);
            if (!name.isEmpty()) {
                parsed.parameters
                        .computeIfAbsent(name, none -> new ArrayList<>())
                        .add(value);
            }
        }
        return parsed;
    }

    Optional<String> first(String name) {
        List<String> values = parameters.get(name);
        return values == null ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The values of a list parameter: comma-separated, repeated, or both; blank ones are left out. */
    List<String> list(String name) {
        List<String> all = new ArrayList<>();
        for (String value : parameters.getOrDefault(name, List.of())) {
            all.addAll(split(value));
        }
        return all;
    }

    /** The parts of a comma-separated list without blanks; blank parts are left out. */
    static List<String> split(String list) {
        return Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
