package io.scimwright.apim.emulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What of the recording corresponds to what of the emulator: ids and row versions that each server made itself. */
final class Translation {
    private final Map<String, String> names = new HashMap<>();
    private final NavigableMap<Long, Long> rows = new TreeMap<>();

    void name(String recorded, String emulated) {
        if (!recorded.equals(emulated)) {
            names.put(recorded, emulated);
        }
    }

    /** A request path or text with the emulator's names in it. */
    String text(String recorded) {
        String text = recorded;
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text;
    }

    /** The emulator's ETag for a recorded one that was seen in an answer before. */
    String etag(String recorded) {
        if (recorded.equals("*")) {
            return recorded;
        }
        ByteBuffer bytes = ByteBuffer.wrap(new byte[rows(recorded).size() * Long.BYTES]);
        for (long row : rows(recorded)) {
            bytes.putLong(rows.getOrDefault(row, row));
        }
        return '"' + Base64.getEncoder().encodeToString(bytes.array()) + '"';
    }

    /**
     * Learns an ETag: it must have as many rows as the recorded one, a row seen before must be the row seen before, and
     * the order among rows must be the recorded order.
     */
    void learn(String recorded, String emulated) {
        List<Long> theirs = rows(recorded);
        List<Long> ours = rows(emulated);
        assertThat(ours)
                .as("rows in the ETag %s, recorded %s", emulated, recorded)
                .hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            long their = theirs.get(i);
            long our = ours.get(i);
            Long known = rows.put(their, our);
            assertThat(known == null || known == our)
                    .as("row %x of the ETag is unchanged", their)
                    .isTrue();
            Map.Entry<Long, Long> before = rows.lowerEntry(their);
            assertThat(before == null || before.getValue() < our)
                    .as("row %x of the ETag grows", their)
                    .isTrue();
        }
    }

    private static List<Long> rows(String etag) {
        assertThat(etag).as("ETag").matches("\"[A-Za-z0-9+/=]+\"");
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(etag.substring(1, etag.length() - 1)));
        List<Long> rows = new ArrayList<>();
        while (bytes.hasRemaining()) {
            rows.add(bytes.getLong());
        }
        return rows;
    }
}
