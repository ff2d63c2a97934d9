package io.scimwright.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done in a quicker way than by the book comes to the same. */
@DisplayName("Shortcuts")
class ShortcutsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-30T08:05:09.007Z",
                "2026-11-30T08:05:09Z",
                "2026-11-30T08:05:09.120Z",
                "2026-11-30T08:05:09.007001Z",
                "2024-02-29T23:59:59.999999999Z",
                "1969-12-31T23:59:59.999Z",
                "0999-12-31T23:59:59.999Z",
                "1000-01-01T00:00:00.001Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00.001Z",
                "-0001-01-01T00:00:00.001Z"
            })
    @DisplayName("write an instant as it writes itself")
    void instants(String text) {
        assertThat(Dates.text(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    @DisplayName("write the farthest and random instants as they write themselves")
    void anyInstant() {
        assertThat(Dates.text(Instant.MIN)).isEqualTo(Instant.MIN.toString());
        assertThat(Dates.text(Instant.MAX)).isEqualTo(Instant.MAX.toString());
        new Random(1).longs(10_000, -100_000_000_000_000L, 300_000_000_000_000L).forEach(millis -> {
            Instant instant = Instant.ofEpochMilli(millis);
            assertThat(Dates.text(instant)).isEqualTo(instant.toString());
        });
    }
}
