package io.scimwright.apim.emulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.scimwright.apim.emulator.ApimEmulator;
import io.scimwright.apim.emulator.EmulatorSettings;
import io.scimwright.apim.emulator.Setting;
import io.scimwright.apim.emulator.replay.Recording.Entry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recorded traffic of the real service, sent to the emulator in the recorded order")
class ReplayTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String RATE_LIMIT = "x-ms-ratelimit-remaining-";

    private int entries;
    private int headers;
    private int fields;
    private int lengths;

    @Test
    void everyAnswerHasTheRecordedStatusHeadersKeysAndValueForms() throws Exception {
        List<Recording> recordings = Recording.all();
        assumeThat(recordings)
                .as("no recordings in %s; -Dapim.recordings=FOLDER names another place", Recording.folder())
                .isNotEmpty();
        for (Recording recording : recordings) {
            replay(recording);
        }
        System.out.printf(
                "replay: %d recordings, %d entries, %d headers and %d body fields compared; the length of %d bodies is"
                        + " the recorded one to the byte%n",
                recordings.size(), entries, headers, fields, lengths);
        assertThat(entries).isPositive();
    }

    private void replay(Recording recording) throws Exception {
        EmulatorSettings any = EmulatorSettings.defaults().with(Setting.ANY_SERVICE, true);
        try (ApimEmulator apim = ApimEmulator.builder().settings(any).start()) {
            HttpClient client =
                    HttpClient.newBuilder().sslContext(apim.sslContext()).build();
            Translation translation = new Translation();
            for (Entry entry : recording.entries()) {
                HttpResponse<byte[]> answer =
                        client.send(request(apim, entry, translation), HttpResponse.BodyHandlers.ofByteArray());
                compare(recording + " " + entry.number(), entry, answer, translation);
                entries++;
            }
        }
    }

    private static HttpRequest request(ApimEmulator apim, Entry entry, Translation translation) {
        String target = entry.uri().getRawPath() + "?" + entry.uri().getRawQuery();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(apim.baseUrl() + translation.text(target)))
                .header("Authorization", "Bearer recorded");
        entry.requestHeaders()
                .forEach((name, value) ->
                        builder.header(name, name.equals("If-Match") ? translation.etag(value) : value));
        JsonNode body = entry.requestBody();
        HttpRequest.BodyPublisher publisher = body.isNull() || body.isMissingNode()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.toString());
        return builder.method(entry.method(), publisher).build();
    }

    private void compare(String where, Entry entry, HttpResponse<byte[]> answer, Translation translation)
            throws Exception {
        assertThat(answer.statusCode()).as("status of %s", where).isEqualTo(entry.status());
        for (Map.Entry<String, String> header : entry.headers().entrySet()) {
            String value = answer.headers().firstValue(header.getKey()).orElse("");
            compareHeader(where, header.getKey(), header.getValue(), value, translation);
            headers++;
        }
        if (entry.body().isNull() || entry.body().isMissingNode()) {
            assertThat(answer.body()).as("body of %s", where).isEmpty();
            return;
        }
        JsonNode body = MAPPER.readTree(answer.body());
        BodyComparison comparison = new BodyComparison(translation);
        comparison.compare(where, entry.body(), body);
        fields += comparison.fields();
        compareLength(where, entry, answer.body().length, comparison.longer());
    }

    private static void compareHeader(
            String where, String name, String recorded, String emulated, Translation translation) {
        if (name.equalsIgnoreCase("ETag")) {
            assertThat(emulated).as("ETag of %s", where).isNotEmpty();
            translation.learn(recorded, emulated);
        } else if (name.startsWith(RATE_LIMIT) || name.equalsIgnoreCase("Content-Length")) {
            assertThat(emulated).as("%s of %s", name, where).matches("\\d+");
        } else {
            assertThat(emulated).as("%s of %s", name, where).isEqualTo(recorded);
        }
    }

    /** White space and escapes to the byte: only values that each server makes may have another length. */
    private void compareLength(String where, Entry entry, int length, int longerValues) {
        if (!entry.bodyCheck().startsWith("exact")) {
            return;
        }
        int recorded = Integer.parseInt(entry.headers().getOrDefault("Content-Length", "-1"));
        assertThat(length).as("bytes of %s", where).isEqualTo(recorded + longerValues);
        lengths++;
    }
}
