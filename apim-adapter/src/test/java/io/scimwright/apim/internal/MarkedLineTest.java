package io.scimwright.apim.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import java.util.Set;
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
        String whole =
                new MarkedLine(text, ScimObject.empty()).with(DATA, Set.of()).print();
        MarkedLine read = MarkedLine.parse(whole);
        assertThat(read.text()).isEqualTo(text);
        assertThat(read.data().find("externalId")).isEqualTo(DATA.find("externalId"));
        assertThat(MarkedLine.parse(whole + "\r\n").data()).isEqualTo(read.data());
    }

    @Test
    void whatSomebodyWroteBehindTheLineIsKeptBeforeIt() {
        String whole = new MarkedLine("above", DATA).print() + "\nbelow\n";
        MarkedLine read = MarkedLine.parse(whole);
        assertThat(read.text()).isEqualTo("above\nbelow");
        assertThat(read.data()).isEqualTo(DATA);
    }

    @Test
    void dataOfALaterVersionStays() {
        ScimObject later = ScimObject.of("later", ScimString.of("x"));
        MarkedLine changed = new MarkedLine("", later).with(DATA, Set.of("externalId"));
        assertThat(changed.data().findString("later")).contains("x");
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
