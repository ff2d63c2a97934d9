package io.scimwright.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.resource.User;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.AttributeType;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.Schema;
import io.scimwright.core.value.ScimObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Malformed JSON")
class MalformedJsonTest {

    private static void assertMalformed(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ScimException.class, e -> assertThat(e.error().status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "-1e-2147483648", "1e999999999", "1e99999999999999999999", "1e1001"})
    @DisplayName("a number whose exponent nobody can hold is refused")
    void exponents(String number) {
        String json = "{\"userName\": \"a\", \"x\": " + number + "}";
        assertMalformed(() -> ScimJson.read(json));
        assertMalformed(() -> ScimJson.decode(json, User.TYPE));
        assertMalformed(() -> ScimJson.decode(json.getBytes(StandardCharsets.UTF_8), User.TYPE, Dialect.tolerant()));
    }

    @Test
    @DisplayName("with an exponent a number is no integer, whatever it comes to")
    void integersHaveNoExponent() {
        ResourceType type = ResourceType.of(
                "Thing",
                "/Things",
                "",
                Schema.of(
                        "urn:example:Thing",
                        "Thing",
                        "",
                        List.of(AttributeDefinition.builder("n", AttributeType.INTEGER)
                                .build())),
                List.of());
        assertMalformed(() -> ScimJson.decode("{\"n\": 1e0}", type));
        assertMalformed(() -> ScimJson.decode("{\"n\": 12.5e1}", type));
        assertThat(ScimJson.decode("{\"n\": 125}", type).attributes().find("n")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    @DisplayName("only UTF-8 is read")
    void otherEncodings(String charset) {
        byte[] body = "{\"userName\": \"ada\"}".getBytes(Charset.forName(charset));
        assertMalformed(() -> ScimJson.decode(body, User.TYPE, Dialect.tolerant()));
        assertMalformed(() -> ScimJson.read(new ByteArrayInputStream(body)));
    }

    @Test
    @DisplayName("bytes that are no UTF-8 are refused: surrogates, overlong forms, half characters")
    void notUtf8() {
        for (int[] wrong : new int[][] {
            {0xED, 0xA0, 0x80}, {0xC0, 0x80}, {0xE0, 0x80, 0xAF}, {0xC3}, {0xFF}, {0xF4, 0x90, 0x80, 0x80}, {0x80}
        }) {
            StringBuilder latin = new StringBuilder("{\"userName\": \"");
            for (int octet : wrong) {
                latin.append((char) octet);
            }
            byte[] body = latin.append("\"}").toString().getBytes(StandardCharsets.ISO_8859_1);
            assertMalformed(() -> ScimJson.decode(body, User.TYPE, Dialect.tolerant()));
            assertMalformed(() -> ScimJson.read(new ByteArrayInputStream(body)));
        }
    }

    @Test
    @DisplayName("half a surrogate pair in an escape comes back as it was sent")
    void loneSurrogates() {
        for (String text : List.of("a\\ud800", "\\udc00 and quite some more text", "\\ud800?", "?", "\\ud83d\\ude00")) {
            ScimObject sent = ScimJson.read("{\"x\": \"" + text + "\"}");
            assertThat(ScimJson.read(ScimJson.write(sent))).isEqualTo(sent);
        }
    }
}
