package io.scimwright.apim.emulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One file of recorded requests and responses. */
record Recording(String name, List<Entry> entries) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FOLDER = "apim.recordings";

    /** One request and the answer that the real service gave. */
    record Entry(
            int number,
            String method,
            URI uri,
            Map<String, String> requestHeaders,
            JsonNode requestBody,
            int status,
            Map<String, String> headers,
            JsonNode body,
            String bodyCheck) {}

    @Override
    public String toString() {
        return name;
    }

    /** Where recordings lie: a system property, or beside the repository. */
    static Path folder() {
        String property = System.getProperty(FOLDER, "");
        if (!property.isEmpty()) {
            return Path.of(property);
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.isDirectory(root.resolve(".mvn"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("apim").resolve("recordings");
    }

    static List<Recording> all() {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Recording::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Recording read(Path file) {
        try {
            JsonNode json = MAPPER.readTree(file.toFile());
            List<Entry> entries = new ArrayList<>();
            json.path("Entries").forEach(entry -> entries.add(entry(entry)));
            return new Recording(String.valueOf(file.getFileName()), List.copyOf(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(JsonNode json) {
        return new Entry(
                json.path("n").asInt(),
                json.path("RequestMethod").asText(),
                URI.create(json.path("RequestUri").asText()),
                map(json.path("RequestHeaders")),
                json.path("RequestBody"),
                json.path("StatusCode").asInt(),
                map(json.path("ResponseHeaders")),
                json.path("ResponseBody"),
                json.path("bodyCheck").asText());
    }

    private static Map<String, String> map(JsonNode json) {
        Map<String, String> map = new LinkedHashMap<>();
        json.properties()
                .forEach(field -> map.put(field.getKey(), field.getValue().asText()));
        return map;
    }
}
