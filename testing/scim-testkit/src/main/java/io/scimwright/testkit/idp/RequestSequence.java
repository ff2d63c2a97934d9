package io.scimwright.testkit.idp;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Requests from a file, one after the other, with what their answers have to be; ids of earlier answers are put into later
 * requests. Not thread-safe.
 */
final class RequestSequence {

    private final List<ScimObject> steps;
    private final Map<String, String> saved = new HashMap<>();

    private RequestSequence(List<ScimObject> steps) {
        this.steps = steps;
    }

    /** A sequence from the resources beside this class. */
    static RequestSequence named(String file) {
        try (InputStream in =
                Objects.requireNonNull(RequestSequence.class.getResourceAsStream(file), () -> "no resource " + file)) {
            return new RequestSequence(ScimJson.read(in).elements("steps").stream()
                    .map(ScimObject.class::cast)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void play(ScimClient client) {
        for (ScimObject step : steps) {
            String name = step.findString("name").orElse("");
            Answer answer = send(client, step);
            int[] expected = step.elements("expectStatus").stream()
                    .mapToInt(status -> ((ScimNumber) status).value().intValueExact())
                    .toArray();
            assertThat(expected).as(name + ": " + answer).contains(answer.status());
            for (ScimValue fact : step.elements("expectJsonPathFacts")) {
                check(name, answer, (ScimObject) fact);
            }
            step.findObject("save")
                    .orElse(ScimObject.empty())
                    .forEach((key, path) -> saved.put(key, text(at(answer.body(), text(path)))));
        }
    }

    private Answer send(ScimClient client, ScimObject step) {
        Map<String, String> headers = new TreeMap<>();
        step.findObject("headers").orElse(ScimObject.empty()).forEach((key, value) -> headers.put(key, text(value)));
        String body = step.findString("rawBody")
                .orElseGet(() -> step.findObject("body").map(ScimJson::write).orElse(""));
        return client.send(
                step.findString("method").orElse("GET"),
                encoded(filled(step.findString("path").orElse(""))),
                filled(body),
                headers);
    }

    /** Values in a query string stand in the file as they are meant. */
    private static String encoded(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return target;
        }
        StringBuilder query = new StringBuilder(target.substring(0, mark + 1));
        for (String parameter : target.substring(mark + 1).split("&", -1)) {
            int equals = parameter.indexOf('=');
            query.append(query.charAt(query.length() - 1) == '?' ? "" : "&")
                    .append(parameter, 0, equals + 1)
                    .append(URLEncoder.encode(parameter.substring(equals + 1), StandardCharsets.UTF_8)
                            .replace("+", "%20"));
        }
        return query.toString();
    }

    private String filled(String text) {
        String filled = text;
        for (Map.Entry<String, String> entry : saved.entrySet()) {
            filled = filled.replace("{{" + entry.getKey() + "}}", entry.getValue());
        }
        return filled;
    }

    private void check(String name, Answer answer, ScimObject fact) {
        String path = fact.findString("path").orElse("$");
        String what = name + ": " + path + " of " + answer;
        if (path.equals("$")) {
            fact.findString("containsText")
                    .ifPresent(text -> assertThat(answer.text()).as(what).contains(filled(text)));
            fact.findString("notContainsText")
                    .ifPresent(text -> assertThat(answer.text()).as(what).doesNotContain(text));
            return;
        }
        ScimValue value = at(answer.body(), path);
        boolean there = value.isAssigned();
        if (fact.findBoolean("exists").orElse(false)) {
            assertThat(there).as(what).isTrue();
        }
        if (fact.findBoolean("absent").orElse(false)
                || fact.findBoolean("emptyOrAbsent").orElse(false)) {
            assertThat(there).as(what).isFalse();
        }
        fact.find("equals")
                .ifPresent(expected -> assertThat(text(value)).as(what).isEqualTo(filled(text(expected))));
        fact.find("atLeast")
                .ifPresent(expected -> assertThat(((ScimNumber) value).value())
                        .as(what)
                        .isGreaterThanOrEqualTo(((ScimNumber) expected).value()));
        fact.find("contains")
                .ifPresent(expected ->
                        assertThat(((ScimList) value).elements()).as(what).contains(expected));
    }

    /** What a path such as {@code $.emails[0].value} leads to; unassigned where it leads nowhere. */
    private static ScimValue at(ScimObject body, String path) {
        ScimValue value = body;
        for (String part : path.substring(2).split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            value = value instanceof ScimObject object ? object.value(name) : ScimList.empty();
            if (bracket >= 0) {
                int place = Integer.parseInt(part.substring(bracket + 1, part.length() - 1));
                value = value instanceof ScimList list && place < list.size() ? list.get(place) : ScimList.empty();
            }
        }
        return value;
    }

    private static String text(ScimValue value) {
        if (value instanceof ScimString string) {
            return string.value();
        }
        return value instanceof ScimBoolean || value instanceof ScimNumber ? value.toString() : "";
    }
}
