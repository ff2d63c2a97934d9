package io.scimwright.apim.internal;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.json.JsonOutput;
import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What SCIM has to remember and APIM has no field for: one line of JSON, marked, at the end of a text that otherwise belongs to
 * the administrator.
 *
 * @param text the administrator's own text, without the marked line
 * @param data what is remembered; empty where nothing is
 */
record MarkedLine(String text, ScimObject data) {

    /** What our line begins with. */
    static final String MARK = "[scim] ";

    /** Takes a text apart; a marked line that somebody damaged counts as their text. */
    static MarkedLine parse(String whole) {
        List<String> lines = List.of(whole.split("\n", -1));
        for (int i = lines.size() - 1; i >= 0; i--) {
            Optional<ScimObject> data = data(lines.get(i).strip());
            if (data.isPresent()) {
                return new MarkedLine(around(lines, i), data.get());
            }
        }
        return new MarkedLine(whole, ScimObject.empty());
    }

    private static Optional<ScimObject> data(String line) {
        if (!line.startsWith(MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ScimJson.read(line.substring(MARK.length())));
        } catch (ScimException damaged) {
            return Optional.empty();
        }
    }

    /** What an administrator wrote behind our line counts as well. */
    private static String around(List<String> lines, int marked) {
        String before = String.join("\n", lines.subList(0, marked));
        String after =
                String.join("\n", lines.subList(marked + 1, lines.size())).stripTrailing();
        if (after.isEmpty()) {
            return before;
        }
        return before.isEmpty() ? after : before + "\n" + after;
    }

    /** The whole text again. */
    String print() {
        if (!data.isAssigned()) {
            return text;
        }
        return (text.isEmpty() ? "" : text + "\n") + MARK + json(data);
    }

    /** The same text with other data; members that are not among the known names stay, a later version may know them. */
    MarkedLine with(ScimObject changed, Set<String> known) {
        ScimObject.Builder all = ScimObject.builder().put("v", 1);
        data.forEach((name, value) -> {
            if (!known.contains(name)) {
                all.put(name, value);
            }
        });
        changed.forEach(all::put);
        return new MarkedLine(text, all.build());
    }

    /** The piece of a marked line that a member of its JSON makes, to look for in a text. */
    static String piece(String name, ScimValue value) {
        String object = json(ScimObject.of(name, value));
        return object.substring(1, object.length() - 1);
    }

    private static String json(ScimValue value) {
        return new String(JsonOutput.toBytes(out -> out.value(value)), StandardCharsets.UTF_8);
    }
}
