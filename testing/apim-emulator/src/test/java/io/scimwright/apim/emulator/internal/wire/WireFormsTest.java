package io.scimwright.apim.emulator.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireFormsTest {

    @ParameterizedTest
    @CsvSource({
        "2022-04-01T19:02:53.9142959Z, 2022-04-01T19:02:53.913Z",
        "2022-04-01T18:59:43.5160000Z, 2022-04-01T18:59:43.517Z",
        "2023-03-16T22:19:57.4500000Z, 2023-03-16T22:19:57.45Z",
        "2025-07-20T00:00:00Z,         2025-07-20T00:00:00Z",
        "2025-07-20T00:00:00.9999Z,    2025-07-20T00:00:01Z"
    })
    void aStoredMomentHasTheTicksOfTheDatabase(Instant moment, String stored) {
        assertThat(WireDates.stored(moment)).isEqualTo(stored);
    }

    @Test
    void anExactMomentHasUpToSevenDigits() {
        assertThat(WireDates.exact(Instant.parse("2022-04-01T19:02:53.914295987Z")))
                .isEqualTo("2022-04-01T19:02:53.9142959Z");
        assertThat(WireDates.exact(Instant.parse("2022-04-01T19:02:53Z"))).isEqualTo("2022-04-01T19:02:53Z");
    }

    @Test
    void eTagsAreQuotedBigEndianRowVersions() {
        assertThat(ETags.of(0x0BE8)).isEqualTo("\"AAAAAAAAC+g=\"");
        assertThat(ETags.of(0x0BF0, 0x0BF2)).isEqualTo("\"AAAAAAAAC/AAAAAAAAAL8g==\"");
    }
}
