package io.scimwright.apim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedLineTest {

    private static final ScimObject DATA = ScimObject.of("externalId", ScimString.of("a\"b\nc'd"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "An administrator wrote this.",
                "two\nlines",
                "ends with a newline\n",
                "[scim] is a word here"
            })
    void theAdministratorsTextSurvives(String text) {
        String whole = new MarkedLine(text, ScimObject.empty()).with(DATA).print();
        MarkedLine read = MarkedLine.parse(whole);
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.data()).isEqualTo(DATA);
        assertThat(read.with(ScimObject.empty()).print()).isEqualTo(text);
    }

    @Test
    void aDamagedLineIsSomebodysText() {
        String damaged = "text\n[scim] {\"externalId\":";
        assertThat(MarkedLine.parse(damaged).text()).isEqualTo(damaged);
        assertThat(MarkedLine.parse(damaged).data().isAssigned()).isFalse();
    }

    @Test
    void aPieceIsFoundInTheLine() {
        String whole = new MarkedLine("text", DATA).print();
        assertThat(whole).contains(MarkedLine.piece("externalId", ScimString.of("a\"b\nc'd")));
    }
}
