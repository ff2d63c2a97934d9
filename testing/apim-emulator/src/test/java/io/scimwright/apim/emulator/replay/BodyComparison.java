package io.scimwright.apim.emulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Compares a recorded body with the emulator's: key order, types, and each value exactly or by its form. */
final class BodyComparison {
    private static final Pattern FRACTION_OF_DATABASE =
            Pattern.compile("\\d{4}(-\\d\\d){2}T(\\d\\d:){2}\\d\\d(\\.\\d{1,3})?Z");
    private static final Pattern FRACTION_OF_CLOCK =
            Pattern.compile("\\d{4}(-\\d\\d){2}T(\\d\\d:){2}\\d\\d\\.\\d{4,7}Z");

    private final Translation translation;
    private int fields;
    private int longer;

    BodyComparison(Translation translation) {
        this.translation = translation;
    }

    int fields() {
        return fields;
    }

    /** How many bytes longer the emulator's values are, all in all; what is not a value has the recorded length. */
    int longer() {
        return longer;
    }

    void compare(String path, JsonNode recorded, JsonNode emulated) {
        if (recorded.isNull() || emulated.isNull()) {
            assertThat(emulated).as(path).isEqualTo(recorded);
            fields++;
            return;
        }
        assertThat(emulated.getNodeType()).as("type of %s", path).isEqualTo(recorded.getNodeType());
        if (recorded.isObject()) {
            compareObject(path, recorded, emulated);
        } else if (recorded.isArray()) {
            assertThat(emulated.size()).as("size of %s", path).isEqualTo(recorded.size());
            for (int i = 0; i < recorded.size(); i++) {
                compare(path + "[" + i + "]", recorded.get(i), emulated.get(i));
            }
        } else {
            compareValue(path, recorded, emulated);
            longer += emulated.toString().getBytes(StandardCharsets.UTF_8).length
                    - recorded.toString().getBytes(StandardCharsets.UTF_8).length;
            fields++;
        }
    }

    private void compareObject(String path, JsonNode recorded, JsonNode emulated) {
        assertThat(names(emulated)).as("keys of %s", path).isEqualTo(names(recorded));
        if (recorded.has("name") && recorded.has("properties")) {
            translation.name(
                    recorded.path("name").asText(), emulated.path("name").asText());
        }
        recorded.properties()
                .forEach(
                        field -> compare(path + "/" + field.getKey(), field.getValue(), emulated.path(field.getKey())));
    }

    private void compareValue(String path, JsonNode recorded, JsonNode emulated) {
        String text = emulated.asText();
        if (recorded.asText().equals("Sanitized")) {
            assertThat(text).as(path).isNotEmpty();
        } else if (path.endsWith("/nextLink")) {
            compareLink(path, recorded.asText(), text);
        } else if (isMoment(recorded)) {
            compareMoment(path, recorded.asText(), text);
        } else {
            assertThat(text).as(path).isEqualTo(translation.text(recorded.asText()));
        }
    }

    private static boolean isMoment(JsonNode recorded) {
        return recorded.isTextual()
                && (FRACTION_OF_DATABASE.matcher(recorded.asText()).matches()
                        || FRACTION_OF_CLOCK.matcher(recorded.asText()).matches());
    }

    private static void compareMoment(String path, String recorded, String emulated) {
        boolean day = recorded.endsWith("T00:00:00Z");
        if (day) {
            assertThat(emulated).as(path).endsWith("T00:00:00Z");
        }
        Pattern form = FRACTION_OF_CLOCK.matcher(recorded).matches() ? FRACTION_OF_CLOCK : FRACTION_OF_DATABASE;
        assertThat(emulated).as(path).matches(form);
    }

    private void compareLink(String path, String recorded, String emulated) {
        URI theirs = URI.create(recorded);
        URI ours = URI.create(emulated);
        assertThat(ours.getScheme()).as(path).isEqualTo(theirs.getScheme());
        assertThat(ours.getPort()).as("%s has a port", path).isPositive();
        assertThat(ours.getRawPath() + "?" + ours.getRawQuery())
                .as(path)
                .isEqualTo(translation.text(theirs.getRawPath() + "?" + theirs.getRawQuery()));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            names.add(field.getKey());
        }
        return names;
    }
}
