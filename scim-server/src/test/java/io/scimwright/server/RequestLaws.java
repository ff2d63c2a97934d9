package io.scimwright.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.json.ScimJson;
import io.scimwright.core.value.ScimObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * What holds for the answer to any request. A request is bytes: the first line is method, blank, path and query; header lines
 * follow up to an empty line; the rest is the body.
 */
final class RequestLaws {

    private final Scim scim = Scim.small();
    private final Set<Integer> statuses = new TreeSet<>();

    RequestLaws() {
        // Ids are user-0001 and group-0001, so that requests can be about something.
        scim.create("ada");
        scim.send("POST", "/Groups", "{\"displayName\":\"Team\",\"members\":[{\"value\":\"user-0001\"}]}");
    }

    /** All statuses answered so far. */
    Set<Integer> statuses() {
        return statuses;
    }

    void hold(byte[] bytes) {
        ScimResponse response = scim.send(request(bytes));
        statuses.add(response.status());
        assertThat(response.status())
                .as(() -> show(bytes, response))
                .isBetween(200, 501)
                .isNotEqualTo(500);
        if (response.length() > 0) {
            ScimObject body = ScimJson.read(response.bodyText());
            assertThat(body.elements("schemas")).as(() -> show(bytes, response)).isNotEmpty();
            assertThat(response.header("Content-Type")).contains("application/scim+json");
            if (response.status() >= 400) {
                assertThat(body.findString("status")).contains(Integer.toString(response.status()));
                assertThat(response.bodyText())
                        .as(() -> show(bytes, response))
                        .doesNotContain("io.scimwright.", "java.lang", "Exception");
            }
        }
    }

    private static ScimRequest.Builder request(byte[] bytes) {
        int end = indexOf(bytes, "\n\n");
        String[] head = new String(bytes, 0, end < 0 ? bytes.length : end, StandardCharsets.UTF_8).split("\n", -1);
        String[] line = head[0].split(" ", 2);
        ScimRequest.Builder request = Scim.request(line[0], line.length > 1 ? line[1] : "");
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(":", 2);
            if (header.length == 2 && !header[0].equalsIgnoreCase("authorization")) {
                request.header(header[0], header[1].strip());
            }
        }
        return end < 0
                ? request
                : request.body(new ByteArrayInputStream(Arrays.copyOfRange(bytes, end + 2, bytes.length)));
    }

    private static int indexOf(byte[] bytes, String mark) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(mark);
    }

    private static String show(byte[] bytes, ScimResponse response) {
        return new String(bytes, StandardCharsets.UTF_8) + "\n-> " + response.status() + " " + response.bodyText();
    }
}
