package io.scimwright.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EscapesTest {

    @Test
    @DisplayName("every character is found to need an escape, or not, at every place of longer texts")
    void everyCharacterAtEveryPlace() {
        for (int length = Escapes.LEAST_LENGTH; length <= 30; length++) {
            for (int at = 0; at < length; at++) {
                for (char c = 0; c < 0x180; c++) {
                    StringBuilder text = new StringBuilder("~".repeat(length));
                    text.setCharAt(at, c);
                    boolean needed = c < 0x20 || c == '"' || c == '\\' || c == '?';
                    assertThat(Escapes.areNeeded(text.toString().getBytes(StandardCharsets.UTF_8)))
                            .as("U+%04X at %d of %d", (int) c, at, length)
                            .isEqualTo(needed);
                }
            }
        }
    }

    @Test
    @DisplayName("strings of any characters come back as they were written")
    void stringsComeBack() {
        int[] characters = IntStream.concat(
                        IntStream.range(0, 0x800), IntStream.of(0x2028, 0xD800, 0xDFFF, 0xFEFF, 0xFFFD, 0x1F600))
                .toArray();
        for (int c : characters) {
            for (String text : List.of(
                    Character.toString(c),
                    "before " + Character.toString(c) + (c % 2 == 0 ? " after" : " and \"quoted\""))) {
                ScimObject object = ScimObject.of("text", ScimString.of(text));
                assertThat(ScimJson.read(ScimJson.write(object)))
                        .as("U+%04X", c)
                        .isEqualTo(object);
            }
        }
    }
}
