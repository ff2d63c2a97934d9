package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FilterBasicsTest {

    @Test
    void andBindsTighterThanOr() {
        assertThat(Filter.parse("a pr or b pr and c pr"))
                .isEqualTo(Filter.attribute("a")
                        .present()
                        .or(Filter.attribute("b")
                                .present()
                                .and(Filter.attribute("c").present())));
    }

    @Test
    void theFormThatEntraSendsIsNormalised() {
        assertThat(Filter.parse("emails[type eq \"work\"].value eq \"x\"").toString())
                .isEqualTo("emails[type eq \"work\" and value eq \"x\"]");
        assertThat(Filter.parse("emails[type eq \"work\" or primary eq true].value pr")
                        .toString())
                .isEqualTo("emails[(type eq \"work\" or primary eq true) and value pr]");
    }

    @Test
    void aPathNamesAnAttributeElementsOrASchema() {
        AttributeTarget manager = (AttributeTarget) PatchPath.parse("urn:a:2.0:User:manager.value");
        assertThat(manager.path().qualifier()).contains("urn:a:2.0:User");
        assertThat(manager.path().attribute()).isEqualTo("manager");
        assertThat(manager.path().subAttribute()).contains("value");
        assertThat(PatchPath.parse("emails[type eq \"work\"].value"))
                .isEqualTo(ElementTarget.of(
                                AttributePath.of("emails"),
                                AttributePath.of("type").eq("work"))
                        .withSubAttribute("value"));
        assertThat(PatchPath.parse("schemas eq \"x\""))
                .isEqualTo(ElementTarget.of(
                        AttributePath.of("schemas"), AttributePath.of("value").eq("x")));
        assertThat(PatchPath.parse("urn:acme:2.0")).isEqualTo(new SchemaTarget("urn:acme:2.0"));
        assertThat(PatchPath.parse("urn:acme:2.0:User").toString()).isEqualTo("urn:acme:2.0:User");
    }

    @Test
    void anErrorShowsTheFaultAndWhatWasExpected() {
        assertThatThrownBy(() -> Filter.parse("userName xx \"ada\""))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessage("userName xx \"ada\"\n         ^ expected an operator"
                        + " (eq, ne, co, sw, ew, gt, ge, lt, le, pr)");
    }
}
