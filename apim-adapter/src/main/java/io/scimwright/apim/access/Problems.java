package io.scimwright.apim.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a file, and where in it the keys stand. Not thread-safe. */
final class Problems {

    private record Problem(int line, String text) {}

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Problem> all = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** Remembers the line of a path. */
    void at(String path, int line) {
        lines.put(path, line);
    }

    /** The line of a path, or of the nearest one that it is part of. */
    int lineOf(String path) {
        String nearest = path;
        while (!lines.containsKey(nearest) && !nearest.isEmpty()) {
            int end = Math.max(nearest.lastIndexOf('.'), nearest.lastIndexOf('['));
            nearest = end < 0 ? "" : nearest.substring(0, end);
        }
        return lines.getOrDefault(nearest, 1);
    }

    void add(int line, String path, String words) {
        all.add(new Problem(line, file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ") + words));
    }

    void throwIfAny() {
        if (!all.isEmpty()) {
            throw new MappingException(all.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(Problem::text)
                    .toList());
        }
    }
}
