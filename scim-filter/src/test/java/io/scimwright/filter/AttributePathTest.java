package io.scimwright.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributePathTest {

    private static final AttributePath NAME = AttributePath.of("name");

    @Test
    void partsAreAddedAndTakenAway() {
        AttributePath manager = AttributePath.of("manager", "value").withQualifier("urn:x:y");

        assertThat(manager).hasToString("urn:x:y:manager.value");
        assertThat(manager.withoutQualifier()).hasToString("manager.value");
        assertThat(manager.withoutSubAttribute()).hasToString("urn:x:y:manager");
        assertThat(manager.withSubAttribute("$ref")).hasToString("urn:x:y:manager.$ref");
        assertThat(manager.withQualifier("urn:z:2.0")).hasToString("urn:z:2.0:manager.value");
        assertThat(NAME.withoutQualifier()).isSameAs(NAME);
        assertThat(NAME.withoutSubAttribute()).isSameAs(NAME);
        assertThat(AttributePath.parse("urn:x:y:manager.value"))
                .isEqualTo(manager)
                .hasSameHashCodeAs(manager);
    }

    @Test
    void pathsAreEqualWhenTheirTextsAre() {
        AttributePath path = AttributePath.parse("urn:x:y:a.b");

        assertThat(path)
                .isEqualTo(AttributePath.of("a", "b").withQualifier("urn:x:y"))
                .isNotEqualTo(AttributePath.parse("urn:x:y:A.b"))
                .isNotEqualTo(AttributePath.parse("urn:x:Y:a.b"))
                .isNotEqualTo(AttributePath.parse("urn:x:y:a.B"))
                .isNotEqualTo(AttributePath.parse("urn:x:y:a"))
                .isNotEqualTo(AttributePath.of("a", "b"))
                .isNotEqualTo("urn:x:y:a.b");
        assertThat(AttributePath.of("a").hashCode())
                .isNotEqualTo(AttributePath.of("b").hashCode());
        assertThat(AttributePath.of("a", "b").hashCode())
                .isNotEqualTo(AttributePath.of("a", "c").hashCode());
        assertThat(path.hashCode()).isNotEqualTo(path.withoutQualifier().hashCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a.b", "a b", "ü", "$", "$1", "_a", "a[", "a:b", "a\""})
    void whatIsNoNameIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AttributePath.of(name))
                .withMessageStartingWith("'" + name + "' is not an attribute name");
        assertThatIllegalArgumentException().isThrownBy(() -> AttributePath.of("a", name));
        assertThatIllegalArgumentException().isThrownBy(() -> NAME.withSubAttribute(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "x:", ":x", "urn: x", "urn:x[y", "urn:x\"y", "1urn:x", "u_n:x", "urn:ü"})
    void whatIsNoUriIsRefusedAsQualifier(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NAME.withQualifier(uri))
                .withMessage("'" + uri + "' is not a schema URI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"urn:x", "URN:x", "x:y", "https://h:80/p?a=b#c", "a+b-c.1:x", "urn:a-._~:/?#@!$&'*+,;=%09AZ"})
    void aUriIsTakenAsQualifier(String uri) {
        assertThat(AttributePath.parse(uri + ":a").qualifier()).contains(uri);
        assertThat(NAME.withQualifier(uri).qualifier()).contains(uri);
    }

    @Test
    void parsingSaysWhereAPathIsWrong() {
        PathSyntaxException error =
                catchThrowableOfType(PathSyntaxException.class, () -> AttributePath.parse("name.family name"));

        assertThat(error.offset()).isEqualTo(11);
        assertThat(error.token()).isEqualTo(" name");
        assertThat(error).hasMessage("""
                name.family name
                           ^ expected a letter A-Z, digit, '-', '_' or '$' in the name""");
    }

    @Test
    void filtersAreBuiltOnAPath() {
        assertThat(NAME.eq("a \"b\" \\")).hasToString("name eq \"a \\\"b\\\" \\\\\"");
        assertThat(NAME.eq(true)).hasToString("name eq true");
        assertThat(NAME.eq(-5)).hasToString("name eq -5");
        assertThat(NAME.eq(new BigDecimal("1.50"))).hasToString("name eq 1.50");
        assertThat(NAME.ne("x")).hasToString("name ne \"x\"");
        assertThat(NAME.contains("x")).hasToString("name co \"x\"");
        assertThat(NAME.startsWith("x")).hasToString("name sw \"x\"");
        assertThat(NAME.endsWith("x")).hasToString("name ew \"x\"");
        assertThat(NAME.gt(Literal.of(1))).hasToString("name gt 1");
        assertThat(NAME.ge(Literal.of(1))).hasToString("name ge 1");
        assertThat(NAME.lt(Literal.of(1))).hasToString("name lt 1");
        assertThat(NAME.le(Literal.of(1))).hasToString("name le 1");
        assertThat(NAME.compare(ComparisonOperator.EQ, Literal.ofNull())).hasToString("name eq null");
        assertThat(NAME.present()).hasToString("name pr");
        assertThat(NAME.where(NAME.present())).hasToString("name[name pr]");
        assertThat(Filter.attribute("urn:x:y:a.b").present()).hasToString("urn:x:y:a.b pr");
    }
}
